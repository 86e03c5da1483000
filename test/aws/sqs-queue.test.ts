import { createHash } from 'node:crypto'
import { SQSClient } from '@aws-sdk/client-sqs'
import { describe, expect, test } from 'vitest'
import { threeTries } from '../../shared/aws/client-settings.ts'
import { sqsQueue } from '../../shared/aws/sqs-queue.ts'
import { type Call, fakeEndpoint, type Reply } from './fake-endpoint.ts'

const endpoint = await fakeEndpoint()
const client = new SQSClient({ ...threeTries, ...endpoint.settings })
const queue = sqsQueue((name) => `https://sqs.test/1/${name}${name === 'intake' ? '.fifo' : ''}`, client)

type Entry = Readonly<Record<'Id' | 'MessageBody' | 'MessageGroupId' | 'MessageDeduplicationId', string>>
const entriesOf = (call: Call | undefined): readonly Entry[] => call?.body['Entries'] as readonly Entry[]

const taken = (call: Call, failed: readonly object[] = []): Reply => {
  const refused = failed.map((failure) => (failure as { Id: string }).Id)
  const successful = entriesOf(call)
    .filter(({ Id }) => !refused.includes(Id))
    .map(({ Id, MessageBody }) => ({
      Id,
      MessageId: `m-${Id}`,
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    }))
  return { status: 200, body: { Successful: successful, Failed: failed } }
}

describe('the queues on SQS', () => {
  test('take ten messages a call, in their order', async () => {
    endpoint.answer = (call) => taken(call)
    await queue.send(
      'entry',
      Array.from({ length: 23 }, (_, at) => ({ body: { at } })),
    )
    expect(endpoint.calls.map((call) => entriesOf(call).length)).toEqual([10, 10, 3])
    const bodies = endpoint.calls.flatMap((call) =>
      entriesOf(call).map(({ MessageBody }) => JSON.parse(MessageBody).at),
    )
    expect(bodies).toEqual(Array.from({ length: 23 }, (_, at) => at))
    expect(endpoint.calls[0]?.body['QueueUrl']).toBe('https://sqs.test/1/entry')
  })

  test('make a call no larger than SQS takes', async () => {
    endpoint.answer = (call) => taken(call)
    const large = { text: '語'.repeat(100_000) }
    await queue.send('entry', [{ body: large }, { body: large }, { body: large }, { body: large }])
    expect(endpoint.calls.map((call) => entriesOf(call).length)).toEqual([3, 1])
  })

  test('hold a message back that is to wait, where the queue is none that keeps an order', async () => {
    endpoint.answer = (call) => taken(call)
    await queue.send('rounds', [{ body: {}, delaySeconds: 60 }, { body: {} }])
    await queue.send('intake', [{ body: {}, group: 'g', delaySeconds: 60 }])
    const delays = endpoint.calls.flatMap((call) =>
      entriesOf(call).map((entry) => 'DelaySeconds' in entry && entry.DelaySeconds),
    )
    expect(delays).toEqual([60, false, false])
  })

  test('give groups and ids of any characters to a FIFO queue, the same for the same', async () => {
    endpoint.answer = (call) => taken(call)
    const group = `${'王小明 '.repeat(60)}@example.com`
    await queue.send('intake', [
      { body: {}, group, id: 'a b' },
      { body: {}, group, id: 'ä' },
      { body: {}, group: 'other', id: 'a b' },
    ])
    const [first, second, third] = entriesOf(endpoint.calls[0])
    expect(first?.MessageGroupId).toMatch(/^[0-9a-f]{64}$/)
    expect(second?.MessageGroupId).toBe(first?.MessageGroupId)
    expect(third?.MessageGroupId).not.toBe(first?.MessageGroupId)
    expect(third?.MessageDeduplicationId).toBe(first?.MessageDeduplicationId)
    expect(second?.MessageDeduplicationId).not.toBe(first?.MessageDeduplicationId)
  })

  test('send no group and no id to a queue without order, which would refuse them', async () => {
    endpoint.answer = (call) => taken(call)
    await queue.send('entry', [{ body: {}, group: 'g', id: 'i' }])
    expect(Object.keys(entriesOf(endpoint.calls[0])[0] ?? {}).toSorted()).toEqual(['Id', 'MessageBody'])
  })

  test('send again only what was not taken', async () => {
    endpoint.answer = (call) =>
      endpoint.calls.length === 1 ? taken(call, [{ Id: '1', Code: 'InternalError', SenderFault: false }]) : taken(call)
    await queue.send('entry', [{ body: { at: 0 } }, { body: { at: 1 } }, { body: { at: 2 } }])
    expect(endpoint.calls.map((call) => entriesOf(call).map(({ MessageBody }) => MessageBody))).toEqual([
      ['{"at":0}', '{"at":1}', '{"at":2}'],
      ['{"at":1}'],
    ])
  })

  test('throw when something is not taken after four tries, and at once when it never will be', async () => {
    const failing = (isFinal: boolean) => (call: Call) =>
      taken(call, [{ Id: '0', Code: 'SomeCode', SenderFault: isFinal }])
    endpoint.answer = failing(false)
    await expect(queue.send('entry', [{ body: {} }])).rejects.toMatchObject({
      name: 'NotTaken',
      message: '1 of 1 were not taken: SomeCode',
    })
    expect(endpoint.calls.length).toBe(4)
    endpoint.answer = failing(true)
    await expect(queue.send('entry', [{ body: {} }])).rejects.toMatchObject({ name: 'NotTaken' })
    expect(endpoint.calls.length).toBe(5)
  })

  test('call nobody for no messages', async () => {
    await queue.send('entry', [])
    expect(endpoint.calls).toEqual([])
  })
})
