import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { CompiledContent, DeployableJourney } from '../../cdk/content/read-compiled.ts'
import { makeWaymark, type WaymarkInputs } from '../../cdk/waymark.ts'
import { compileJourney } from '../../state-machines/compile-journey.ts'
import { projectRoot } from '../architecture/project-files.ts'

/** A journey that uses every kind of state: it sends, waits for an event, looks at its contact and changes it. */
const welcome = `
name: Welcome
trigger:
  event: Signed Up
exit:
  - event: Left
goal: { event: Bought, within: 30d }
steps:
  - send: hello
    await: { opened: true, within: 2d }
    then:
      - tag: engaged
    else:
      - send: reminder
  - wait-for: { event: Bought, within: 5d }
    then:
      - tag: customer
  - branch:
      - if: { tag: customer }
        then:
          - send: thanks
`

const cart = `
name: Cart
trigger:
  event: Product Added
reentry: { after: 7d }
exit:
  - event: Bought
goal: { event: Bought, within: 3d }
steps:
  - wait: 24h
  - send: reminder
`

/** Compiles a journey as the compiler does for a deployment. */
function compiled(id: string, text: string): DeployableJourney {
  const messages = new Map(['hello', 'reminder', 'thanks'].map((name) => [name, {}]))
  const digest = (what: string): string => createHash('sha256').update(what).digest('hex')
  const result = compileJourney({ kind: 'yaml', id, file: `${id}.yaml`, text }, { workspace: { messages }, digest })
  if (result.kind === 'mistakes') throw new Error(JSON.stringify(result.diagnostics, null, 2))
  return { journey: result.journey, definition: JSON.stringify(result.definition) }
}

const journeys = [compiled('welcome', welcome), compiled('cart', cart)]

/** Content with two journeys and a message, as it would lie in the folder `compiled`. */
export const content: CompiledContent = {
  settings: {
    sender: { name: 'Northlight', email: 'hello@northlight.example', address: 'Taipei' },
    timeZone: 'Asia/Taipei',
    languages: ['en'],
  },
  segments: {},
  index: { journeys: Object.fromEntries(journeys.map(({ journey: { id, version } }) => [id, { version }])) },
  journeys,
  messages: [{ id: 'hello', channel: 'email', topic: 'news', links: {}, languages: {} }],
}

/** A resource of a template. */
export type Resource = {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
  readonly DependsOn?: readonly string[]
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

/**
 * The three stacks of a deployment as CloudFormation gets them, with code that is not bundled. CDK's own rules take
 * three seconds in every process; one file asks for them.
 */
export function synthesize(over: Partial<WaymarkInputs> = {}, withRulesOfCdk = false) {
  const { context } = JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8'))
  const app = new App({ context, builtinCloudFormationValidation: withRulesOfCdk })
  const codeOf = () => Code.fromInline('export const handler = async () => undefined')
  const stacks = makeWaymark(app, { content, codeOf, alarmEmail: undefined, publicUrl: undefined, ...over })
  const templates = {
    storage: Template.fromStack(stacks.storage),
    runtime: Template.fromStack(stacks.runtime),
    journeys: Template.fromStack(stacks.journeys),
  }
  const all = Object.values(templates)
  /** The resources of a type in all stacks, with the names by which they are called in their templates. */
  const resources = (type: string): readonly (readonly [string, Resource])[] =>
    all.flatMap((template) => Object.entries(template.findResources(type)) as [string, Resource][])
  return { app, stacks, ...templates, resources, text: JSON.stringify(all.map((template) => template.toJSON())) }
}

/** Reads a place deep in a value of a template; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
}
