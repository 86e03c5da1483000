import { sesMailer } from '../../shared/aws/ses-mailer.ts'
import { awsContent, awsRunner, awsSigner, awsStore } from '../../shared/aws/wiring.ts'
import { sendMessageTaskSchema } from '../../shared/contracts/tasks/send-message-task.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { perColdStart } from '../../shared/lambda/per-cold-start.ts'
import { queueFunction } from '../../shared/lambda/queue-function.ts'
import { system } from '../../shared/lambda/system.ts'
import { sendMessage } from './core.ts'
import type { SendDeps } from './deps.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const mailer = sesMailer(environment.configurationSet())
const parts = { store, content, mailer, runner: awsRunner(environment), publicUrl: environment.publicUrl() }
const signer = perColdStart(() => awsSigner(environment, system))
const deps = async (): Promise<SendDeps> => ({ ...parts, signer: await signer(), ...system })

/** Takes the orders that state machines put on the send queue. */
export const handler = queueFunction(sendMessageTaskSchema, async (task) => sendMessage(task, await deps()))
