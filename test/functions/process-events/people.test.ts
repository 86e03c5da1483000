import { afterEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace } from '../../support/test-workspace.ts'
import { contactOf } from '../visitors.ts'

let test: TestRuntime
afterEach(() => test.close())

function open(): TestRuntime {
  test = openTestRuntime(testWorkspace({ journeys: [] }))
  return test
}

const track = (who: JsonObject, event = 'Page Viewed') => ({ type: 'track', event, ...who })
const identify = (who: JsonObject, traits: JsonObject) => ({ type: 'identify', traits, ...who })

describe('a visitor', () => {
  it('is one contact before and after they say who they are', async () => {
    const { post, contact } = open()
    await post(track({ anonymousId: 'a1' }))
    const before = await contactOf(test, 'anonymous', 'a1')
    await post(identify({ anonymousId: 'a1', userId: 'ann' }, { city: 'Taipei' }))
    await post(track({ anonymousId: 'a1' }), track({ userId: 'ann' }))
    expect(await contact('ann')).toMatchObject({ contactId: before?.contactId, attributes: { city: 'Taipei' } })
    expect((await test.timeline('ann')).filter(({ kind }) => kind === 'event')).toHaveLength(3)
  })

  it('becomes part of the user whom we knew already', async () => {
    const { post, contact } = open()
    await post(identify({ userId: 'ann' }, { city: 'Taipei' }), track({ anonymousId: 'a1' }))
    const ann = await contact('ann')
    expect((await contactOf(test, 'anonymous', 'a1'))?.contactId).not.toBe(ann?.contactId)
    await post(track({ anonymousId: 'a1', userId: 'ann' }))
    expect((await contactOf(test, 'anonymous', 'a1'))?.contactId).toBe(ann?.contactId)
    expect(await test.timeline('ann')).toContainEqual(expect.objectContaining({ kind: 'merged' }))
  })

  it('who signed up for mail only becomes part of the user who later has the address', async () => {
    const { post, contact } = open()
    await post(identify({ anonymousId: 'a1' }, { email: 'Ann@Example.com', source: 'form' }))
    await post(identify({ userId: 'ann' }, { email: 'ann@example.com' }))
    expect(await contact('ann')).toMatchObject({ attributes: { email: 'ann@example.com', source: 'form' } })
    expect((await contactOf(test, 'anonymous', 'a1'))?.contactId).toBe((await contact('ann'))?.contactId)
  })

  it('is joined from three sides in one event: by user id, by address, by device', async () => {
    const { post, contact } = open()
    await post(identify({ userId: 'ann' }, { a: 1 }))
    await post(identify({ anonymousId: 'a1' }, { email: 'ann@example.com', b: 2 }))
    await post(track({ anonymousId: 'a2' }))
    await post(identify({ userId: 'ann', anonymousId: 'a2' }, { email: 'ann@example.com' }))
    expect(test.runtime.queues.deadLetters(1)).toEqual([])
    expect(test.runtime.queues.waiting()).toBe(0)
    const ann = await contact('ann')
    expect(ann).toMatchObject({ attributes: { a: 1, b: 2, email: 'ann@example.com' } })
    for (const device of ['a1', 'a2']) {
      expect((await contactOf(test, 'anonymous', device))?.contactId).toBe(ann?.contactId)
    }
    expect((await test.timeline('ann')).filter(({ kind }) => kind === 'merged')).toHaveLength(2)
  })

  it('keeps the contact with the user id where an address and a device turn out to be one person', async () => {
    const { post, contact } = open()
    await post(identify({ anonymousId: 'form' }, { email: 'ann@example.com' }))
    await post(identify({ userId: 'ann', anonymousId: 'a1' }, { city: 'Taipei' }))
    const ann = await contact('ann')
    await post(identify({ anonymousId: 'a1' }, { email: 'ann@example.com' }))
    expect(await contact('ann')).toMatchObject({
      contactId: ann?.contactId,
      attributes: { city: 'Taipei', email: 'ann@example.com' },
    })
    expect((await contactOf(test, 'email', 'ann@example.com'))?.contactId).toBe(ann?.contactId)
  })
})

