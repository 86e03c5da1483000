import { passesAll } from '../condition/comparison.ts'
import { holds, type World } from '../condition/condition.ts'
import type { Contact } from '../contact/contact.ts'
import type { EventMatch, ExitRule, Goal } from '../journey/journey.ts'
import type { JsonObject } from '../json.ts'
import { addDuration, type ZonePeriod } from '../time/local-time.ts'
import { type EnrollmentInProgress, enrollmentOver } from './enrollment.ts'
import { type Happening, isAnswered } from './happening.ts'
import { messageToCredit } from './message-to-credit.ts'

/** A waiting execution that is to go on: its contact answered, unless its time is up, or its enrollment is over. */
export type Wake =
  | {
      readonly kind: 'answered'
      readonly token: string
      readonly enrollmentId: string
      readonly journey: string
      readonly step: string
    }
  | { readonly kind: 'closed'; readonly token: string }

/** What became of an enrollment. */
export type Outcome =
  | {
      readonly kind: 'exited'
      readonly enrollmentId: string
      readonly journey: string
      readonly version: string
      readonly reason: string
    }
  | {
      readonly kind: 'goal-reached'
      readonly enrollmentId: string
      readonly journey: string
      readonly version: string
      readonly event: string
      readonly creditedTo?: string
    }

/** What of a journey decides over the enrollments in it. */
export type JourneyRules = { readonly exit: readonly ExitRule[]; readonly goal?: Goal | undefined }

/** The moment at which enrollments are settled, on the contact's calendar, and what conditions may speak of then. */
export type When = { readonly now: number; readonly zone: readonly ZonePeriod[]; readonly world: World }

/** The rules of the journey, in the version, that an enrollment is in. */
export type RulesOf = (enrollment: EnrollmentInProgress) => JourneyRules | undefined

/** A contact after their enrollments were settled, whom to wake, and what to write down. */
export type Settled = {
  readonly contact: Contact
  readonly wakes: readonly Wake[]
  readonly outcomes: readonly Outcome[]
}

/**
 * Holds every enrollment of a contact against what happened: goals count, exits end, answers wake. An exit is asked
 * before an answer, because from the moment it holds nothing more is done to the contact.
 */
export function settleEnrollments(
  contact: Contact,
  happening: Happening | undefined,
  rulesOf: RulesOf,
  when: When,
): Settled {
  let settled: Settled = { contact, wakes: [], outcomes: [] }
  for (const [enrollmentId, enrollment] of Object.entries(contact.enrollments)) {
    const rules = rulesOf(enrollment)
    if (rules === undefined) continue
    const one = settleOne({
      now: when.now,
      zone: when.zone,
      world: when.world,
      enrollmentId,
      enrollment,
      rules,
      contact,
      happening,
    })
    settled = {
      contact:
        one.enrollment === enrollment ? settled.contact : withEnrollment(settled.contact, enrollmentId, one.enrollment),
      wakes: [...settled.wakes, ...one.wakes],
      outcomes: [...settled.outcomes, ...one.outcomes],
    }
  }
  return settled
}

/** A contact with one enrollment changed, or without it. */
export function withEnrollment(
  contact: Contact,
  enrollmentId: string,
  enrollment: EnrollmentInProgress | undefined,
): Contact {
  const { [enrollmentId]: _, ...others } = contact.enrollments
  return { ...contact, enrollments: enrollment === undefined ? others : { ...others, [enrollmentId]: enrollment } }
}

/** The reason why an enrollment ends now, or undefined where nothing ends it. */
export function exitReason(
  rules: JourneyRules,
  facts: When & { readonly contact: Contact; readonly enrollmentId: string },
  happening?: Happening,
): string | undefined {
  for (const [index, rule] of rules.exit.entries()) {
    if (rule.kind === 'event' && happening?.kind === 'event' && matches(rule, happening)) return rule.event
    if (rule.kind === 'condition' && holds(rule.condition, facts)) return `exit condition ${index + 1}`
  }
  return undefined
}

type One = When & {
  readonly enrollmentId: string
  readonly enrollment: EnrollmentInProgress
  readonly rules: JourneyRules
  readonly contact: Contact
  readonly happening: Happening | undefined
}

type SettledOne = {
  readonly enrollment: EnrollmentInProgress | undefined
  readonly wakes: readonly Wake[]
  readonly outcomes: readonly Outcome[]
}

function settleOne(one: One): SettledOne {
  const { enrollmentId, rules, happening, now, zone } = one
  const told = { enrollmentId, journey: one.enrollment.journey, version: one.enrollment.version }
  const goal = goalReached(one)
  const enrollment = goal === undefined ? one.enrollment : { ...one.enrollment, goalReachedAt: now }
  const outcomes: Outcome[] = goal === undefined ? [] : [{ kind: 'goal-reached', ...told, ...goal }]
  if (enrollment.state === 'finished') {
    return { enrollment: isPastGoal(enrollment, rules.goal, now, zone) ? undefined : enrollment, wakes: [], outcomes }
  }
  const reason = exitReason(rules, one, happening)
  if (reason !== undefined) {
    const wakes: readonly Wake[] = enrollment.wait ? [{ kind: 'closed', token: enrollment.wait.token }] : []
    return {
      enrollment: enrollmentOver(enrollment, rules.goal),
      wakes,
      outcomes: [...outcomes, { kind: 'exited', ...told, reason }],
    }
  }
  const wait = enrollment.wait
  if (wait === undefined || !isAnswered(wait.answers, happening, enrollmentId))
    return { enrollment, wakes: [], outcomes }
  const { wait: _, ...woken } = enrollment
  const { token, step } = wait
  return {
    enrollment: woken,
    wakes: [{ kind: 'answered', token, enrollmentId, journey: told.journey, step }],
    outcomes,
  }
}

const matches = (match: EventMatch, happening: { readonly name: string; readonly properties: JsonObject }): boolean =>
  match.event === happening.name && passesAll(match.where, happening.properties)

function goalReached({ enrollment, rules, happening, zone }: One): { event: string; creditedTo?: string } | undefined {
  const { goal } = rules
  if (goal === undefined || enrollment.goalReachedAt !== undefined || happening?.kind !== 'event') return undefined
  if (!matches(goal, happening) || happening.at < enrollment.enteredAt) return undefined
  if (goal.within && happening.at > addDuration(zone, enrollment.enteredAt, goal.within)) return undefined
  const creditedTo = messageToCredit(enrollment)
  return { event: goal.event, ...(creditedTo === undefined ? {} : { creditedTo }) }
}

const isPastGoal = (
  enrollment: EnrollmentInProgress,
  goal: Goal | undefined,
  now: number,
  zone: readonly ZonePeriod[],
): boolean =>
  goal?.within === undefined ||
  enrollment.goalReachedAt !== undefined ||
  now > addDuration(zone, enrollment.enteredAt, goal.within)
