import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { queueFunction } from '../../shared/lambda/queue-function.ts'
import { context, logOf, sqsEvent } from './invocation.ts'

const schema = z.strictObject({ at: z.number(), contactId: z.string().optional(), fails: z.boolean().optional() })

/** A function that writes down what it worked on, and fails where the record says so. */
function recording() {
  const worked: number[] = []
  const handler = queueFunction(schema, async ({ at, fails }) => {
    worked.push(at)
    if (fails === true) throw new Error(`secret of ${at}`)
  })
  return { worked, handler }
}

const failed = (...records: readonly number[]) => ({
  batchItemFailures: records.map((at) => ({ itemIdentifier: `record-${at}` })),
})
const bodies = (...records: readonly object[]) => records.map((record) => ({ body: JSON.stringify(record) }))
const inGroups = (...records: readonly (readonly [string, object])[]) =>
  records.map(([group, record]) => ({ group, body: JSON.stringify(record) }))

describe('a function that works off a queue', () => {
  test('works on every record, and reports those that failed', async () => {
    const { worked, handler } = recording()
    await logOf(async () => {
      const event = sqsEvent('waymark-entry', bodies({ at: 0 }, { at: 1, fails: true }, { at: 2 }))
      expect(await handler(event, context)).toEqual(failed(1))
    })
    expect(worked.toSorted()).toEqual([0, 1, 2])
  })

  test('reports all where all failed, and does not fail itself', async () => {
    const { handler } = recording()
    await logOf(async () => {
      const event = sqsEvent('waymark-entry', bodies({ at: 0, fails: true }, { at: 1, fails: true }))
      expect(await handler(event, context)).toEqual(failed(0, 1))
    })
  })

  test('forgets the failures of the batch before', async () => {
    const { handler } = recording()
    await logOf(async () => {
      await handler(sqsEvent('waymark-entry', bodies({ at: 0, fails: true })), context)
      expect(await handler(sqsEvent('waymark-entry', bodies({ at: 0 })), context)).toEqual(failed())
    })
  })

  test('stops a group of a FIFO queue at its first failure, and no other group', async () => {
    const { worked, handler } = recording()
    await logOf(async () => {
      const records = inGroups(
        ['a', { at: 0 }],
        ['b', { at: 1, fails: true }],
        ['a', { at: 2 }],
        ['b', { at: 3 }],
        ['b', { at: 4 }],
      )
      expect(await handler(sqsEvent('waymark-intake.fifo', records), context)).toEqual(failed(1, 3, 4))
    })
    expect(worked).toEqual([0, 1, 2])
  })

  test.each(['waymark-intake.fifo', 'waymark-entry'])(
    'in %s lets a record that breaks its contract fail alone',
    async (queue) => {
      const { worked, handler } = recording()
      const records = [
        { group: 'a', body: '{"at":"yu@example.com"}' },
        { group: 'a', body: 'yu@example.com' },
        { group: 'a', body: '{"at":2}' },
      ]
      const { text, lines } = await logOf(async () => {
        expect(await handler(sqsEvent(queue, records), context)).toEqual(failed(0, 1))
      })
      expect(worked).toEqual([2])
      expect(text).not.toContain('yu@example.com')
      expect(lines).toMatchObject([
        { level: 'WARN', recordId: 'record-0', queue, issues: ['invalid_type'] },
        { level: 'WARN', recordId: 'record-1', queue, issues: ['invalid_type'] },
      ])
    },
  )

  test('tells in the log which contact a failure was about, and nothing else of the record', async () => {
    const { handler } = recording()
    const event = sqsEvent('waymark-entry', bodies({ at: 7, contactId: 'c0ntact', fails: true }))
    const { text, lines } = await logOf(() => handler(event, context))
    expect(lines).toMatchObject([
      { level: 'ERROR', contactId: 'c0ntact', recordId: 'record-0', requestId: 'request-1' },
    ])
    expect(text).not.toContain('secret of 7')
  })

  test('calls an order that must wait no error', async () => {
    const handler = queueFunction(schema, async () => {
      throw Object.assign(new Error('the provider takes no mail now'), { name: 'TryLater' })
    })
    const { lines } = await logOf(async () => {
      expect(await handler(sqsEvent('waymark-send-email', bodies({ at: 0 })), context)).toEqual(failed(0))
    })
    expect(lines.map(({ level }) => level)).toEqual(['WARN'])
  })
})
