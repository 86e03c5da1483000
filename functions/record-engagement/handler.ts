import { sqsQueue } from '../../shared/aws/sqs-queue.ts'
import { awsContent, awsSigner, awsStore } from '../../shared/aws/wiring.ts'
import { sesEventSchema } from '../../shared/contracts/ses-event.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { perColdStart } from '../../shared/lambda/per-cold-start.ts'
import { queueFunction } from '../../shared/lambda/queue-function.ts'
import { system } from '../../shared/lambda/system.ts'
import { type RecordDeps, recordEngagement } from './core.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const queue = sqsQueue(environment.queueUrl)
const signer = perColdStart(() => awsSigner(environment, system))
const deps = async (): Promise<RecordDeps> => ({ store, content, queue, signer: await signer(), ...system })

/** Takes what SES reports, from the engagement queue. */
export const handler = queueFunction(sesEventSchema, async (event) => recordEngagement(event, await deps()))
