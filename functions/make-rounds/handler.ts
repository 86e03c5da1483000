import { sqsQueue } from '../../shared/aws/sqs-queue.ts'
import { awsContent, awsStore } from '../../shared/aws/wiring.ts'
import { roundSchema } from '../../shared/contracts/round.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { queueFunction } from '../../shared/lambda/queue-function.ts'
import { system } from '../../shared/lambda/system.ts'
import { makeRounds } from './core.ts'
import type { RoundDeps } from './deps.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const queue = sqsQueue(environment.queueUrl)
const deps: RoundDeps = { store, content, queue, ...system }

/** Takes the pages of the queue `rounds`. */
export const handler = queueFunction(roundSchema, (round) => makeRounds(round, deps))
