import type { WrittenJourney } from '../shared/contracts/journey-file/written-journey.ts'
import type { WrittenStep } from '../shared/contracts/journey-file/written-step.ts'
import type { JourneySource } from '../state-machines/compile-journey.ts'

/** Journeys of 40 steps, three levels nested, that hand their contacts to each other and keep some of them apart. */
export const manyJourneys = (count: number): readonly JourneySource[] =>
  Array.from({ length: count }, (_, n) => ({
    kind: 'value',
    id: `journey-${n}`,
    file: `journey-${n}.ts`,
    value: journey(n),
  }))

/** The ids of the messages that they send. */
export const messagesOfMany: readonly string[] = Array.from({ length: 30 }, (_, n) => `message-${n}`)

/** The segments that they speak of, each by its condition. */
export const segmentsOfMany = Object.fromEntries(
  Array.from({ length: 20 }, (_, n) => [`segment-${n}`, { all: [{ tag: `tag-${n}` }, { not: { tag: 'left' } }] }]),
)

const journey = (n: number): WrittenJourney => ({
  name: `Journey ${n}`,
  trigger: [{ event: `Event ${n % 50}` }, { segment: { entered: `segment-${n % 20}` } }],
  audience: n % 2 === 0 ? { tag: 'customer' } : { not: { tag: 'customer' } },
  reentry: n % 3 === 0 ? 'always' : n % 3 === 1 ? { after: '30d' } : 'never',
  exit: [{ event: 'Order Completed' }],
  steps: [0, 1, 2, 3].flatMap((part) => tenSteps(n, part)),
})

/** Ten steps: a message with an answer, a branch in it, a split in that, and a fixed day behind them. */
const tenSteps = (n: number, part: number): WrittenStep[] => [
  {
    send: message(part, 0),
    day: part * 10,
    await: { opened: true, within: '3d' },
    then: [
      {
        branch: [{ if: { score: { gte: 10 * part } }, then: [{ tag: `tag-${(n + part) % 20}` }] }],
        else: [
          {
            split: [
              { name: 'a', weight: 1, then: [{ send: message(part, 1) }, { wait: '1d' }] },
              { name: 'b', weight: 1, then: [{ send: message(part, 2), at: '10:00', day: part * 10 + 4 }] },
            ],
          },
        ],
      },
    ],
    else: [{ send: message(part, 3), await: { clicked: true, within: '2d' }, else: [{ untag: `tag-${n % 20}` }] }],
  },
  { emit: { event: `Event ${(n + 7 * part) % 50}` } },
]

const message = (part: number, which: number): string => `message-${part * 7 + which}`
