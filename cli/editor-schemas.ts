import { messageFileSchema } from '../shared/contracts/content/message-file.ts'
import { segmentFileSchema } from '../shared/contracts/content/segments.ts'
import { settingsFileSchema } from '../shared/contracts/content/settings-file.ts'
import { trackingPlanSchema } from '../shared/contracts/journey-file/tracking-plan.ts'
import { writtenScenario } from '../shared/contracts/scenario-file/written-scenario.ts'
import { editorSchema, journeyJsonSchema } from '../state-machines/journey-json-schema.ts'

/** The schemas by which editors know the words of every kind of file, by their paths; made of those that files are read with. */
export const editorSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries({
      journey: journeyJsonSchema(),
      scenario: editorSchema(writtenScenario),
      segment: editorSchema(segmentFileSchema),
      message: editorSchema(messageFileSchema),
      settings: editorSchema(settingsFileSchema),
      'tracking-plan': editorSchema(trackingPlanSchema),
    }).map(([name, schema]) => [`marketing/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`]),
  )