describe('two user ids are two people', () => {
  const ids = async () => [(await test.contact('ann'))?.contactId, (await test.contact('ben'))?.contactId]

  it('on one device, where each was known before', async () => {
    const { post } = open()
    await post(identify({ userId: 'ann' }, { name: 'Ann' }), identify({ userId: 'ben' }, { name: 'Ben' }))
    await post(track({ userId: 'ann', anonymousId: 'a1' }), track({ userId: 'ben', anonymousId: 'a1' }))
    const [ann, ben] = await ids()
    expect(ann).not.toBe(ben)
  })

  it('on one device, where the second was never seen before', async () => {
    const { post, contact } = open()
    await post(identify({ userId: 'ann', anonymousId: 'a1' }, { name: 'Ann', vip: true }))
    await post(identify({ userId: 'ben', anonymousId: 'a1' }, { name: 'Ben' }))
    expect((await contact('ann'))?.attributes).toEqual({ name: 'Ann', vip: true })
    expect((await contact('ben'))?.attributes).toEqual({ name: 'Ben' })
  })

  it('at one address, where the second was never seen before', async () => {
    const { post, contact } = open()
    await post(identify({ userId: 'ann' }, { email: 'family@example.com', name: 'Ann' }))
    await post(identify({ userId: 'ben' }, { email: 'family@example.com', name: 'Ben' }))
    const [ann, ben] = await ids()
    expect(ann).not.toBe(ben)
    expect((await contact('ann'))?.attributes).toEqual({ email: 'family@example.com', name: 'Ann' })
    expect((await contact('ben'))?.attributes).toEqual({ email: 'family@example.com', name: 'Ben' })
  })

  it('and a device belongs to whoever used it last', async () => {
    const { post } = open()
    await post(track({ userId: 'ann', anonymousId: 'a1' }, 'One'))
    await post(track({ userId: 'ben', anonymousId: 'a1' }, 'Two'))
    await post(track({ anonymousId: 'a1' }, 'Three'))
    await post(track({ userId: 'ann', anonymousId: 'a1' }, 'Four'))
    await post(track({ anonymousId: 'a1' }, 'Five'))
    const namesOf = async (userId: string) =>
      (await test.timeline(userId)).map((activity) => activity.kind === 'event' && activity.name)
    expect(await namesOf('ann')).toEqual(['One', 'Four', 'Five'])
    expect(await namesOf('ben')).toEqual(['Two', 'Three'])
  })
})

describe('an alias', () => {
  it('joins a device to a user', async () => {
    const { post, contact } = open()
    await post(track({ anonymousId: 'a1' }), { type: 'alias', userId: 'ann', previousId: 'a1' })
    expect((await contactOf(test, 'anonymous', 'a1'))?.contactId).toBe((await contact('ann'))?.contactId)
  })

  it('of an id to itself does nothing', async () => {
    const { post, contact } = open()
    await post({ type: 'alias', userId: 'new', previousId: 'new' })
    expect(await contact('new')).toBeUndefined()
    await post(identify({ userId: 'ann' }, { name: 'Ann' }))
    const before = await contact('ann')
    await post({ type: 'alias', userId: 'ann', previousId: 'ann' })
    expect(await contact('ann')).toEqual(before)
  })

  it('does not make one of two users', async () => {
    const { post, contact } = open()
    await post(identify({ userId: 'ann' }, { name: 'Ann' }), identify({ userId: 'ben' }, { name: 'Ben' }))
    await post({ type: 'alias', userId: 'ben', previousId: 'ann' })
    expect((await contact('ann'))?.attributes).toEqual({ name: 'Ann' })
    expect((await contact('ben'))?.attributes).toEqual({ name: 'Ben' })
  })
})
