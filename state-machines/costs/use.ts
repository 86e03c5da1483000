import { prices } from './prices.ts'

/** Everything that AWS counts while contacts are on their way: of which service it is, what it is called, its price. */
const counted = {
  mails: { service: 'SES', what: 'mails', price: prices.mail },
  sms: { service: 'SMS', what: 'text messages', price: prices.sms },
  transitions: { service: 'Step Functions', what: 'state transitions', price: prices.transition },
  writes: { service: 'DynamoDB', what: 'write units', price: prices.writeUnit },
  reads: { service: 'DynamoDB', what: 'read units', price: prices.readUnit },
  gigabytesKept: { service: 'DynamoDB', what: 'gigabytes kept for a month', price: prices.tableGigabyteMonth },
  invocations: { service: 'Lambda', what: 'invocations', price: prices.invocation },
  gigabyteSeconds: { service: 'Lambda', what: 'gigabyte-seconds', price: prices.gigabyteSecond },
  queueRequests: { service: 'SQS', what: 'requests to queues', price: prices.queueRequest },
  fifoRequests: { service: 'SQS', what: 'requests to the FIFO queue', price: prices.fifoRequest },
  busEvents: { service: 'EventBridge', what: 'events on buses', price: prices.busEvent },
  httpRequests: { service: 'API Gateway', what: 'requests to the API', price: prices.httpRequest },
  logGigabytes: { service: 'CloudWatch', what: 'gigabytes of log', price: prices.logGigabyte },
  traces: { service: 'CloudWatch', what: 'traces (one in twenty)', price: prices.trace },
} as const

type Counted = keyof typeof counted
type Service = (typeof counted)[Counted]['service']

/** So many of each thing that AWS counts; what is not named is none. */
export type Use = { readonly [What in Counted]?: number }

/** One line of a bill. */
export type CostLine = { readonly what: string; readonly count: number; readonly dollars: number }

const everything = Object.keys(counted) as readonly Counted[]
const named = (use: Use): readonly Counted[] => everything.filter((what) => (use[what] ?? 0) !== 0)

/** Several uses together. */
export const plus = (...uses: readonly Use[]): Use =>
  Object.fromEntries(
    everything.flatMap((what) => {
      const sum = uses.reduce((so, use) => so + (use[what] ?? 0), 0)
      return sum === 0 ? [] : [[what, sum]]
    }),
  )

/** A use so many times. */
export const times = (count: number, use: Use): Use =>
  Object.fromEntries(named(use).map((what) => [what, count * (use[what] ?? 0)]))

/** What a use costs. */
export const dollarsOf = (use: Use): number =>
  named(use).reduce((sum, what) => sum + (use[what] ?? 0) * counted[what].price, 0)

/** A bill of a use: a line for each thing that was counted. */
export const billOf = (use: Use): readonly CostLine[] =>
  named(use).map((what) => {
    const count = use[what] ?? 0
    return { what: counted[what].what, count, dollars: count * counted[what].price }
  })

/** What each service takes of it, the largest part first; text messages are there also where none is sent. */
export function byService(use: Use): readonly { readonly service: Service; readonly dollars: number }[] {
  const services = [...new Set(everything.map((what) => counted[what].service))]
  return services
    .map((service) => {
      const own = everything.filter((what) => counted[what].service === service)
      return { service, dollars: own.reduce((sum, what) => sum + (use[what] ?? 0) * counted[what].price, 0) }
    })
    .toSorted((a, b) => b.dollars - a.dollars)
}
