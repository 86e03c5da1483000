import { dayKey } from '../../shared/contracts/execution-input.ts'
import type { Duration } from '../../shared/domain/duration.ts'
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
  if (due.kind === 'after') return secondsOf(due.time, least)
  return `{% $max([${least}, $ceil((${input}.days.${dayKey(due)} - $millis()) / 1000)]) %}`
}

/**
 * The seconds of a duration on the contact's calendar: the clock on the wall is put forward by the days, and the first
 * period of the zone in which that reading comes up says which instant it is (see `instantOfWallTime`).
 */
export function secondsOf({ days, seconds }: Duration, least: number): number | Expression {
  if (days === 0) return Math.max(least, seconds)
  return `{% (${[
    '$now := $millis()',
    `$zone := ${input}.zone`,
    `$wall := $now + $zone[$now < until][0].offset + ${days * 86_400_000}`,
    '$period := $zone[$wall - offset < until][0]',
    '$due := $max([$wall - $period.offset, $period.from])',
    `$max([${least}, $ceil(($due - $now) / 1000) + ${seconds}])`,
  ].join('; ')}) %}`
}
