import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { describe, expect, test } from 'vitest'
import { threeTries } from '../../shared/aws/client-settings.ts'
import { eventbridgeBus } from '../../shared/aws/eventbridge-bus.ts'
import type { BusEvent } from '../../shared/ports/bus.ts'
import { type Call, errorReply, fakeEndpoint } from './fake-endpoint.ts'

const endpoint = await fakeEndpoint()
const bus = eventbridgeBus('waymark', new EventBridgeClient({ ...threeTries, ...endpoint.settings }))

type Entry = Readonly<Record<string, unknown>>
const entriesOf = (call: Call | undefined): readonly Entry[] => call?.body['Entries'] as readonly Entry[]
const event = (at: number, text = ''): BusEvent => ({
  source: 'waymark',
  detailType: 'Form Submitted',
  detail: { at, text },
  time: Date.UTC(2026, 10, 21) + at * 1000,
})
const events = (count: number): readonly BusEvent[] => Array.from({ length: count }, (_, at) => event(at))

/** Answers as if the entries at some places had failed with a code. */
const failing = (code: string, ...places: readonly number[]) => {
  return (call: Call) => ({
    status: 200,
    body: {
      FailedEntryCount: places.length,
      Entries: entriesOf(call).map((_, at) => (places.includes(at) ? { ErrorCode: code } : { EventId: `e${at}` })),
    },
  })
}

describe('the bus on EventBridge', () => {
  test('takes an event with its source, type, detail and time', async () => {
    endpoint.answer = failing('')
    await bus.put([event(1)])
    expect(entriesOf(endpoint.calls[0])).toEqual([
      {
        EventBusName: 'waymark',
        Source: 'waymark',
        DetailType: 'Form Submitted',
        Detail: '{"at":1,"text":""}',
        Time: Date.UTC(2026, 10, 21) / 1000 + 1,
      },
    ])
  })

  test('takes ten events a call, and less than 1 MB', async () => {
    endpoint.answer = failing('')
    await bus.put(events(12))
    expect(endpoint.calls.map((call) => entriesOf(call).length)).toEqual([10, 2])
    endpoint.calls.splice(0)
    await bus.put([1, 2, 3, 4].map((at) => event(at, 'x'.repeat(250_000))))
    expect(endpoint.calls.map((call) => entriesOf(call).length)).toEqual([3, 1])
  })

  test('puts again only what failed in a call that was answered 200', async () => {
    endpoint.answer = (call) =>
      endpoint.calls.length === 1 ? failing('InternalFailure', 0, 2)(call) : failing('')(call)
    await bus.put(events(3))
    expect(endpoint.calls.map((call) => entriesOf(call).map(({ Detail }) => JSON.parse(String(Detail)).at))).toEqual([
      [0, 1, 2],
      [0, 2],
    ])
  })

  test('throws when events are not taken in the end, or never will be', async () => {
    endpoint.answer = failing('ThrottlingException', 0)
    await expect(bus.put(events(2))).rejects.toMatchObject({ name: 'NotTaken' })
    expect(endpoint.calls.length).toBe(4)
    endpoint.answer = failing('MalformedDetail', 0)
    await expect(bus.put(events(1))).rejects.toThrow('MalformedDetail')
    expect(endpoint.calls.length).toBe(5)
  })

  test('throws when the bus does not answer', async () => {
    endpoint.answer = () => errorReply(400, 'ResourceNotFoundException', 'Event bus waymark does not exist.')
    await expect(bus.put(events(1))).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})
