import { sqsQueue } from '../../shared/aws/sqs-queue.ts'
import { awsSigner, awsStore } from '../../shared/aws/wiring.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { httpFunction } from '../../shared/lambda/http-function.ts'
import { perColdStart } from '../../shared/lambda/per-cold-start.ts'
import { system } from '../../shared/lambda/system.ts'
import { type UnsubscribeDeps, unsubscribe } from './core.ts'

const store = awsStore(environment, system)
const queue = sqsQueue(environment.queueUrl)
const signer = perColdStart(() => awsSigner(environment, system))
const deps = async (): Promise<UnsubscribeDeps> => ({ store, queue, signer: await signer(), ...system })

/** Takes the requests of people who leave. */
export const handler = httpFunction(async (request) => unsubscribe(request, await deps()))
