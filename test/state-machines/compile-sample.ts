import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import type { TrackingPlan } from '../../shared/contracts/journey-file/tracking-plan.ts'
import type { WrittenCondition } from '../../shared/contracts/journey-file/written-condition.ts'
import { parseDuration } from '../../shared/domain/time/duration.ts'
import { toCondition } from '../../state-machines/1-parse/to-domain/to-condition.ts'
import type { KnownMessage, Workspace } from '../../state-machines/2-check/rule.ts'
import {
  type CompileResult,
  compileRead,
  journeyIn,
  type ReadJourney,
  readJourney,
  watchNamer,
} from '../../state-machines/compile-journey.ts'
import { digest, sampleWorkspace } from '../support/compile.ts'

/** Where the samples of all codes lie, in a folder for each. */
export const samples = join(import.meta.dirname, 'samples')

/** Compiles one file of a code's sample, in the workspace that its `workspace.yaml` describes, if it has one. */
export function compileSample(code: string, file: 'wrong.yaml' | 'right.yaml'): CompileResult {
  const text = readFileSync(join(samples, code, file), 'utf8')
  const read = readJourney({ kind: 'yaml', id: 'sample', file: 'sample.yaml', text }, digest)
  return compileRead(read, { workspace: withSample(workspaceOf(code), read), digest })
}

/** The sample is one of the journeys beside it, as in every workspace. */
function withSample({ journeys, ...workspace }: Workspace, read: ReadJourney): Workspace {
  const sample = journeyIn(read)
  if (journeys === undefined || sample === undefined) return workspace
  return { ...workspace, journeys: new Map([['sample', sample], ...journeys]) }
}

/** What a sample says of the workspace beside its journey; what it leaves out is not known. */
type WrittenWorkspace = {
  readonly settings?: Partial<Settings>
  readonly plan?: TrackingPlan
  readonly segments?: Readonly<Record<string, WrittenCondition>>
  readonly journeys?: Readonly<Record<string, object>>
  /** So many other journeys are like the one in `wrong.yaml`. */
  readonly copies?: number
  readonly messages?: Readonly<Record<string, Omit<KnownMessage, 'expires'> & { readonly expires?: string }>>
}

function workspaceOf(code: string): Workspace {
  const file = join(samples, code, 'workspace.yaml')
  if (!existsSync(file)) return sampleWorkspace
  const {
    settings,
    plan,
    segments,
    journeys,
    copies,
    messages = {},
  }: WrittenWorkspace = parse(readFileSync(file, 'utf8'))
  const others = Object.entries(messages).map(([id, { expires, ...known }]) => {
    const links = sampleWorkspace.messages.get(id)?.links
    return [id, { links, ...known, ...(expires === undefined ? {} : { expires: parseDuration(expires) }) }] as const
  })
  return {
    messages: new Map([...sampleWorkspace.messages, ...others]),
    ...(settings && { settings: { ...usualSettings, ...settings } }),
    ...(plan && { plan }),
    ...(segments && {
      segments: mapOf(segments, (condition) => toCondition(condition, watchNamer(digest), 'outside')),
    }),
    ...(journeys && { journeys: mapOf(journeys, journeyOf) }),
    ...(copies && { journeys: mapOf(copiesOf(code, copies), journeyOf) }),
  }
}

const usualSettings: Settings = {
  sender: { name: 'Northlight', email: 'hello@northlight.example', address: '8F, No. 27, Taipei' },
  timeZone: 'Asia/Taipei',
  languages: ['en'],
}

function copiesOf(code: string, count: number): Readonly<Record<string, object>> {
  const copied = parse(readFileSync(join(samples, code, 'wrong.yaml'), 'utf8'))
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`copy-${n}`, copied]))
}

function journeyOf(value: object, id: string) {
  const journey = journeyIn(readJourney({ kind: 'value', id, file: `${id}.ts`, value }, digest))
  if (journey === undefined) throw new Error(`the journey ${id} of a sample cannot be read`)
  return journey
}

const mapOf = <From, To>(
  values: Readonly<Record<string, From>>,
  read: (value: From, id: string) => To,
): ReadonlyMap<string, To> => new Map(Object.entries(values).map(([id, value]) => [id, read(value, id)]))
