import type { ChooseNode } from '../graph.ts'
import type { State } from './asl.ts'
import { type Around, stateAt } from './emit-task.ts'
import { answerTo } from './expressions.ts'

/** A choice compares answers only; what was asked stands in the published journey. */
export const emitChoose = (node: ChooseNode, name: string, around: Around): Readonly<Record<string, State>> => ({
  [name]: {
    Type: 'Choice',
    Choices: node.cases.map(({ question, next }) => ({
      Condition: answerTo(question.id),
      Next: stateAt(next, around),
    })),
    Default: stateAt(node.otherwise, around),
  },
})
