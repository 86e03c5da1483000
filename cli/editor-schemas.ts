import * as z from 'zod'
import { messageFileSchema } from '../shared/contracts/content/message-file.ts'
import { segmentFileSchema } from '../shared/contracts/content/segments.ts'
import { settingsFileSchema } from '../shared/contracts/content/settings-file.ts'
import { trackingPlanSchema } from '../shared/contracts/journey-file/tracking-plan.ts'
import { writtenScenario } from '../shared/contracts/scenario-file/written-scenario.ts'
import { journeyJsonSchema } from '../state-machines/journey-json-schema.ts'

/** The schemas by which editors know the words of every kind of file, by their paths; made of those that files are read with. */
export const editorSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries({
      journey: journeyJsonSchema(),
      scenario: toJsonSchema(writtenScenario),
      segment: toJsonSchema(segmentFileSchema),
      message: toJsonSchema(messageFileSchema),
      settings: toJsonSchema(settingsFileSchema),
      'tracking-plan': toJsonSchema(trackingPlanSchema),
    }).map(([name, schema]) => [`marketing/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`]),
  )

const toJsonSchema = (schema: z.ZodType): object => z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })
