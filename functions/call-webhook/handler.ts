import { sqsQueue } from '../../shared/aws/sqs-queue.ts'
import { awsContent, awsRunner, awsSigner, awsStore } from '../../shared/aws/wiring.ts'
import { callWebhookTaskSchema } from '../../shared/contracts/tasks/call-webhook-task.ts'
import { httpsCaller } from '../../shared/http/https-caller.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { perColdStart } from '../../shared/lambda/per-cold-start.ts'
import { system } from '../../shared/lambda/system.ts'
import { taskFunction } from '../../shared/lambda/task-function.ts'
import { callWebhook } from './core.ts'
import type { CallDeps } from './deps.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const queue = sqsQueue(environment.queueUrl)
const parts = { store, content, queue, runner: awsRunner(environment), caller: httpsCaller() }
const signer = perColdStart(() => awsSigner(environment, system))
const deps = async (): Promise<CallDeps> => ({ ...parts, signer: await signer(), ...system })

/** Answers a state that calls somebody else's server. */
export const handler = taskFunction(callWebhookTaskSchema, async (task) => callWebhook(task, await deps()))
