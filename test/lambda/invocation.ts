import type { Context, SQSRecord } from 'aws-lambda'
import { vi } from 'vitest'

/** What Lambda tells a function about the invocation. */
export const context: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'waymark-test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:waymark-test',
  memoryLimitInMB: '512',
  awsRequestId: 'request-1',
  logGroupName: '/aws/lambda/waymark-test',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
}

/** Records of a queue, as Lambda delivers them; each has the group that its key says, where there is one. */
export const sqsEvent = (queue: string, records: readonly { readonly body: string; readonly group?: string }[]) => ({
  Records: records.map(
    ({ body, group }, at): SQSRecord => ({
      messageId: `record-${at}`,
      receiptHandle: 'handle',
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'sender',
        ApproximateFirstReceiveTimestamp: '0',
        ...(group === undefined ? {} : { MessageGroupId: group }),
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:eu-west-1:111122223333:${queue}`,
      awsRegion: 'eu-west-1',
    }),
  ),
})

/** Everything that is written to the log while something runs. */
export async function logOf(
  run: () => Promise<unknown>,
): Promise<{ readonly text: string; readonly lines: readonly LogLine[] }> {
  const written: string[] = []
  const keep = (chunk: unknown): boolean => {
    written.push(String(chunk))
    return true
  }
  const outputs = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
  for (const output of outputs) output.mockImplementation(keep)
  try {
    await run()
  } finally {
    for (const output of outputs) output.mockRestore()
  }
  const text = written.join('')
  return { text, lines: text.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : [])) }
}

/** One line of the log. */
export type LogLine = Readonly<Record<string, unknown>>
