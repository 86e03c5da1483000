import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDefinition } from '../../../local/step-functions/check-definition.ts'
import { compiledJourneySchema } from '../../../shared/contracts/content/compiled-journey.ts'
import { callWebhookTaskSchema } from '../../../shared/contracts/tasks/call-webhook-task.ts'
import { observeContactTaskSchema } from '../../../shared/contracts/tasks/observe-contact-task.ts'
import { sendMessageTaskSchema } from '../../../shared/contracts/tasks/send-message-task.ts'
import { updateContactTaskSchema } from '../../../shared/contracts/tasks/update-contact-task.ts'
import type { Definition } from '../../../state-machines/4-emit/asl.ts'
import { compiled, compileValue } from '../../support/compile.ts'
import { type Task, taskOf, tasksIn } from '../../support/compiler/tasks-in.ts'
import { journeyArbitrary, type RandomJourney, tries } from '../../support/random-journeys.ts'

/** How many journeys each law is tried on. */
const runs = 300

const bothForms = ({ written, workspace }: RandomJourney) => ({
  plain: compiled(compileValue(written, { workspace, isOptimised: false })),
  optimised: compiled(compileValue(written, { workspace })),
})

type Form = ReturnType<typeof bothForms>['plain']

/** Holds a law against both forms of many journeys. */
const always = (law: (form: Form) => void): void =>
  fc.assert(
    fc.property(journeyArbitrary(), (journey) => {
      const { plain, optimised } = bothForms(journey)
      law(plain)
      law(optimised)
    }),
    tries(runs),
  )

describe('any journey of the language', () => {
  test('compiles, with warnings at most', () => {
    always(({ diagnostics }) => expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]))
  })

  test('is published as the contract says, and comes back from its file the same', () => {
    always(({ journey }) => expect(compiledJourneySchema.parse(JSON.parse(JSON.stringify(journey)))).toEqual(journey))
  })

  test('hands every function a task that its contract takes', () => {
    always(({ definition }) => {
      for (const task of tasksIn(definition)) expect(contractTakes(task)).toBe(true)
    })
  })

  test('names its steps and questions to functions as they are published', () => {
    always(({ journey, definition }) => {
      const steps = new Set([...Object.keys(journey.steps), ':completed'])
      for (const { step, awaits, calls, updates = [], asks = [] } of tasksIn(definition)) {
        const named = [step, awaits, calls, ...updates].filter((one) => one !== undefined)
        expect(named.filter((one) => !steps.has(one))).toEqual([])
        expect(asks.filter((ask) => !Object.hasOwn(journey.questions, ask))).toEqual([])
      }
    })
  })

  test('asks before every choice what the choice goes by', () => {
    always(({ definition }) => expect(unansweredChoices(definition)).toEqual([]))
  })

  test('has states with names of their own, of 80 characters at most', () => {
    always(({ definition }) => {
      const names = Object.keys(definition.States)
      expect(names.filter((name) => name.length > 80)).toEqual([])
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    })
  })

  test('passes what the public validators do not look for', () => {
    always(({ definition }) => expect(checkDefinition(definition)).toEqual([]))
  })

  test('sends the same and changes the same in its plain and in its optimised form, in no more transitions', () => {
    fc.assert(
      fc.property(journeyArbitrary(), (random) => {
        const { plain, optimised } = bothForms(random)
        expect(effectsOf(optimised.definition)).toEqual(effectsOf(plain.definition))
        expect(optimised.journey.transitions.common).toBeLessThanOrEqual(plain.journey.transitions.common)
        expect(optimised.journey.transitions.plain).toBe(plain.journey.transitions.common)
      }),
      tries(runs),
    )
  })
})

const contractTakes = (task: Task): boolean =>
  [sendMessageTaskSchema, observeContactTaskSchema, updateContactTaskSchema, callWebhookTaskSchema].some(
    (schema) => schema.safeParse(task).success,
  )

/** What the tasks do to the contact: the messages they send, the steps they carry out. */
function effectsOf(definition: Definition) {
  const tasks = tasksIn(definition)
  const closes = tasks.some((task) => 'closes' in task && task.closes === true)
  const updates = tasks.flatMap((task) => task.updates ?? [])
  return {
    sends: [...new Set(tasks.flatMap(({ step }) => step ?? []))].sort(),
    calls: [...new Set(tasks.flatMap(({ calls }) => calls ?? []))].sort(),
    updates: [...new Set([...updates, ...(closes ? [':completed'] : [])])].sort(),
  }
}

/** Choices that some way leads to from a task that was not asked all that the choice goes by. */
function unansweredChoices({ States }: Definition): readonly string[] {
  const wants = new Map(
    Object.entries(States).flatMap(([name, state]) => (state.Type === 'Choice' ? [[name, state] as const] : [])),
  )
  const missing: string[] = []
  const follow = (name: string, known: readonly string[]): void => {
    const choice = wants.get(name)
    if (choice === undefined) return
    for (const { Condition, Next } of choice.Choices) {
      const asked = /answers\.(q[0-9]+) = true/.exec(Condition)?.[1] ?? Condition
      if (!known.includes(asked)) missing.push(`${name} wants ${asked}`)
      follow(Next, known)
    }
    follow(choice.Default, known)
  }
  for (const state of Object.values(States)) {
    if (state.Type === 'Choice' || state.Type === 'Succeed') continue
    const asks = taskOf(state)?.asks ?? []
    if (state.Next) follow(state.Next, asks)
    if (state.Type === 'Task') for (const { Next } of state.Catch) follow(Next, [])
  }
  return missing
}
