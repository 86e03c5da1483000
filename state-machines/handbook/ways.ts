import type { Step } from '../../shared/domain/journey/journey.ts'
import { describeDuration } from '../../shared/domain/time/duration.ts'
import { conditionWords } from './words/condition-words.ts'
import { percent } from './words/journey-words.ts'
import type { Names } from './words/names.ts'
import { answersWords } from './words/step-words.ts'

/** One way on from a step: who goes it, and what happens there. */
export type Way = {
  readonly label: string
  readonly tone: 'yes' | 'no' | 'case'
  readonly steps: readonly Step[]
}

/** The ways on from a step, in the order in which they are asked; none where there is only one. */
export function waysOn(step: Step, names: Names): readonly Way[] {
  switch (step.kind) {
    case 'send':
      return step.await ? answerWays(step.await, answersWords(step.await.answers)) : []
    case 'wait-for':
      return answerWays(step, 'it came')
    case 'act':
      return step.await ? answerWays(step.await, 'done') : []
    case 'branch': {
      const cases = step.cases.map(({ condition, steps }, index) => {
        const words = conditionWords(condition, names)
        return { label: index === 0 ? words : `else ${words}`, tone: 'case', steps } as const
      })
      return [...cases, { label: 'everybody else', tone: 'no', steps: step.otherwise }]
    }
    case 'split':
      return shares(step)
    default:
      return []
  }
}

type Awaited = Extract<Step, { kind: 'wait-for' }>

const answerWays = (
  { within, answered, unanswered }: Pick<Awaited, 'within' | 'answered' | 'unanswered'>,
  answer: string,
): readonly Way[] => [
  { label: answer, tone: 'yes', steps: answered },
  { label: `not within ${describeDuration(within)}`, tone: 'no', steps: unanswered },
]

function shares({ variants, holdOut }: Extract<Step, { kind: 'split' }>): readonly Way[] {
  const all = variants.reduce((sum, { weight }) => sum + weight, 0)
  const ways = variants.map(({ name, weight, steps }) => {
    const share = percent((weight / all) * (1 - holdOut))
    return { label: `${name} · ${share}`, tone: 'case', steps } as const
  })
  return holdOut > 0 ? [...ways, { label: `held out · ${percent(holdOut)}`, tone: 'no', steps: [] }] : ways
}
