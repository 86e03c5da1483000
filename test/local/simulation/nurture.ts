import { type Habits, usualHabits } from '../../../local/simulation/habits/habits.ts'
import { testSettings, testWorkspace, yaml } from '../../support/test-workspace.ts'

const nurture = `
name: Nurture
trigger: { event: Form Submitted, where: { form: ebook } }
audience: { not: { tag: customer } }
exit: [{ event: Demo Booked }]
goal: { event: Demo Booked, within: 30d, baseline: 15%, target: 25% }
steps:
  - send: welcome
    day: 0
  - send: case-study
    day: 2
    await: { clicked: details, within: 3d }
    then:
      - tag: engaged
      - send: product-demo
    else:
      - send: plain-introduction
  - send: problem-solved
    day: 5
  - branch:
      - if: { score: { gte: 60 } }
        then:
          - tag: sales-ready
      - if: { opened: case-study }
        then:
          - send: customer-voices
            day: 9
    else:
      - wait: 3d
      - send: one-more-reason
  - send: book-a-demo
    day: 14
`

const messages = {
  welcome: ['ebook'],
  'case-study': ['details'],
  'product-demo': ['demo'],
  'plain-introduction': ['tour'],
  'problem-solved': ['story'],
  'customer-voices': ['voices'],
  'one-more-reason': ['guide'],
  'book-a-demo': ['book'],
}

/** A nurture of fourteen days, with the plainest messages. */
export const workspace = testWorkspace({ journeys: [yaml('nurture', nurture)], messages })

/** Habits of a test. */
export const habitsWith = (habits: Partial<Habits>): Habits => ({ ...usualHabits(testSettings), ...habits })

/** Contacts who do nothing at all, and of whom nothing is known. */
export const idle: Partial<Habits> = {
  ...{ opens: 0, awaited: 0, asked: 0, before: 0, tagged: 0, scores: { main: { from: 0, to: 0 } } },
  goal: { anyway: 0, afterClick: 0 },
  exits: { anyway: 0, afterClick: 0 },
}

/** So many contacts through the journey. */
export const through = (contacts: number, habits: Partial<Habits> = {}) => ({
  journey: 'nurture',
  contacts,
  startsAt: Date.UTC(2026, 2, 2),
  habits: habitsWith(habits),
})
