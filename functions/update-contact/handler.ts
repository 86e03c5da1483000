import { sqsQueue } from '../../shared/aws/sqs-queue.ts'
import { awsContent, awsRunner, awsStore } from '../../shared/aws/wiring.ts'
import { updateContactTaskSchema } from '../../shared/contracts/tasks/update-contact-task.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { system } from '../../shared/lambda/system.ts'
import { taskFunction } from '../../shared/lambda/task-function.ts'
import { type UpdateDeps, updateContact } from './core.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const queue = sqsQueue(environment.queueUrl)
const deps: UpdateDeps = { store, content, queue, runner: awsRunner(environment), ...system }

/** Answers a state that changes its contact. */
export const handler = taskFunction(updateContactTaskSchema, (task) => updateContact(task, deps))
