import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Definition } from '../../../state-machines/4-emit/asl.ts'
import { compiled, compileValue } from '../../support/compile.ts'
import { hostileTexts, hostileWorld } from '../../support/compiler/hostile-texts.ts'
import { isOurExpression, textsIn } from '../../support/compiler/our-expressions.ts'
import { tasksIn } from '../../support/compiler/tasks-in.ts'
import { journeyArbitrary, tries } from '../../support/random-journeys.ts'

/** How many journeys each law is tried on. */
const runs = 300

/** Holds a law against both forms of many journeys whose texts are all hostile. */
const always = (law: (definition: Definition) => void): void =>
  fc.assert(
    fc.property(journeyArbitrary(hostileWorld), fc.boolean(), ({ written, workspace }, isOptimised) => {
      law(compiled(compileValue(written, { workspace, isOptimised })).definition)
    }),
    tries(runs),
  )

describe('what an author wrote', () => {
  test('never stands in an expression: each is one of the compiler’s own, with numbers of its own', () => {
    always((definition) => {
      const expressions = [...textsIn(definition)].filter((text) => /\{%|%\}/.test(text))
      expect(expressions.length).toBeGreaterThan(0)
      expect(expressions.filter((text) => !isOurExpression(text))).toEqual([])
    })
  })

  test('never stands for a thing of the deployment', () => {
    const known = ['${send-email}', '${update-contact}', '${observe-contact}', '${call-webhook}']
    always((definition) => {
      expect([...textsIn(definition)].filter((text) => text.includes('${') && !known.includes(text))).toEqual([])
    })
  })

  test('comes up in the names of states only as letters, digits and harmless marks', () => {
    always(({ States }) => {
      const names = Object.keys(States)
      expect(names.filter((name) => !/^[\p{L}\p{M}\p{N} ·.,:?≥≤=_-]{1,80}$/u.test(name))).toEqual([])
      expect(names.filter((name) => name.length > 80 || name !== name.trim())).toEqual([])
    })
  })

  test('never makes two states one: in the plain form each step, each question and each choice has its own', () => {
    fc.assert(
      fc.property(journeyArbitrary(hostileWorld), ({ written, workspace }) => {
        const { journey, definition } = compiled(compileValue(written, { workspace, isOptimised: false }))
        const tasks = tasksIn(definition)
        const done = tasks.flatMap(({ step, awaits, calls, updates = [] }) => [step, awaits, calls, ...updates])
        const steps = new Set(done.filter((one) => one !== undefined && one !== ':completed'))
        const published = Object.entries(journey.steps).filter(([, { kind }]) => kind !== 'split')
        const choices = Object.values(definition.States).filter(({ Type }) => Type === 'Choice')
        expect([...steps].toSorted()).toEqual(published.map(([id]) => id).toSorted())
        expect(tasks.flatMap(({ asks = [] }) => asks).toSorted()).toEqual(Object.keys(journey.questions).toSorted())
        expect(choices).toHaveLength(Object.values(journey.questions).filter((one) => 'condition' in one).length)
      }),
      tries(runs),
    )
  })

  test('is kept as it was written in what functions read', () => {
    const written = (text: string) => ({
      name: text.slice(0, 100),
      trigger: { event: 'X', where: { form: text } },
      steps: [{ tag: text.slice(0, 64) }],
    })
    for (const text of hostileTexts) {
      const { journey } = compiled(compileValue(written(text)))
      expect(journey.name).toBe(text.slice(0, 100))
      expect(journey.triggers[0]).toMatchObject({ where: [{ field: 'form', tests: [{ kind: 'is', value: text }] }] })
      expect(Object.values(journey.steps)).toEqual([
        { kind: 'change', change: { kind: 'tag', tags: [text.slice(0, 64)] } },
      ])
    }
  })
})

describe('a state', () => {
  test('keeps its name to itself when a condition reads like it', () => {
    // As long as a name may be before it is cut off, so that nothing of the condition is left but this.
    const field = `Day 0 · send ${'a'.repeat(33)} · quiet hours`
    const steps = [
      { branch: [{ if: { attribute: { [field]: { exists: true } } }, then: [] }] },
      { send: 'a'.repeat(33) },
      { branch: [{ if: { attribute: { [field]: { exists: true } } }, then: [] }] },
    ]
    const workspace = { messages: new Map([['a'.repeat(33), {}]]) }
    const { definition } = compiled(compileValue({ name: 'A', trigger: { event: 'X' }, steps }, { workspace }))
    const kinds = Object.values(definition.States).map(({ Type }) => Type)
    expect(kinds.toSorted()).toEqual(['Choice', 'Choice', 'Succeed', 'Task', 'Task', 'Task', 'Wait'])
  })

  test('has a name of its own beside thirty others that begin with the same 60 letters', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `${'a'.repeat(55)}-${index}`)
    const workspace = { messages: new Map(ids.map((id) => [id, {}])) }
    const steps = ids.map((send) => ({ send }))
    const { definition } = compiled(
      compileValue({ name: 'A', trigger: { event: 'X' }, steps }, { workspace, isOptimised: false }),
    )
    const names = Object.keys(definition.States)
    expect(names).toHaveLength(30 * 2 + 2)
    expect(names.filter((name) => name.length > 80)).toEqual([])
  })
})

describe('a name that means something to JavaScript', () => {
  const named = (name: string) => JSON.parse(`{"${name}": 1}`) as Record<string, number>
  const base = { name: 'A', trigger: { event: 'X' }, steps: [{ wait: '1d' }] }
  const places: readonly (readonly [string, (name: string) => object])[] = [
    ['an attribute that is asked for', (name) => ({ ...base, audience: { attribute: named(name) } })],
    ['an attribute that is set', (name) => ({ ...base, steps: [{ set: named(name) }] })],
    ['a score that is asked for', (name) => ({ ...base, exit: [{ score: named(name) }] })],
    ['a score that is changed', (name) => ({ ...base, steps: [{ score: named(name) }] })],
    ['a property of the trigger', (name) => ({ ...base, trigger: { event: 'X', where: named(name) } })],
    ['a property of the goal', (name) => ({ ...base, goal: { event: 'X', where: named(name) } })],
    [
      'a property of what was done',
      (name) => ({ ...base, audience: { not: { did: { event: 'X', where: named(name) } } } }),
    ],
    ['a word of the journey', (name) => ({ ...base, ...Object.fromEntries(Object.entries(named(name))) })],
  ]

  test.each(places)('cannot name %s', (_, written) => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const { kind, diagnostics } = compileValue(written(name))
      expect(kind).toBe('mistakes')
      expect(diagnostics.map(({ message }) => message)).toContain(`\`${name}\` cannot be a name.`)
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('can be the id of a message, a link and a step, because it names nothing there', () => {
    const steps = [
      { send: 'constructor', await: { clicked: 'constructor', within: '1d' }, then: [{ exit: 'prototype' }] },
    ]
    const workspace = { messages: new Map([['constructor', { links: ['constructor'] }]]) }
    const { journey } = compiled(compileValue({ ...base, steps }, { workspace }))
    expect(Object.keys(journey.steps)).toEqual(['constructor', 'exit-prototype'])
  })
})
