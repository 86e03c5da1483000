import type { CommonHabits, Occurrence } from '../../state-machines/costs/assumed/common-habits.ts'
import { percentText } from '../../state-machines/costs/number-text.ts'

/** What is assumed of contacts, as sentences: the same for the price of a journey and for its simulation. */
export const habitSentences = (habits: CommonHabits): readonly string[] => [
  `Assumed of contacts: ${percentText(habits.opens)} of the mails are opened; of those who open, ` +
    `${percentText(habits.clicks)} click and ${percentText(habits.replies)} reply.`,
  `The goal comes ${often(habits.goal)}, an event that ends the journey ${often(habits.exits)}; ` +
    `${percentText(habits.awaited)} of the events that are waited for come in time.`,
  `What a journey asks of a contact holds for ${percentText(habits.asked)}; ${percentText(habits.tagged)} have a tag ` +
    `that it asks for, ${percentText(habits.before)} did before what it asks about.`,
  ...namedIn(habits),
]

const often = ({ anyway, afterClick }: Occurrence): string =>
  `to ${percentText(anyway)} anyway and after ${percentText(afterClick)} of the clicks`

/** Of what something of its own is assumed. */
function namedIn({ messages, events, tags, scores }: CommonHabits): readonly string[] {
  const names = [messages, events, tags, scores].flatMap((named) => Object.keys(named))
  return names.length === 0 ? [] : [`Of these something else is assumed: ${names.join(', ')}.`]
}
