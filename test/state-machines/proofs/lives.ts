import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import type { WrittenJourney } from '../../../shared/contracts/journey-file/written-journey.ts'
import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { loopBetweenJourneys } from '../../../state-machines/2-check/people/loop-between-journeys.ts'
import type { Workspace } from '../../../state-machines/2-check/rule.ts'
import { type JourneyPaths, journeyPaths } from '../../../state-machines/2-check/time/paths/journey-paths.ts'
import { journeyIn, readJourney, watchNamer } from '../../../state-machines/compile-journey.ts'
import { publishSegments } from '../../../state-machines/publish-segments.ts'
import { digest } from '../../support/compile.ts'
import { type History, live } from '../../support/history.ts'
import { days, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { plainMessage, testSettings, testWorkspace, yaml } from '../../support/test-workspace.ts'

/** A message as it was sent, so many seconds after the entry of its enrollment. */
export type Sent = { readonly enrollmentId: string; readonly step: string; readonly seconds: number }

/** A journey as the checks read it, with what is known of its paths. */
export function provenOf(
  written: unknown,
  workspace: Partial<Workspace> = {},
): { readonly journey: Journey; readonly known: JourneyPaths } {
  const journey = journeyIn(readJourney({ kind: 'value', id: 'random', file: 'random.ts', value: written }, digest))
  if (journey === undefined) throw new Error('the journey cannot be read')
  return { journey, known: journeyPaths(journey, { messages: new Map(), ...workspace }) }
}

/** Lets contacts live through a journey, also one that the checks forbid, and answers what was sent to each of them. */
export async function sentInLives(
  written: WrittenJourney,
  histories: readonly History[],
  { messages, startsAt, settings = {}, message = plainMessage }: LivesOptions,
): Promise<readonly (readonly Sent[])[]> {
  const source = { kind: 'value', id: 'random', file: 'random.ts', value: written } as const
  const test = openTestRuntime(
    testWorkspace({ journeys: [source], messages, settings, message, isChecked: false }),
    startsAt,
  )
  await live(
    test,
    histories.map((history) => entering(written, history)),
    startsAt + days(420),
  )
  const lives = await Promise.all(histories.map((_, index) => sentTo(test, `u${index}`)))
  await test.close()
  return lives
}

type LivesOptions = {
  readonly messages: Readonly<Record<string, readonly string[]>>
  readonly startsAt: number
  readonly settings?: Partial<Settings>
  readonly message?: typeof plainMessage
}

/** What was sent to one contact, oldest first. */
export async function sentTo(test: TestRuntime, userId: string): Promise<readonly Sent[]> {
  const timeline = await test.timeline(userId)
  const entered = new Map(
    timeline.flatMap((one) => (one.kind === 'entered' ? [[one.enrollmentId, one.at] as const] : [])),
  )
  return test.mails(`${userId}@example.com`).map(({ mail, sentAt }) => {
    const { enrollmentId, step } = mail.why
    return { enrollmentId, step, seconds: (sentAt - (entered.get(enrollmentId) ?? Number.NaN)) / 1000 }
  })
}

/** The most messages within a time (in seconds) that begins with one of them and ends before its end. */
export const mostWithin = (sent: readonly Sent[], within: number): number =>
  Math.max(
    0,
    ...sent.map(
      ({ seconds: first }) => sent.filter(({ seconds }) => seconds >= first && seconds < first + within).length,
    ),
  )

/** A history that begins with what lets the contact in, so that few lives pass the journey by. */
function entering({ trigger }: WrittenJourney, { deeds, ...rest }: History): History {
  const [first] = [trigger].flat()
  if (typeof first !== 'object' || !('event' in first)) return { deeds, ...rest }
  const wanted = Object.entries(first.where ?? {}).flatMap(([name, test]) => {
    const value = Array.isArray(test) ? test[0] : test
    return typeof value === 'object' || value === undefined ? [] : [[name, value] as const]
  })
  const properties = { ...deeds[0]?.properties, ...Object.fromEntries(wanted) }
  return { ...rest, deeds: [{ after: deeds[0]?.after ?? 0, event: first.event, properties }, ...deeds.slice(1)] }
}

/** A test runtime for journeys in YAML, by their ids; each sends the messages that it names. */
export function runtimeFor(
  journeys: Readonly<Record<string, string>>,
  startsAt?: number,
  settings: Partial<Settings> = {},
  segments: Readonly<Record<string, string>> = {},
) {
  const names = [
    ...Object.values(journeys)
      .join('\n')
      .matchAll(/send: ([a-z-]+)/g),
  ].map(([, id = '']) => id)
  const messages = Object.fromEntries(names.map((id) => [id, ['more']]))
  const sources = Object.entries(journeys).map(([id, text]) => yaml(id, text))
  return openTestRuntime(testWorkspace({ journeys: sources, messages, settings, segments, isChecked: false }), startsAt)
}

/** The findings of one code in a workspace of journeys in YAML. */
export function workspaceIn(
  journeys: Readonly<Record<string, string>>,
  rest: Partial<Workspace> = {},
): Workspace & {
  readonly journeys: ReadonlyMap<string, Journey>
} {
  const read = Object.entries(journeys).map(([id, text]) => {
    const journey = journeyIn(readJourney(yaml(id, text), digest))
    if (journey === undefined) throw new Error(`${id} cannot be read`)
    return [id, journey] as const
  })
  return { messages: new Map(), ...rest, journeys: new Map(read) }
}

/** The settings of tests with caps, or with other words. */
export const settingsWith = (settings: Partial<Settings>): Settings => ({ ...testSettings, ...settings })

type Journeys = Readonly<Record<string, string>>

/** The conditions of segments, each as it stands under `if`. */
const segmentsOf = (segments: Journeys) =>
  publishSegments(
    Object.entries(segments).map(([id, text]) => ({
      id,
      file: { file: `${id}.yaml`, text: `name: ${id}\nif: ${text}\n` },
    })),
    { digest, nameWatch: watchNamer(digest) },
  ).conditions

/** The loops that are told of a workspace, by journey: the severity, and the way round. */
export function loopsIn(journeys: Journeys, segments: Journeys = {}, settings: Partial<Settings> = {}) {
  const workspace = workspaceIn(journeys, { segments: segmentsOf(segments), settings: settingsWith(settings) })
  const found = [...workspace.journeys].flatMap(([id, journey]) =>
    [...loopBetweenJourneys(journey, workspace)].map(({ severity, message }) => {
      const [, way = ''] = /: (.*)\.$/.exec(message) ?? []
      return [id, `${severity}: ${way.replaceAll('`', '')}`] as const
    }),
  )
  return Object.fromEntries(found)
}

/** A journey in YAML. */
export const journeyOf = (trigger: string, steps: string, rest = 'reentry: always') =>
  `name: A journey\ntrigger: ${trigger}\n${rest}\nsteps:\n${steps}`

/** How often a contact comes into the journeys of a workspace within so many days of one event. */
export async function entriesIn(
  journeys: Journeys,
  event: string,
  count: number,
  segments: Journeys = {},
): Promise<number> {
  const test = runtimeFor(journeys, undefined, {}, segments)
  await test.identify('u', { email: 'u@example.com' })
  await test.track('u', event)
  await test.pass(days(count) - 1000)
  const entries = (await test.timeline('u')).filter(({ kind }) => kind === 'entered').length
  await test.close()
  return entries
}
