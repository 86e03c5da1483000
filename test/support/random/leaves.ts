import fc from 'fast-check'
import type { WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import type { About } from './conditions.ts'
import type { JourneyWorld } from './world.ts'

/** How far a path has come: what it has sent, the day it has reached, the ids that stand above, and where it is. */
export type Here = About & { readonly at: string; readonly day: number; readonly ids: readonly string[] }

/** What a step does, once it is known where it stands; `end` is undefined where nobody comes out behind it. */
export type Body = (here: Here) => { readonly step: WrittenStep; readonly end: Here | undefined }

/** One message that this path has not sent yet. */
export const sendArbitrary: fc.Arbitrary<Body> = fc.nat(20).map((pick) => (here) => {
  const send = chooseMessage(here, pick)
  return send === undefined ? tagInstead(here) : { step: { send }, end: { ...here, sent: [...here.sent, send] } }
})

/** A message that this path has not sent yet; undefined where none is left. */
export function chooseMessage({ world, sent }: About, pick: number): string | undefined {
  const left = Object.keys(world.messages).filter((message) => !sent.includes(message))
  return left[pick % Math.max(1, left.length)]
}

/** What stands where no message is left to be sent. */
export const tagInstead = (here: Here) => ({ step: { tag: here.world.tags.slice(0, 1) }, end: here })

/** A change of the contact. */
export function changeArbitrary({ tags, attributes }: JourneyWorld): fc.Arbitrary<Body> {
  const some = fc.uniqueArray(fc.constantFrom(...tags), { minLength: 1, maxLength: 2 })
  const [name = 'city', values = []] = Object.entries(attributes)[0] ?? []
  const change: fc.Arbitrary<WrittenStep> = fc.oneof(
    some.map((tag) => ({ tag })),
    some.map((untag) => ({ untag })),
    fc.constantFrom(...tags).map((tag) => ({ tag })),
    fc.constantFrom(...values, null).map((value) => ({ set: { [name]: value } })),
    fc.integer({ min: -20, max: 40 }).map((score) => ({ score })),
    fc.constantFrom({ score: { engagement: 1 } }, { score: { engagement: 2, main: -1 } }),
  )
  return change.map((step) => (here) => ({ step, end: here }))
}

/** The end of a path, with a reason. */
export const exitArbitrary = ({ texts }: JourneyWorld): fc.Arbitrary<Body> =>
  fc.constantFrom(...texts).map((exit) => () => ({ step: { exit }, end: undefined }))
