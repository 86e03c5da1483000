import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'
import type * as z from 'zod'
import { log, logger } from './log.ts'

/** Makes a Lambda function that is woken by the clock. What fails is told in the log, and done when it is woken next. */
export const scheduledFunction = <Event>(schema: z.ZodType<Event>, work: (event: Event) => Promise<unknown>) =>
  middy<unknown, void>()
    .use(injectLambdaContext(logger))
    .handler(async (event: unknown) => {
      try {
        await work(schema.parse(event))
      } catch (fault) {
        log.fault('What goes by the clock failed.', fault)
        throw fault
      }
    })
