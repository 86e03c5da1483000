import type { QueueName } from '../shared/ports/queue.ts'
import type { SecretName } from '../shared/ports/secrets.ts'

/** What brings a function its work. */
export type FunctionTrigger =
  | { readonly kind: 'routes'; readonly routes: readonly string[] }
  /** Messages of a queue, so many at a time at the most; of a batch only those that failed come again. */
  | { readonly kind: 'queue'; readonly queue: QueueName; readonly batchSize: number; readonly maxConcurrency?: number }
  /** The clock wakes it, every so many minutes. */
  | { readonly kind: 'schedule'; readonly minutes: number }
  /** A state of a state machine calls it and takes its answer. */
  | { readonly kind: 'task' }

/** What a function may use. Each is a permission on AWS, and nothing else is permitted. */
export type FunctionUse =
  | { readonly kind: 'tables'; readonly access: 'read' | 'read-write' }
  | { readonly kind: 'content' }
  | { readonly kind: 'bus' }
  | { readonly kind: 'mail' }
  | { readonly kind: 'start-journeys' }
  | { readonly kind: 'answer-journeys' }
  | { readonly kind: 'queue'; readonly queue: QueueName }
  | { readonly kind: 'secret'; readonly secret: SecretName }
  | { readonly kind: 'public-url' }

/** One function: what brings it work, what it may use, and what it gets of memory and time. */
export type FunctionSpec = {
  readonly purpose: string
  readonly trigger: FunctionTrigger
  readonly uses: readonly FunctionUse[]
  readonly memoryMegabytes: number
  readonly timeoutSeconds: number
}

const readWrite = { kind: 'tables', access: 'read-write' } as const
const content = { kind: 'content' } as const
const answerJourneys = { kind: 'answer-journeys' } as const
const signingKey = { kind: 'secret', secret: 'signing-key' } as const

/**
 * Every function of the product. The AWS stacks and the laptop's runtime are both built from this list, so they cannot
 * drift apart. The name is the folder, the contract, the placeholder in the state machine and the construct's id.
 */
