import { type App, Tags } from 'aws-cdk-lib'
import type { CompiledContent } from './content/read-compiled.ts'
import { JourneysStack } from './journeys/journeys-stack.ts'
import { checkEverything } from './nag.ts'
import type { CodeOf } from './runtime/function.ts'
import { RuntimeStack } from './runtime/runtime-stack.ts'
import { StorageStack } from './storage/storage-stack.ts'

/** What a deployment is made from. */
export type WaymarkInputs = {
  readonly content: CompiledContent
  readonly codeOf: CodeOf
  readonly alarmEmail: string | undefined
  readonly publicUrl: string | undefined
}

/** The stacks of a deployment: what is kept, what runs, what is written. Each depends on those before it only. */
export type WaymarkStacks = {
  readonly storage: StorageStack
  readonly runtime: RuntimeStack
  readonly journeys: JourneysStack
}

/** Makes all of Waymark. */
export function makeWaymark(app: App, { content, ...settings }: WaymarkInputs): WaymarkStacks {
  Tags.of(app).add('application', 'waymark')
  const storage = new StorageStack(app, 'WaymarkStorage')
  const sender = content.settings.sender.email
  const runtime = new RuntimeStack(app, 'WaymarkRuntime', { storage, sender, ...settings })
  const journeys = new JourneysStack(app, 'WaymarkJourneys', { storage, runtime, content })
  checkEverything(app)
  return { storage, runtime, journeys }
}
