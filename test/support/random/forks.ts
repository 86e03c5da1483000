import fc from 'fast-check'
import type { WrittenAwait, WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import { conditionArbitrary, eventArbitrary, someTime } from './conditions.ts'
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
      kind: fc.constantFrom('opened', 'clicked', 'link', 'event'),
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
        event: { ...event, within },
      }
      const { lists, end } = settleArms(arms, { ...here, sent: [...here.sent, send] })
      return { step: { send, await: answers[kind], ...lists }, end }
    })

/** A wait for an event, counted from the entry or from a step above. */
export const waitForArbitrary = (world: JourneyWorld, inner: fc.Arbitrary<Steps>): fc.Arbitrary<Body> =>
  fc
    .record({
      event: eventArbitrary(world),
      within: someTime,
      since: fc.option(fc.nat(9)),
      arms: armsArbitrary(inner),
    })
    .map(({ event, within, since, arms }) => (here) => {
      const above = here.ids.filter((id) => id !== idAt(here))
      const named = since === null ? undefined : above[since % Math.max(1, above.length)]
      const { lists, end } = settleArms(arms, here)
      return { step: { 'wait-for': { ...event, within, ...(named && { since: named }) }, ...lists }, end }
    })

/** A choice by conditions. */
export const branchArbitrary = (world: JourneyWorld, inner: fc.Arbitrary<Steps>): fc.Arbitrary<Body> =>
  fc
    .record({
      cases: fc.array(fc.record({ if: conditionArbitrary(world), then: inner }), { minLength: 1, maxLength: 3 }),
      else: fc.option(inner, { nil: undefined }),
    })
    .map(({ cases, else: otherwise }) => (here) => {
      const settled = cases.map(({ if: condition, then }, index) => {
        const { steps, end } = then({ ...here, at: `${here.at}-${index}` })
        return { written: { if: condition(here), then: steps }, end }
      })
      const rest = otherwise?.({ ...here, at: `${here.at}-else` })
      const end = joined(here, [...settled.map((one) => one.end), rest ? rest.end : here])
      const branch = settled.map(({ written }) => written)
      return { step: { branch, ...(rest && { else: rest.steps }) }, end }
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
function joined(here: Here, ends: readonly (Here | undefined)[]): Here | undefined {
  const open = ends.filter((end) => end !== undefined)
  if (open.length === 0) return undefined
  const sent = [...new Set(open.flatMap((end) => end.sent))]
  return { ...here, sent, day: Math.max(...open.map(({ day }) => day)) }
}
