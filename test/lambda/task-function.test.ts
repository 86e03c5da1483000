import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { EnrollmentClosed } from '../../shared/domain/enrollment/enrollment-closed.ts'
import { taskFunction } from '../../shared/lambda/task-function.ts'
import { StoreFault } from '../../shared/ports/store.ts'
import { context, logOf } from './invocation.ts'

const schema = z.strictObject({ contactId: z.string(), asks: z.array(z.string()) })
const task = { contactId: 'c1', asks: ['q1'] }
const throwing = (fault: unknown) =>
  taskFunction(schema, async () => {
    throw fault
  })

describe('a function that a state calls', () => {
  test('answers with what the work gives', async () => {
    const handler = taskFunction(schema, async ({ asks }) => ({ answers: { [asks[0] ?? '']: true } }))
    expect(await handler(task, context)).toEqual({ answers: { q1: true } })
  })

  test('lets a fault through under its name, by which the state catches it', async () => {
    const { lines } = await logOf(async () => {
      const closed = throwing(new EnrollmentClosed('enrollment e1 is over'))(task, context)
      await expect(closed).rejects.toMatchObject({ name: 'EnrollmentClosed', message: 'enrollment e1 is over' })
    })
    expect(lines).toEqual([])
  })

  test('keeps what a fault quotes out of the history and of the log, and its name in both', async () => {
    const fault = new StoreFault('the number 885566 cannot be kept', { cause: new TypeError('yu@example.com') })
    const { text, lines } = await logOf(async () => {
      const thrown: unknown = await throwing(fault)(task, context).catch((error: unknown) => error)
      expect(thrown).toMatchObject({ name: 'StoreFault', message: 'see the log of the function' })
      expect(String((thrown as Error).stack)).not.toContain('885566')
      expect(thrown).not.toHaveProperty('cause')
    })
    expect(lines).toMatchObject([{ contactId: 'c1', fault: { name: 'StoreFault', cause: { name: 'TypeError' } } }])
    expect(text).not.toMatch(/885566|yu@example/)
  })

  test('refuses a payload that breaks its contract, without quoting it', async () => {
    const handler = taskFunction(schema, async () => ({}))
    const { text } = await logOf(async () => {
      const refused = handler({ contactId: 5, asks: 'yu@example.com' }, context)
      await expect(refused).rejects.toMatchObject({ name: 'TaskRefused' })
    })
    expect(text).toContain('TaskRefused')
    expect(text).not.toContain('yu@example.com')
  })
})
