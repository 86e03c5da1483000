import { sqsQueue } from '../../shared/aws/sqs-queue.ts'
import { awsContent, awsStore } from '../../shared/aws/wiring.ts'
import { scheduledEventSchema } from '../../shared/contracts/scheduled-event.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { scheduledFunction } from '../../shared/lambda/scheduled-function.ts'
import { system } from '../../shared/lambda/system.ts'
import { type KeepTimeDeps, keepTime } from './core.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const queue = sqsQueue(environment.queueUrl)
const deps: KeepTimeDeps = { store, content, queue, ...system }

/** Is woken every minute. */
export const handler = scheduledFunction(scheduledEventSchema, () => keepTime(deps))
