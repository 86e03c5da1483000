import { type Formula, literalsIn, subjectOf } from './formula.ts'
import { isImpossible } from './solve.ts'

/**
 * Whether formulas cannot all hold where something is given that can: they contradict each other, or what is given. It is
 * looked for without the given first, and then with what of it has to do with them: a search through more may get tired.
 */
export const isExcluded = (formulas: readonly Formula[], given: Formula): boolean =>
  isImpossible({ kind: 'all', of: formulas }) || isImpossible(together(formulas, given))

/** Formulas, and in front of them what of the given speaks about the same, or about what that speaks about. */
export function together(formulas: readonly Formula[], given: Formula): Formula {
  const subjects = new Set(formulas.flatMap(subjectsIn))
  let left = partsOf(given).map((part) => ({ part, about: subjectsIn(part) }))
  const found: Formula[] = []
  for (let before = -1; before < found.length; ) {
    before = found.length
    const near = left.filter(({ about }) => about.some((subject) => subjects.has(subject)))
    left = left.filter((one) => !near.includes(one))
    for (const { part, about } of near) {
      found.push(part)
      for (const subject of about) subjects.add(subject)
    }
  }
  return { kind: 'all', of: [...found, ...formulas] }
}

const partsOf = (formula: Formula): readonly Formula[] =>
  formula.kind === 'all' ? formula.of.flatMap(partsOf) : [formula]

const subjectsIn = (formula: Formula): readonly string[] => [...literalsIn(formula)].map(({ ask }) => subjectOf(ask))