export const functions = {
  'collect-events': {
    purpose: 'Takes what sites post and keeps it in the intake queue',
    trigger: {
      kind: 'routes',
      routes: [
        'POST /v1/{call}',
        'POST /beacon/v1/batch',
        'GET /v1/projects/{writeKey}/settings',
        'GET /sourceConfig',
        'OPTIONS /{proxy+}',
      ],
    },
    uses: [
      { kind: 'queue', queue: 'intake' },
      { kind: 'secret', secret: 'server-write-key' },
      { kind: 'secret', secret: 'browser-write-key' },
    ],
    memoryMegabytes: 512,
    timeoutSeconds: 10,
  },
  'process-events': {
    purpose: 'Finds the person, changes the profile, wakes who waited, and puts the event on the bus',
    trigger: { kind: 'queue', queue: 'intake', batchSize: 10 },
    uses: [readWrite, content, { kind: 'bus' }, answerJourneys],
    memoryMegabytes: 512,
    timeoutSeconds: 60,
  },
  'enroll-contact': {
    purpose: 'Decides an entry once and starts the execution that carries it',
    // Few at a time: Step Functions starts 150 executions a second, and the queue holds the rest.
    trigger: { kind: 'queue', queue: 'entry', batchSize: 10, maxConcurrency: 5 },
    uses: [readWrite, content, { kind: 'start-journeys' }, signingKey],
    memoryMegabytes: 512,
    timeoutSeconds: 60,
  },
  'observe-contact': {
    purpose: 'Answers a journey’s questions about a contact, and waits for events',
    trigger: { kind: 'task' },
    uses: [readWrite, content, answerJourneys],
    memoryMegabytes: 512,
    timeoutSeconds: 30,
  },
  'update-contact': {
    purpose: 'Changes tags, attributes and scores, hands over leads and tasks, and ends enrollments',
    trigger: { kind: 'task' },
    uses: [readWrite, content, answerJourneys, { kind: 'queue', queue: 'intake' }, { kind: 'queue', queue: 'entry' }],
    memoryMegabytes: 512,
    timeoutSeconds: 30,
  },
  'call-webhook': {
    purpose: 'Calls somebody else’s server for a contact, signed, and stores what it answers',
    trigger: { kind: 'task' },
    uses: [readWrite, content, answerJourneys, { kind: 'queue', queue: 'intake' }, signingKey],
    memoryMegabytes: 512,
    timeoutSeconds: 30,
  },
  'send-message': {
    purpose: 'Sends one message to one contact, once',
    trigger: { kind: 'queue', queue: 'send-email', batchSize: 10, maxConcurrency: 5 },
    uses: [readWrite, content, { kind: 'mail' }, answerJourneys, signingKey, { kind: 'public-url' }],
    memoryMegabytes: 512,
    timeoutSeconds: 60,
  },
  'record-engagement': {
    purpose: 'Turns what SES reports of a mail into contact events',
    trigger: { kind: 'queue', queue: 'engagement', batchSize: 10 },
    uses: [readWrite, content, { kind: 'queue', queue: 'intake' }, signingKey],
    memoryMegabytes: 512,
    timeoutSeconds: 60,
  },
  'keep-time': {
    purpose: 'Looks every minute what is due by time alone, and queues it',
    trigger: { kind: 'schedule', minutes: 1 },
    uses: [readWrite, content, { kind: 'queue', queue: 'rounds' }],
    memoryMegabytes: 512,
    timeoutSeconds: 50,
  },
  'make-rounds': {
    purpose: 'Lets contacts in whose day has come, and looks at them again',
    trigger: { kind: 'queue', queue: 'rounds', batchSize: 1, maxConcurrency: 10 },
    uses: [
      readWrite,
      content,
      { kind: 'queue', queue: 'rounds' },
      { kind: 'queue', queue: 'entry' },
      { kind: 'queue', queue: 'intake' },
    ],
    memoryMegabytes: 512,
    timeoutSeconds: 60,
  },
  'adapt-events': {
    purpose: 'Makes contact events of what comes from other buses, and does what is asked for on ours',
    trigger: { kind: 'queue', queue: 'outside', batchSize: 10 },
    uses: [readWrite, content, { kind: 'queue', queue: 'entry' }, { kind: 'queue', queue: 'intake' }],
    memoryMegabytes: 512,
    timeoutSeconds: 60,
  },
  unsubscribe: {
    purpose: 'Lets a person leave, whatever else is down',
    trigger: { kind: 'routes', routes: ['GET /unsubscribe/{token}', 'POST /unsubscribe/{token}'] },
    uses: [readWrite, { kind: 'queue', queue: 'intake' }, signingKey],
    memoryMegabytes: 512,
    timeoutSeconds: 15,
  },
} as const satisfies Readonly<Record<string, FunctionSpec>>

/** The name of a function. */
export type FunctionName = keyof typeof functions

/** How a queue treats its messages. */
export type QueueSpec = {
  readonly isFifo: boolean
  /** How long a message that was taken stays hidden: six times the function's time-out, as Lambda wants it. */
  readonly visibilitySeconds: number
  /** How often a message is tried before it goes to the dead letters. */
  readonly maxReceives: number
}

/** Every queue of the product. */
export const queues: Readonly<Record<QueueName, QueueSpec>> = {
  intake: { isFifo: true, visibilitySeconds: 360, maxReceives: 5 },
  entry: { isFifo: false, visibilitySeconds: 360, maxReceives: 5 },
  // A provider may take no mail for a whole day, where its daily quota is used up; orders must outlive that. They come
  // again every six minutes: https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html
  'send-email': { isFifo: false, visibilitySeconds: 360, maxReceives: 300 },
  engagement: { isFifo: false, visibilitySeconds: 360, maxReceives: 5 },
  rounds: { isFifo: false, visibilitySeconds: 360, maxReceives: 5 },
  outside: { isFifo: false, visibilitySeconds: 360, maxReceives: 5 },
}
