import type { JourneyDay, NextWeekday } from '../../shared/domain/journey/journey.ts'
import type { Duration } from '../../shared/domain/time/duration.ts'
import type { Due } from '../graph.ts'
import type { Expression } from './asl.ts'

const input = '$states.context.Execution.Input'

/** Who the enrollment is of. */
export const contactId: Expression = `{% ${input}.contactId %}`

/** The enrollment: its id is the name of the execution. */
export const enrollmentId: Expression = '{% $states.context.Execution.Name %}'

/** The token of the task that is being entered. */
export const taskToken: Expression = '{% $states.context.Task.Token %}'

/** The answer to a question that was asked last. A Choice cannot catch an undefined value, so a missing answer is false. */
export const answerTo = (question: string): Expression =>
  `{% $exists($states.input.answers.${question}) and $states.input.answers.${question} = true %}`

/** The seconds until something is due, never less than `least`. Rounded up, so that nothing happens before its time. */
export function secondsUntil(due: Due, least: number): number | Expression {
  switch (due.kind) {
    case 'after':
      return secondsOf(due.time, least)
    case 'day':
      return secondsUntilDay(due, least)
    case 'weekday':
      return secondsUntilWeekday(due, least)
    case 'answer':
      return secondsUntilAnswer(due.question.id, least)
  }
}

/** The seconds of a duration on the contact's calendar: the clock on the wall is put forward by the days. */
export function secondsOf({ days, seconds }: Duration, least: number): number | Expression {
  if (days === 0) return Math.max(least, seconds)
  return reckoned(
    [`$wall := $now + $zone[$now < until][0].offset + ${days * day}`],
    `$max([${least}, $seconds + ${seconds}])`,
  )
}

/** The seconds until a day of the journey: so many days after entry, at the same clock time or at one of its own. */
function secondsUntilDay({ day: days, at }: JourneyDay, least: number): Expression {
  const clock = at === undefined ? '$clock' : `$floor($clock / ${day}) * ${day} + ${at * 60_000}`
  return reckoned(
    [
      `$entered := ${input}.enteredAt`,
      '$clock := $entered + $zone[$entered < until][0].offset',
      `$wall := ${clock} + ${days * day}`,
    ],
    `$max([${least}, $seconds])`,
  )
}

/**
 * The seconds until the contact’s calendar shows such a weekday next, and their clock that time; the moment itself is
 * past, as it always is on AWS, where a state takes time. 1970 began on a Thursday.
 */
const secondsUntilWeekday = ({ weekdays, at }: NextWeekday, least: number): Expression =>
  reckoned(
    [
      '$clock := $now + $zone[$now < until][0].offset',
      `$midnight := $floor($clock / ${day}) * ${day} + ${at * 60_000}`,
      `$days := [0..7].($midnight + $ * ${day})`,
      `$wall := $min($days[$ > $clock and ($floor($ / ${day}) + 4) % 7 in [${weekdays.join(', ')}]])`,
    ],
    `$max([${least}, $seconds])`,
  )

/** The seconds until an instant that was asked for last; one that is not known is now. */
const secondsUntilAnswer = (question: string, least: number): Expression =>
  `{% $max([${least}, $exists($states.input.answers.${question}) ? $ceil(($states.input.answers.${question} - $millis()) / 1000) : 0]) %}`

const day = 86_400_000

/**
 * An expression that reckons with the clock on the contact's wall. The first period of their zone in which the reading
 * `$wall` comes up says which instant it is; one that is left out is the moment of the change (see `instantOfWallTime`).
 */
const reckoned = (wall: readonly string[], result: string): Expression =>
  `{% (${[
    '$now := $millis()',
    `$zone := ${input}.zone`,
    ...wall,
    '$period := $zone[$wall - offset < until][0]',
    '$due := $max([$wall - $period.offset, $period.from])',
    '$seconds := $ceil(($due - $now) / 1000)',
    result,
  ].join('; ')}) %}`
