import fc from 'fast-check'
import type { WrittenAwait, WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import { emittedEvent } from './actions.ts'
import { eventArbitrary, someTime } from './conditions.ts'
import { type Body, chooseMessage, type Here, tagInstead } from './leaves.ts'
import type { JourneyWorld } from './world.ts'

/** Steps that are settled from the first to the last. */
export type Steps = (here: Here) => { readonly steps: WrittenStep[]; readonly end: Here | undefined }

type Arms = { readonly then: Steps; readonly else: Steps | undefined }

const armsArbitrary = (inner: fc.Arbitrary<Steps>): fc.Arbitrary<Arms> =>
  fc.record({ then: inner, else: fc.option(inner, { nil: undefined, freq: 3 }) })

/** A message, and an answer to it that decides how the path goes on. */
export const awaitArbitrary = (world: JourneyWorld, inner: fc.Arbitrary<Steps>): fc.Arbitrary<Body> =>
  fc
    .record({
      pick: fc.nat(20),
      link: fc.nat(5),
      kind: fc.constantFrom('opened', 'clicked', 'link', 'replied', 'event', 'any'),
      event: eventArbitrary(world),
      within: someTime,
      arms: armsArbitrary(inner),
    })
    .map(({ pick, link, kind, event, within, arms }) => (here) => {
      const send = chooseMessage(here, pick)
      if (send === undefined) return tagInstead(here)
      const links = world.messages[send] ?? []
      const answers: Readonly<Record<typeof kind, WrittenAwait>> = {
        opened: { opened: true, within },
        clicked: { clicked: true, within },
        link: { clicked: links[link % Math.max(1, links.length)] ?? true, within },
        replied: { replied: true, within },
        event: { ...event, within },
        any: { any: [{ replied: true }, { clicked: links[0] ?? true }, event], within },
      }
      const { lists, end } = settleArms(arms, { ...here, sent: [...here.sent, send] })
      return { step: { send, await: answers[kind], ...lists }, end }
    })

/** A task for a person, which may be done in time or not. */
export const taskArbitrary = ({ texts }: JourneyWorld, inner: fc.Arbitrary<Steps>): fc.Arbitrary<Body> =>
  fc
    .record({ title: fc.constantFrom(...texts), within: someTime, arms: armsArbitrary(inner) })
    .map(({ title, within, arms }) => (here) => {
      const { lists, end } = settleArms(arms, here)
      return { step: { task: { title, team: 'sales' }, await: { done: true, within }, ...lists }, end }
    })

/** A wait for an event, counted from the entry or from a step above. */
export const waitForArbitrary = (world: JourneyWorld, inner: fc.Arbitrary<Steps>): fc.Arbitrary<Body> =>
  fc
    .record({
      event: fc.oneof(
        { weight: 4, arbitrary: eventArbitrary(world) },
        { weight: 1, arbitrary: fc.constant({ event: emittedEvent }) },
      ),
      within: someTime,
      since: fc.option(fc.nat(9)),
      arms: armsArbitrary(inner),
    })
    .map(({ event, within, since, arms }) => (here) => {
      const named = since === null ? undefined : here.ids[since % Math.max(1, here.ids.length)]
      const { lists, end } = settleArms(arms, here)
      return { step: { 'wait-for': { ...event, within, ...(named && { since: named }) }, ...lists }, end }
    })

/** The id that the step at a place may have. */
export const idAt = ({ at }: Pick<Here, 'at'>): string => `step${at}`

function settleArms({ then, else: otherwise }: Arms, here: Here) {
  const yes = then({ ...here, at: `${here.at}-then` })
  const no = otherwise?.({ ...here, at: `${here.at}-else` })
  const lists = { then: yes.steps, ...(no && { else: no.steps }) }
  return { lists, end: joined(here, [yes.end, no ? no.end : here]) }
}

/** Where paths meet again: everything that one of them may have sent has been sent, and the latest day is reached. */
export function joined(here: Here, ends: readonly (Here | undefined)[]): Here | undefined {
  const open = ends.filter((end) => end !== undefined)
  if (open.length === 0) return undefined
  const sent = [...new Set(open.flatMap((end) => end.sent))]
  return { ...here, sent, day: Math.max(...open.map(({ day }) => day)) }
}
