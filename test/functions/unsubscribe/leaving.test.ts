import { afterEach, describe, expect, it } from 'vitest'
import type { HttpRequest, HttpResponse } from '../../../shared/contracts/http.ts'
import { keys } from '../../../shared/store/entities/keys.ts'
import { days, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { plainMessage, testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const address = 'ann@example.com'

/** A journey that sends one message about news and one about offers every other day. */
async function open(): Promise<void> {
  const steps = ['news-1', 'offers-1', 'news-2', 'offers-2'].map(
    (id, index) => `  - send: ${id}\n    day: ${index * 2}\n`,
  )
  const journey = yaml('j', `name: J\ntrigger: { event: Signed Up }\nsteps:\n${steps.join('')}  - tag: done\n`)
  const messages = { 'news-1': [], 'news-2': [], 'offers-1': [], 'offers-2': [] }
  const message = (id: string) => ({ ...plainMessage(id, []), topic: id.split('-')[0] ?? '' })
  test = openTestRuntime(testWorkspace({ journeys: [journey], messages, message }))
  await test.identify('ann', { email: address })
  await test.track('ann', 'Signed Up')
}

/** The path of the link to leave by in the first mail. */
function link(): string {
  const header = test.mails(address)[0]?.mail.headers.find(({ name }) => name === 'List-Unsubscribe')
  return new URL(header?.value.replace(/^<|>$/g, '') ?? '').pathname
}

async function ask(request: Partial<HttpRequest>): Promise<HttpResponse> {
  const whole = { method: 'POST', path: link(), query: {}, headers: {}, body: Buffer.alloc(0), ...request }
  const response = await test.runtime.handle(whole)
  await test.runtime.inFlight.idle()
  if (response === undefined) throw new Error('nobody answered')
  return response
}

const oneClick = Buffer.from('List-Unsubscribe=One-Click')
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const unsubscribed = async () => (await test.timeline('ann')).filter(({ kind }) => kind === 'unsubscribed')

describe('looking at the link', () => {
  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])('by %s a hundred times changes nothing', async (method) => {
    await open()
    for (let time = 0; time < 100; time++) {
      expect(await ask({ method, body: oneClick, headers: form })).toMatchObject({ status: 200 })
    }
    await test.pass(days(10))
    expect(test.received(address)).toEqual(['news-1', 'offers-1', 'news-2', 'offers-2'])
    expect(await unsubscribed()).toEqual([])
  })
})

describe('leaving', () => {
  const boundary = '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'

  it.each([
    ['a mail program, with one click', oneClick, form],
    [
      'a mail program that sends forms of parts',
      Buffer.from(boundary),
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
    ['the button of our page', Buffer.from('scope=topic'), form],
    ['somebody who sends nothing at all', Buffer.alloc(0), {}],
  ])('by %s takes the person out of the topic at once, and the journey goes on', async (_, body, headers) => {
    await open()
    const response = await ask({ body, headers })
    expect(response).toMatchObject({ status: 200 })
    expect(response.headers).not.toHaveProperty('location')
    expect(response.headers).not.toHaveProperty('set-cookie')
    await test.pass(days(10))
    expect(test.received(address)).toEqual(['news-1', 'offers-1', 'offers-2'])
    expect((await test.contact('ann'))?.tags).toEqual(['done'])
    expect(await unsubscribed()).toMatchObject([{ message: 'news-1' }])
  })

  it('twice is once', async () => {
    await open()
    for (let time = 0; time < 3; time++)
      expect(await ask({ body: oneClick, headers: form })).toMatchObject({ status: 200 })
    expect(await unsubscribed()).toHaveLength(1)
  })

  it.each(['scope=all', 'x=1&scope=all'])('everything stops everything (%s)', async (body) => {
    await open()
    const response = await ask({ body: Buffer.from(body), headers: form })
    expect(response.body).toContain('You will get no more mails from us.')
    await test.pass(days(10))
    expect(test.received(address)).toEqual(['news-1'])
    expect((await test.contact('ann'))?.tags).toEqual(['done'])
  })

  it('a topic and later everything are both heard; and a topic after that takes nothing back', async () => {
    await open()
    await ask({ body: oneClick, headers: form })
    await ask({ body: Buffer.from('scope=all'), headers: form })
    await ask({ body: oneClick, headers: form })
    await test.pass(days(10))
    expect(test.received(address)).toEqual(['news-1'])
  })

  it('stops mail to everybody with this address, however it is written', async () => {
    await open()
    await test.identify('ben', { email: 'Ann@Example.COM' })
    await ask({ body: Buffer.from('scope=all'), headers: form })
    await test.track('ben', 'Signed Up')
    await test.pass(days(10))
    expect(test.received('Ann@Example.COM')).toEqual([])
    expect(await test.timeline('ben')).toContainEqual(
      expect.objectContaining({ kind: 'entry-refused', reason: 'suppressed' }),
    )
  })

  it('works years later, when contact, send and journey are gone', async () => {
    await open()
    const path = link()
    const { contactId } = (await test.contact('ann')) ?? {}
    const sendId = test.mails(address)[0]?.mail.sendId ?? ''
    await test.store.write([
      { kind: 'delete', key: keys.contact(contactId ?? '') },
      { kind: 'delete', key: keys.send(sendId) },
      { kind: 'delete', key: keys.identity({ kind: 'user', id: 'ann' }) },
      { kind: 'delete', key: keys.identity({ kind: 'email', id: address }) },
    ])
    test.runtime.publish(testWorkspace({ journeys: [] }))
    await test.pass(days(1000))
    expect(await ask({ path, body: Buffer.from('scope=all'), headers: form })).toMatchObject({ status: 200 })
    const again = yaml('again', 'name: Again\ntrigger: { event: Back }\nsteps:\n  - send: news-1\n')
    test.runtime.publish(testWorkspace({ journeys: [again], messages: { 'news-1': [] } }))
    await test.identify('anna', { email: address })
    await test.track('anna', 'Back')
    expect(test.received(address)).toEqual(['news-1'])
  })

  it('holds though the queue is down', async () => {
    await open()
    test.runtime.queues.send = async () => {
      throw new Error('the queue is out of reach')
    }
    expect(await ask({ body: oneClick, headers: form })).toMatchObject({ status: 200 })
    await test.pass(days(10))
    expect(test.received(address)).toEqual(['news-1', 'offers-1', 'offers-2'])
  })

  it('is not answered 200 where the store is down: the mail program must try again', async () => {
    await open()
    test.store.write = async () => {
      throw new Error('the store is out of reach')
    }
    await expect(ask({ body: oneClick, headers: form })).rejects.toThrow()
  })
})
