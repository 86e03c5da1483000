import { describe, expect, test } from 'vitest'
import type { WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import { graphOf } from '../../../state-machines/compile-journey.ts'
import { nodeUse } from '../../../state-machines/costs/node-use.ts'
import { plus, type Use } from '../../../state-machines/costs/use.ts'
import {
  deferralUse,
  entryUse,
  eventUse,
  identifyUse,
  mailUse,
  ownEventUse,
} from '../../../state-machines/costs/uses.ts'
import { compiled, compileValue } from '../../support/compile.ts'
import type { Units } from './count-units.ts'
import { countedLives } from './counted-lives.ts'
import { walk } from './walk.ts'

/**
 * The profile is one item: each KB by which it grows makes every write of it dearer by two units. A twentieth, and
 * one unit for the KB that a step may begin, is no other bill.
 */
function expectNear(what: string, { writes, reads }: Units, told: Use): void {
  const [toldWrites, toldReads] = [told.writes ?? 0, told.reads ?? 0]
  expect
    .soft(Math.abs(writes - toldWrites), `${what}: ${writes} writes, told ${toldWrites}`)
    .toBeLessThanOrEqual(toldWrites / 20 + 1)
  expect
    .soft(Math.abs(reads - toldReads), `${what}: ${reads} reads, told ${toldReads}`)
    .toBeLessThanOrEqual(toldReads / 20 + 1)
}

const workspace = { messages: new Map(['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((id) => [id, { links: ['details'] }])) }

/** What the steps are told to use, for a contact who answers nothing, for whom no condition holds, and who is held out of no split. */
function told(steps: readonly WrittenStep[]): Use {
  const written = { name: 'Counted', trigger: { event: 'Form Submitted' }, exit: [{ event: 'Order Completed' }], steps }
  const graph = graphOf(compiled(compileValue(written, { workspace })).source)
  const isSplit = (id: string) => graph.nodes.get(id)?.kind === 'choose' && id.startsWith('split')
  const stops = walk(graph, (id, ways) => (isSplit(id) ? 0 : ways - 1))
  return plus(eventUse, entryUse, ...stops.map(({ node }) => nodeUse(node)))
}

const wait = { wait: '1d' }
const done = { tag: 'done' }
const two = (name: string) => ({ name, weight: 1, then: [{ tag: name }, wait] })
const branch = (...tags: readonly string[]) => ({
  branch: tags.map((tag) => ({ if: { tag }, then: [{ untag: tag }] })),
})
const call = { title: 'Call them', team: 'sales' }
const sends: readonly WrittenStep[] = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].flatMap((send) => [wait, { send }])

const journeys: Readonly<Record<string, readonly WrittenStep[]>> = {
  'a change at the end': [wait, done],
  'a change': [wait, { tag: 'a' }, wait, done],
  'three changes': [wait, { tag: 'a' }, { score: 5 }, { set: { plan: 'trial' } }, wait, done],
  'a message that ends it': [{ send: 'm1' }],
  'six messages': sends,
  'a message and an answer': [{ send: 'm1', await: { clicked: true, within: '2d' }, then: [{ tag: 'a' }] }, done],
  'a message and a question': [{ send: 'm1' }, branch('a'), done],
  'a question': [wait, branch('a'), wait, done],
  'three questions': [wait, branch('a', 'b', 'c'), wait, done],
  'a change and two questions': [wait, { tag: 'z' }, branch('a', 'b'), wait, done],
  'a wait for an event': [{ 'wait-for': { event: 'Demo Booked', within: '1d' }, then: [{ tag: 'a' }] }, done],
  'a wait until a date': [{ wait: { until: { attribute: 'birthday' }, within: '30d' } }, done],
  'a split': [wait, { split: [two('one'), two('other')] }, done],
  'a lead': [wait, { lead: { team: 'sales' } }, wait, done],
  'a task': [wait, { task: call }, wait, done],
  'an event of its own': [wait, { emit: { event: 'Warmed Up' } }, wait, done],
  'a call': [wait, { webhook: { url: 'https://crm.example.com/contacts' } }, wait, done],
  'all actions at once': [
    wait,
    { lead: { team: 'sales' } },
    { emit: { event: 'Warmed Up' } },
    { task: call },
    wait,
    done,
  ],
}

describe('the units of the tables that a journey is told to use', () => {
  test.each(Object.entries(journeys))('are those that the functions use: %s', async (what, steps) => {
    const counted = await countedLives(steps)
    expectNear(what, counted.journey, told(steps))
  })

  test('are exceeded by those of one event where the event that tells of a task meets the wait for it', async () => {
    const awaited: WrittenStep = { task: call, await: { done: true, within: '1d' }, then: [{ tag: 'a' }] }
    const steps = [wait, awaited, done]
    const { journey } = await countedLives(steps)
    const without = told(steps)
    // Both change the profile at the same moment, so one of them is refused and comes again.
    const most = plus(without, ownEventUse)
    expect(journey.writes).toBeGreaterThanOrEqual(without.writes ?? 0)
    expect(journey.writes).toBeLessThanOrEqual(most.writes ?? 0)
    expect(journey.reads).toBeLessThanOrEqual(most.reads ?? 0)
  })

  test('are counted for what stands around it, too', async () => {
    const { identify, event, acceptedReport, delivered, opened, mails } = await countedLives(sends)
    expect(mails).toBe(6)
    expectNear('identify', identify, identifyUse)
    expectNear('an event', event, eventUse)
    const unopened = mailUse({ opened: 0, clicked: 0 })
    const both = { writes: acceptedReport.writes + delivered.writes, reads: acceptedReport.reads + delivered.reads }
    expectNear('a mail that is delivered', both, unopened)
    const openedToo = { writes: both.writes + opened.writes, reads: both.reads + opened.reads }
    expectNear('a mail that is opened', openedToo, mailUse({ opened: 1, clicked: 0 }))
  })

  test('are counted for a message that quiet hours put off', async () => {
    const steps = [{ send: 'm1' }, wait, done]
    const now = await countedLives(steps)
    const later = await countedLives(steps, { quietHours: { from: '09:00', until: '12:00' } })
    const more = { writes: later.journey.writes - now.journey.writes, reads: later.journey.reads - now.journey.reads }
    expectNear('put off', more, deferralUse)
    expect(more.writes).toBeGreaterThan(0)
  })
})
