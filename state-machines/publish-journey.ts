import type { CompiledJourney } from '../shared/contracts/content/compiled-journey.ts'
import type { Answer } from '../shared/domain/enrollment/enrollment.ts'
import type { AwaitedAnswer, Journey, JourneyDay, SendStep, Step } from '../shared/domain/journey/journey.ts'
import { allSteps } from '../shared/domain/journey/walk-steps.ts'
import type { WatchNamer } from './1-parse/to-domain/to-condition.ts'
import { describeCondition } from './4-emit/describe-condition.ts'
import { findWatches } from './find-watches.ts'
import type { Graph, NodeId, Question } from './graph.ts'

/** What the functions get to know of a journey, all but its version, its states and what it costs. */
export function publishedParts(
  journey: Journey,
  plain: Graph,
  nameWatch: WatchNamer,
): Omit<CompiledJourney, 'version' | 'transitions' | 'states'> {
  const { id, name, theme, triggers, audience, reentry, exit, goal } = journey
  const steps = [...allSteps(journey.steps)].flatMap((step) => {
    const published = publishedStep(step, plain, nameWatch)
    return published === undefined ? [] : [[step.id, published] as const]
  })
  return mutable({
    id,
    name,
    ...(theme === undefined ? {} : { theme }),
    triggers,
    ...(audience === undefined ? {} : { audience }),
    reentry,
    exit,
    ...(goal === undefined ? {} : { goal }),
    steps: Object.fromEntries(steps),
    questions: questionsOf(plain),
    watches: findWatches(journey, nameWatch),
  })
}

// The contract's inferred type has mutable lists; nothing here changes one.
const mutable = (parts: object) => parts as Omit<CompiledJourney, 'version' | 'transitions' | 'states'>

function publishedStep(step: Step, plain: Graph, nameWatch: WatchNamer): object | undefined {
  switch (step.kind) {
    case 'send': {
      const nextDay = dayBehind(step, plain)
      return {
        kind: 'send',
        message: step.message,
        ...(step.stage === undefined ? {} : { stage: step.stage }),
        answers: (step.await?.answers ?? []).map((answer) => toAnswer(answer, step.message, nameWatch)),
        ...(nextDay === undefined ? {} : { nextDay }),
      }
    }
    case 'act':
      return { kind: 'act', action: step.action }
    case 'call':
      return { kind: 'call', webhook: step.webhook }
    case 'split': {
      const { variants, holdOut, winner } = step
      const ways = variants.map(({ name, weight }) => ({ name, weight }))
      return { kind: 'split', variants: ways, holdOut, ...(winner === undefined ? {} : { winner }) }
    }
    case 'wait-for':
      return { kind: 'await', watch: nameWatch(step.match), ...(step.since === undefined ? {} : { since: step.since }) }
    case 'change':
      return { kind: 'change', change: step.change }
    case 'exit':
      return { kind: 'exit', reason: step.reason }
    default:
      return undefined
  }
}

function toAnswer(answer: AwaitedAnswer, message: string, nameWatch: WatchNamer): Answer {
  if (answer.kind === 'event') return { kind: 'event', watch: nameWatch({ event: answer.event, where: answer.where }) }
  return { ...answer, message }
}

/** The day of the step right behind a send, and whether it is a later one than the send's own. */
function dayBehind(step: SendStep, plain: Graph): (JourneyDay & { readonly isLater: boolean }) | undefined {
  const send = plain.nodes.get(step.id)
  if (send?.kind !== 'send' || send.then.kind !== 'go-on') return undefined
  const next = plain.nodes.get(send.then.next)
  if (next?.kind !== 'wait' || next.due.kind !== 'day') return undefined
  const { day, at } = next.due
  return { day, ...(at === undefined ? {} : { at }), isLater: day > send.day }
}

/** In the plain form there is one look for each question. */
function questionsOf(plain: Graph): CompiledJourney['questions'] {
  const looks = [...plain.nodes.values()].filter((node) => node.kind === 'ask')
  return Object.fromEntries(
    looks.flatMap(({ questions, next }) =>
      questions.map((question) => [question.id, { ...published(question), behind: askedBehind(next, plain) }]),
    ),
  )
}

function published(question: Question): CompiledJourney['questions'][string] {
  if ('condition' in question) {
    const { step, condition } = question
    return { step, words: describeCondition(condition), condition }
  }
  const { step, date } = question
  return { step, words: `when is ${date.attribute}?`, date }
}

/** What is asked behind either answer, as long as nothing is done in between. */
function askedBehind(id: NodeId, plain: Graph): { readonly yes: string | null; readonly no: string | null } {
  const askedAt = (at: NodeId | undefined): string | null => {
    const node = at === undefined ? undefined : plain.nodes.get(at)
    return node?.kind === 'ask' ? (node.questions[0]?.id ?? null) : null
  }
  const choice = plain.nodes.get(id)
  if (choice?.kind !== 'choose') return { yes: askedAt(id), no: askedAt(id) }
  return { yes: askedAt(choice.cases[0]?.next), no: askedAt(choice.otherwise) }
}
