import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy, { type MiddlewareObj } from '@middy/core'
import type * as z from 'zod'
import type { JsonObject } from '../domain/json.ts'
import { idsIn } from './ids-in.ts'
import { log, logger } from './log.ts'
import { isTellable } from './tellable-faults.ts'

/**
 * Makes a Lambda function that a state of a state machine calls. What is thrown keeps its name, because Step Functions
 * retries and catches by it.
 */
export const taskFunction = <Task, Result extends JsonObject>(
  schema: z.ZodType<Task>,
  work: (task: Task) => Promise<Result>,
) =>
  middy<unknown, Result>()
    .use(injectLambdaContext(logger))
    .use(onlyNamesGetOut)
    .handler(async (payload: unknown) => work(parse(schema, payload)))

/** The payload is not what the contract says: the state machine and the function are not of one deployment. */
export class TaskRefused extends Error {
  override readonly name = 'TaskRefused'
}

function parse<Task>(schema: z.ZodType<Task>, payload: unknown): Task {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  throw new TaskRefused(`the payload breaks its contract: ${parsed.error.issues.map(({ code }) => code).join(', ')}`)
}

// What a function throws is written into the history of the execution, which nobody can edit for 90 days.
const onlyNamesGetOut: MiddlewareObj<unknown> = {
  onError: ({ error, event }) => {
    const fault = error instanceof Error ? error : new Error(typeof error)
    if (fault.name !== 'EnrollmentClosed') log.fault('A task failed.', fault, idsIn(event))
    throw Object.assign(new Error(isTellable(fault) ? fault.message : 'see the log of the function'), {
      name: fault.name,
    })
  },
}
