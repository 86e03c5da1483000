import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { Bus, BusEvent } from '../ports/bus.ts'
import { inBatches } from './batches.ts'
import { threeTries } from './client-settings.ts'
import { handOver, type Rejected } from './hand-over.ts'

/** A request is smaller than 1 MB: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const limits = { entries: 10, bytes: 1_000_000 }

/** A bus of EventBridge. */
export const eventbridgeBus = (busName: string, client = new EventBridgeClient(threeTries)): Bus => ({
  put: async (events) => {
    const entries = events.map((event) => ({ ...event, detail: JSON.stringify(event.detail) }))
    for (const batch of inBatches(entries, limits, bytesOf)) {
      await handOver(batch, (left) => put(client, busName, left))
    }
  },
})

type Entry = Omit<BusEvent, 'detail'> & { readonly detail: string }

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html: a time counts 14. */
const bytesOf = ({ source, detailType, detail }: Entry): number =>
  14 + Buffer.byteLength(source) + Buffer.byteLength(detailType) + Buffer.byteLength(detail)

/** The answer lists the entries in their order; a 200 may hold some that failed. */
async function put(
  client: EventBridgeClient,
  busName: string,
  entries: readonly Entry[],
): Promise<readonly Rejected<Entry>[]> {
  const request = new PutEventsCommand({
    Entries: entries.map(({ source, detailType, detail, time }) => ({
      EventBusName: busName,
      Source: source,
      DetailType: detailType,
      Detail: detail,
      Time: new Date(time),
    })),
  })
  const { FailedEntryCount = 0, Entries: results = [] } = await client.send(request)
  if (FailedEntryCount === 0) return []
  return entries.flatMap((entry, index) => {
    const code = results[index]?.ErrorCode
    return code === undefined ? [] : [{ entry, code, isFinal: final.has(code) }]
  })
}

const final = new Set(['MalformedDetail', 'InvalidArgument', 'NotAuthorizedForSourceException'])
