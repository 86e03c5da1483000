import type jsonata from 'jsonata'

/**
 * How long and how deep an expression may run. AWS allows one second and a depth that a sum of 200 terms already exceeds:
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html. Here steps are counted instead of time,
 * so that the same expression always ends the same way.
 */
const MAX_STEPS = 1_000_000
const MAX_DEPTH = 200

/** What an evaluation has used so far. */
export type Budget = { steps: number; depth: number }

/** The binding that holds the budget; the blank keeps it out of reach of any `$variable`. */
export const BUDGET = 'evaluation budget'

/** Makes an expression that could run for ever stop with an error, as AWS does. */
export function limitEvaluation(expression: jsonata.Expression): void {
  bindHook(expression, 'jsonata.__evaluate_entry', (budget) => {
    budget.steps += 1
    budget.depth += 1
    if (budget.steps > MAX_STEPS) throw new Error('Expression evaluation timeout: Check for infinite loop')
    if (budget.depth > MAX_DEPTH) throw new RangeError('too deep')
  })
  bindHook(expression, 'jsonata.__evaluate_exit', (budget) => {
    budget.depth -= 1
  })
}

/** The package looks its hooks up under symbols, which `assign` takes though its type says otherwise. */
function bindHook(expression: jsonata.Expression, hook: string, use: (budget: Budget) => void): void {
  const name = Symbol.for(hook) as unknown as string
  expression.assign(name, (_node: unknown, _input: unknown, environment: jsonata.Environment) => {
    use(environment.lookup(BUDGET))
  })
}
