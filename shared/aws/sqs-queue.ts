import { createHash } from 'node:crypto'
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, SQSClient } from '@aws-sdk/client-sqs'
import type { Queue, QueueMessage, QueueName } from '../ports/queue.ts'
import { inBatches } from './batches.ts'
import { threeTries } from './client-settings.ts'
import { handOver, type Rejected } from './hand-over.ts'

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
const limits = { entries: 10, bytes: 1_048_576 }

/** The queues on SQS. Batches go one after the other, for the order within a group is theirs. */
export const sqsQueue = (urlOf: (queue: QueueName) => string, client = new SQSClient(threeTries)): Queue => ({
  send: async (queue, messages) => {
    const url = urlOf(queue)
    const entries = messages.map((message) => toEntry(message, url.endsWith('.fifo')))
    for (const batch of inBatches(entries, limits, bytesOf)) await handOver(batch, (left) => put(client, url, left))
  },
})

type Entry = Omit<SendMessageBatchRequestEntry, 'Id' | 'MessageBody'> & { readonly MessageBody: string }

/**
 * Groups and ids come from outside and may hold any character; SQS takes some ASCII, 128 at most. So it gets digests,
 * which also keep a person's name out of them.
 */
const toEntry = ({ body, group, id, delaySeconds }: QueueMessage, isFifo: boolean): Entry => ({
  MessageBody: JSON.stringify(body),
  ...(isFifo && group !== undefined ? { MessageGroupId: digest(group) } : {}),
  ...(isFifo && id !== undefined ? { MessageDeduplicationId: digest(id) } : {}),
  ...(isFifo || delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
})

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

const bytesOf = ({ MessageBody }: Entry): number => Buffer.byteLength(MessageBody)

async function put(client: SQSClient, url: string, entries: readonly Entry[]): Promise<readonly Rejected<Entry>[]> {
  const numbered = entries.map((entry, index) => ({ ...entry, Id: String(index) }))
  const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: numbered }))
  return Failed.flatMap(({ Id, Code = 'Unknown', SenderFault = false }) => {
    const entry = entries[Number(Id)]
    return entry === undefined ? [] : [{ entry, code: Code, isFinal: SenderFault }]
  })
}
