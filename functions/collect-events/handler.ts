import { secretsManager } from '../../shared/aws/secrets-manager.ts'
import { sqsQueue } from '../../shared/aws/sqs-queue.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { httpFunction } from '../../shared/lambda/http-function.ts'
import { system } from '../../shared/lambda/system.ts'
import { type CollectDeps, collectEvents } from './core.ts'

const queue = sqsQueue(environment.queueUrl)
const secrets = secretsManager(environment.secretId, system.clock)
const deps: CollectDeps = { queue, secrets, ...system }

/** Takes the requests of sites. */
export const handler = httpFunction((request) => collectEvents(request, deps))
