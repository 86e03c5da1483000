import fc from 'fast-check'
import type { WrittenJourney } from '../../../shared/contracts/journey-file/written-journey.ts'
import type { WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import { worstBurst } from '../../../state-machines/2-check/people/worst-burst.ts'
import type { KnownMessage } from '../../../state-machines/2-check/rule.ts'
import type { History } from '../../support/history.ts'
import { plainMessage } from '../../support/test-workspace.ts'
import { provenOf, settingsWith } from './lives.ts'

/** The messages of a drip, each with its links. */
export const dripMessages = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`m${index}`, ['more']]))

const sixHours = { days: 0, seconds: 6 * 3600 }
const expires = (id: string) => (['m1', 'm3'].includes(id) ? { expires: sixHours } : {})

/** Every second message expires soon where it is put off: as it is published, and as the checks know it. */
export const expiringMessage: typeof plainMessage = (id, links) => ({ ...plainMessage(id, links), ...expires(id) })
export const expiringMessages = new Map<string, KnownMessage>(Object.keys(dripMessages).map((id) => [id, expires(id)]))

/** The quiet hours of most of these tests. */
export const night = { from: '21:00', until: '08:00' }

/** How many messages the proof counts within a time, where there are quiet hours. */
export function counted(written: WrittenJourney, within: number, quietHours = night): number {
  const { journey, known } = provenOf(written, { settings: settingsWith({ quietHours }) })
  return worstBurst(journey, within, known).length
}

/** A journey of a few messages one behind the other. */
export const dripOf = (steps: WrittenStep[]): WrittenJourney => ({
  name: 'Drip',
  trigger: { event: 'Form Submitted' },
  steps,
})

const clock = fc.constantFrom('00:30', '07:00', '08:30', '12:00', '20:45', '22:00')
const time = fc.constantFrom('30m', '2h', '7h', '11h', '13h', '1d', '1d 6h', '2d')
const wait = fc.oneof(
  { weight: 4, arbitrary: time },
  { weight: 1, arbitrary: clock.map((at) => ({ until: { weekday: 'any' as const, at } })) },
)

/** What stands before a message (a wait, a change, its day, its clock time), and whether it waits for a click. */
type Gap = {
  readonly wait?: Extract<WrittenStep, { wait: unknown }>['wait']
  readonly tag?: true
  readonly days?: number
  readonly at?: string
  readonly within?: string
}

const gap: fc.Arbitrary<Gap> = fc.oneof(
  fc.record({ days: fc.nat(1), at: clock, tag: fc.constant(true) }, { requiredKeys: ['days', 'at'] }),
  fc.record({ days: fc.nat(2), within: time }, { requiredKeys: ['days'] }),
  fc.record({ wait, days: fc.nat(2), at: clock, within: time }, { requiredKeys: [] }),
)

/** Journeys in which messages come near to each other; no day goes back. */
export const someDrip = fc.array(gap, { minLength: 2, maxLength: 5 }).map((gaps) => {
  let reached = 0
  const steps = gaps.flatMap(({ wait, tag, days, at, within }, index): WrittenStep[] => {
    reached += days ?? 0
    const when = days === undefined ? {} : { day: reached, ...(at === undefined ? {} : { at }) }
    const awaited = within === undefined ? {} : { await: { clicked: true as const, within } }
    return [
      ...(wait === undefined ? [] : [{ wait }]),
      ...(tag === undefined ? [] : [{ tag: `t${index}` }]),
      { send: `m${index}`, ...when, ...awaited },
    ]
  })
  return dripOf(steps)
})

/** Somebody who comes in after so many minutes, and clicks messages so many minutes after they came, or never. */
export type Dripped = {
  readonly enters: number
  readonly clicks: readonly (number | null)[]
  readonly timezone: keyof typeof offsets
}

/** How many minutes the clocks are ahead of UTC in June, in which none of them changes. */
export const offsets = { 'Asia/Taipei': 480, 'America/New_York': -240, 'Asia/Kolkata': 330 } as const

/** A contact who often comes in about when quiet hours begin or end. */
export const someDripped: fc.Arbitrary<Dripped> = fc.record({
  enters: fc.oneof(
    fc.nat(3 * 24 * 60),
    fc.tuple(fc.constantFrom(8, 21), fc.integer({ min: -90, max: 90 })).map(([at, more]) => (24 + at) * 60 + more),
  ),
  clicks: fc.array(fc.option(fc.integer({ min: 1, max: 48 * 60 })), { minLength: 5, maxLength: 5 }),
  timezone: fc.constantFrom('Asia/Taipei', 'America/New_York', 'Asia/Kolkata'),
})

/** What such a contact does. */
export function historyOf({ enters, clicks, timezone }: Dripped): History {
  const reactions = clicks.flatMap((minutes, index) =>
    minutes === null ? [] : [[`m${index}`, { kind: 'clicks', link: 0, after: minutes * 60_000 }] as const],
  )
  return {
    attributes: { timezone },
    deeds: [{ after: enters * 60_000, event: 'Form Submitted', properties: {} }],
    reactions: Object.fromEntries(reactions),
    tasksDone: [],
  }
}
