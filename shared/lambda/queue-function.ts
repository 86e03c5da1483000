import {
  BatchProcessor,
  EventType,
  processPartialResponse,
  SqsFifoPartialProcessorAsync,
} from '@aws-lambda-powertools/batch'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import { idsIn } from './ids-in.ts'
import { type LogIds, log, logger } from './log.ts'

/**
 * Makes a Lambda function that works off a queue. Only the records that failed come again. In a FIFO queue the first
 * failure stops its group, so that nothing overtakes it; in the others records are worked on side by side.
 */
export const queueFunction = <Body>(schema: z.ZodType<Body>, work: (body: Body) => Promise<unknown>) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .handler(async ({ Records }) => {
      const jobs = new Map(Records.flatMap((record) => jobOf(record, schema, work)))
      const refused = Records.filter((record) => !jobs.has(record))
      const { batchItemFailures } = await workOff(jobs)
      return {
        batchItemFailures: [...refused.map(({ messageId }) => ({ itemIdentifier: messageId })), ...batchItemFailures],
      }
    })

type Job = () => Promise<unknown>

/**
 * The work on a record that keeps its contract. One that breaks it fails by itself, time after time, until the queue
 * puts it with the dead letters; it stops nobody, for it will never succeed.
 */
function jobOf<Body>(
  record: SQSRecord,
  schema: z.ZodType<Body>,
  work: (body: Body) => Promise<unknown>,
): readonly (readonly [SQSRecord, Job])[] {
  const body = parseJson(record.body)
  const parsed = schema.safeParse(body)
  if (parsed.success) return [[record, told(record, body, () => work(parsed.data))]]
  const issues = [...new Set(parsed.error.issues.map(({ code }) => code ?? 'custom'))]
  log.refused('A record breaks its contract.', { ...idsOf(record), issues })
  return []
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const told =
  (record: SQSRecord, body: unknown, job: Job): Job =>
  async () => {
    try {
      await job()
    } catch (fault) {
      const ids = { ...idsIn(body), ...idsOf(record) }
      if (fault instanceof Error && fault.name === 'TryLater') log.refused('A record must wait.', ids)
      else log.fault('A record failed.', fault, ids)
      throw fault
    }
  }

const idsOf = ({ messageId, eventSourceARN }: SQSRecord): LogIds => ({
  recordId: messageId,
  queue: eventSourceARN.split(':').at(-1) ?? '',
})

function workOff(jobs: ReadonlyMap<SQSRecord, Job>): Promise<SQSBatchResponse> {
  const event: SQSEvent = { Records: [...jobs.keys()] }
  const work = (record: SQSRecord) => (jobs.get(record) ?? noJob)()
  // A batch of which every record failed is no failed invocation: Lambda would slow down for all that come after it.
  const throwOnFullBatchFailure = false
  const isFifo = event.Records[0]?.eventSourceARN.endsWith('.fifo') === true
  return isFifo
    ? processPartialResponse(event, work, new SqsFifoPartialProcessorAsync(), {
        skipGroupOnError: true,
        throwOnFullBatchFailure,
      })
    : processPartialResponse(event, work, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure })
}

const noJob: Job = () => Promise.reject(new Error('a record came back that was not given'))
