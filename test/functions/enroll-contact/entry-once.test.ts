import { afterEach, describe, expect, it } from 'vitest'
import { enrollContact } from '../../../functions/enroll-contact/core.ts'
import type { EntryRequest } from '../../../shared/contracts/entry-request.ts'
import { readTimeline } from '../../../shared/store/entities/activities.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { coresOf } from '../cores.ts'
import { counted } from '../counted.ts'

const journey = (audience: string) =>
  yaml(
    'j',
    `name: J\ntrigger: { event: Signed Up }\naudience: { attribute: { ${audience} } }\nreentry: always\nsteps:\n  - send: hello\n  - wait: 1d\n  - send: bye\n`,
  )

let test: TestRuntime
afterEach(() => test.close())

async function open(audience = 'city: Taipei'): Promise<void> {
  test = openTestRuntime(testWorkspace({ journeys: [journey(audience)], messages: { hello: [], bye: [] } }))
  await test.identify('ann', { email: 'ann@example.com', city: 'Taipei' })
}

/** The request that the journey's rule makes of an event, as often as it is asked for. */
async function request(eventId = 'trigger', contactId?: string): Promise<EntryRequest> {
  const known = contactId ?? (await test.contact('ann'))?.contactId ?? ''
  const event = { eventId, contactId: known, name: 'Signed Up', occurredAt: test.runtime.clock.now(), properties: {} }
  return { journey: 'j', event }
}

async function deliver(wanted: EntryRequest) {
  const entry = await enrollContact(wanted, coresOf(test))
  await test.runtime.inFlight.idle()
  return entry
}

const decisions = async () =>
  (await test.timeline('ann')).filter(({ kind }) => kind === 'entered' || kind === 'entry-refused')

describe('a trigger that is delivered again', () => {
  it('is one enrollment, now and long after', async () => {
    await open()
    const wanted = await request()
    const first = await deliver(wanted)
    expect(first).toMatchObject({ kind: 'entered' })
    expect(await deliver(wanted)).toEqual(first)
    await test.pass(days(5))
    expect(await deliver(wanted)).toEqual(first)
    expect(test.received()).toEqual(['hello', 'bye'])
    expect(await decisions()).toHaveLength(1)
    expect(await counted(test, 'j', 'entered')).toBe(1)
  })

  it('is one enrollment where it is delivered many times at once', async () => {
    await open()
    const wanted = await request()
    const entries = await Promise.all(Array.from({ length: 8 }, () => enrollContact(wanted, coresOf(test))))
    await test.runtime.inFlight.idle()
    expect(new Set(entries.map((entry) => JSON.stringify(entry))).size).toBe(1)
    expect(test.received()).toEqual(['hello'])
    expect(await counted(test, 'j', 'entered')).toBe(1)
  })

  it('and another trigger at the same time are one enrollment, for the contact is inside already', async () => {
    await open()
    const wanted = [await request('a'), await request('b'), await request('c')]
    const entries = await Promise.all(wanted.map((one) => enrollContact(one, coresOf(test))))
    await test.runtime.inFlight.idle()
    expect(entries.map(({ kind }) => kind).toSorted()).toEqual(['entered', 'refused', 'refused'])
    expect(test.received()).toEqual(['hello'])
  })

  it('starts the execution that a fault of the runner left out, and only that', async () => {
    await open()
    const { runner } = test.runtime
    const start = runner.start.bind(runner)
    runner.start = async () => {
      throw new Error('Step Functions is out of reach')
    }
    const wanted = await request()
    await expect(deliver(wanted)).rejects.toThrow('out of reach')
    expect(test.received()).toEqual([])
    runner.start = start
    await deliver(wanted)
    expect(test.received()).toEqual(['hello'])
    expect(await counted(test, 'j', 'entered')).toBe(1)
  })

  it('through the whole Waymark: a fault of the runner delays the entry', async () => {
    await open()
    const { runner } = test.runtime
    const start = runner.start.bind(runner)
    let faults = 3
    runner.start = async (wanted) => {
      if (faults-- > 0) throw new Error('Step Functions is out of reach')
      await start(wanted)
    }
    await test.track('ann', 'Signed Up')
    await test.pass(hours(1))
    expect(test.received()).toEqual(['hello'])
  })
})

describe('a refusal', () => {
  it('is told and counted once, however often the trigger is delivered', async () => {
    await open('city: Berlin')
    const wanted = await request()
    for (let delivery = 0; delivery < 3; delivery++) {
      expect(await deliver(wanted)).toEqual({ kind: 'refused', reason: 'not-in-audience' })
      await test.pass(hours(1))
    }
    expect(await decisions()).toMatchObject([{ reason: 'not-in-audience' }])
    expect(await counted(test, 'j', 'refused:not-in-audience')).toBe(1)
  })

  it('stays one, though by the next delivery the contact could come in', async () => {
    await open('city: Berlin')
    const wanted = await request()
    await deliver(wanted)
    await test.identify('ann', { city: 'Berlin' })
    expect(await deliver(wanted)).toEqual({ kind: 'refused', reason: 'not-in-audience' })
    expect(await deliver(await request('another'))).toMatchObject({ kind: 'entered' })
  })

  it('tells of a contact whom nobody knows', async () => {
    await open()
    expect(await deliver(await request('trigger', 'nobody'))).toEqual({ kind: 'refused', reason: 'no-such-contact' })
    const { activities } = await readTimeline(test.store, 'nobody')
    expect(activities).toMatchObject([{ kind: 'entry-refused', reason: 'no-such-contact' }])
    expect(await counted(test, 'j', 'refused:no-such-contact')).toBe(1)
  })

  it('is none where the journey is not there any more, or has another trigger now', async () => {
    await open()
    const wanted = await request()
    expect(await deliver({ ...wanted, journey: 'gone' })).toEqual({ kind: 'not-triggered' })
    expect(await deliver({ ...wanted, event: { ...wanted.event, name: 'Signed Out' } })).toEqual({
      kind: 'not-triggered',
    })
    expect(await decisions()).toEqual([])
  })
})
