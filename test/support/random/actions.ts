import fc from 'fast-check'
import type { WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import type { Body } from './leaves.ts'
import type { JourneyWorld } from './world.ts'

/** An event that random journeys let contacts do; none of them is triggered or ended by it, or they would go on for ever. */
export const emittedEvent = 'Score Raised'

/** Something done for the contact elsewhere: leads, tasks, calls, events, other journeys. */
export function actionArbitrary(world: JourneyWorld): fc.Arbitrary<Body> {
  const properties = fieldsArbitrary(world)
  const note = fc.option(fc.constantFrom(...world.texts), { nil: undefined })
  const action: fc.Arbitrary<WrittenStep> = fc.oneof(
    note.map((text) => ({ lead: { team: 'sales', ...(text === undefined ? {} : { note: text }) } })),
    fc.constantFrom(...world.texts).map((title) => ({ task: { title, team: 'support', due: '2d' } })),
    properties.map((body) => ({ webhook: { url: 'https://hooks.example.com/waymark', body, store: { crm: 'id' } } })),
    properties.map((given) => ({ emit: { event: emittedEvent, properties: given } })),
    properties.map((given) => ({ enroll: { journey: 'another', properties: given } })),
    fc.constant({ enroll: 'another' }),
  )
  return action.map((step) => (here) => ({ step, end: here }))
}

/** Values of every origin. */
const fieldsArbitrary = ({ attributes, texts }: JourneyWorld) =>
  fc.dictionary(
    fc.constantFrom('amount', 'plan', 'who'),
    fc.oneof(
      fc.constantFrom(...texts, 5, true, null),
      fc.constantFrom(...Object.keys(attributes)).map((attribute) => ({ attribute })),
      fc.constantFrom('form', 'amount').map((property) => ({ property })),
    ),
    { maxKeys: 3, noNullPrototype: true },
  )
