import { describe, expect, test } from 'vitest'
import type { WrittenJourney } from '../../../shared/contracts/journey-file/written-journey.ts'
import type { WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import { graphOf } from '../../../state-machines/compile-journey.ts'
import { type Graph, type GraphNode, waysFrom } from '../../../state-machines/graph.ts'
import { compiled, compileValue } from '../../support/compile.ts'

const longId = (n: number): string => `${n}-`.padEnd(63, 'x')
const mostSteps = 150

/** The longest journeys that the language allows, each of one kind of step that makes much of itself. */
const longest: Readonly<Record<string, (n: number) => WrittenStep>> = {
  'sends, each on a day of its own': (n) => ({ send: longId(n), id: longId(n), day: n, at: '10:00' }),
  'sends that await an answer': (n) => ({ send: longId(n), await: { clicked: true, within: '1d' }, then: [] }),
  'waits for a date': (n) => ({ wait: { until: { attribute: 'renewal' }, within: '2d' }, id: longId(n) }),
  'waits by warmth': (n) => ({ wait: { hot: '1h', warm: '1d', cold: '2d' }, id: longId(n) }),
  'waits for a weekday': (n) => ({ wait: { until: { weekday: 'any', at: '10:00' } }, id: longId(n) }),
  'waits for an event': (n) => ({ 'wait-for': { event: 'Order Completed', within: '1d' }, id: longId(n) }),
  'tasks that are awaited': (n) => ({
    task: { title: 'Call', team: longId(0) },
    await: { done: true, within: '1d' },
    id: longId(n),
  }),
  'calls of servers': (n) => ({ webhook: { url: 'https://shop.example.com' }, id: longId(n) }),
  'changes, each on a day of its own': (n) => ({ tag: `tag ${n}`, id: longId(n), day: n, at: '10:00' }),
}

const journeyOf = (step: (n: number) => WrittenStep, count = mostSteps): WrittenJourney => ({
  name: 'Long',
  trigger: { event: 'Form Submitted' },
  exit: [{ event: 'Order Completed' }],
  steps: [...Array.from({ length: count - 1 }, (_, n) => step(n)), { tag: 'done' }],
})

/** Cases are counted as steps, and so is what stands in them. */
const branches: WrittenJourney = {
  ...journeyOf(() => ({ tag: 'x' }), 1),
  steps: [
    { branch: Array.from({ length: 73 }, (_, n) => ({ if: { tag: `tag ${n}` }, then: [{ untag: `tag ${n}` }] })) },
    { tag: 'done' },
  ],
}

const messages = new Map(Array.from({ length: mostSteps }, (_, n) => [longId(n), {}]))
const journeys = [
  ...Object.entries(longest).map(([what, step]) => [what, journeyOf(step)] as const),
  ['one branch', branches] as const,
]

/** The most entries that a node writes into the history: tasks are tried again nine times, calls of servers six times more. */
const entriesOf: Readonly<Record<GraphNode['kind'], number>> = {
  send: 6,
  wait: 2,
  choose: 2,
  end: 2,
  ask: 6 + 9 * 3,
  update: 6 + 9 * 3,
  await: 6 + 9 * 3,
  call: 6 + 15 * 3,
}

/** Each time that a message is put off, its task is entered anew, behind a wait. */
const entriesOfDeferral = entriesOf.send + entriesOf.wait

describe.each(journeys)('150 steps: %s', (_, written) => {
  for (const isOptimised of [false, true]) {
    const form = isOptimised ? 'as it is emitted' : 'in the plain form'
    const build = () => compiled(compileValue(written, { workspace: { messages }, isOptimised }))

    test(`${form} has a definition below 1 MB`, () => {
      const { definition } = build()
      expect(Object.keys(definition.States).length).toBeGreaterThan(mostSteps / 2)
      // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
      expect(Buffer.byteLength(JSON.stringify(definition))).toBeLessThan(1024 * 1024)
    })

    test(`${form} leaves room in its history, though each message is put off for two weeks`, () => {
      const entries = mostEntries(graphOf(build().source, isOptimised), 14)
      expect(entries).toBeGreaterThan(mostSteps / 3)
      expect(entries).toBeLessThan(25_000)
    })
  }
})

/** The most entries that one path writes, where each message is put off so many times. */
function mostEntries(graph: Graph, deferrals: number): number {
  const known = new Map<string, number>()
  const from = (id: string): number => {
    const node = graph.nodes.get(id)
    if (node === undefined) return 0
    const own = entriesOf[node.kind] + (node.kind === 'send' ? deferrals * entriesOfDeferral : 0)
    const found = known.get(id) ?? own + Math.max(0, ...waysFrom(node).map(from))
    known.set(id, found)
    return found
  }
  return from(graph.start)
}
