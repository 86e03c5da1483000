import { awsContent, awsRunner, awsStore } from '../../shared/aws/wiring.ts'
import { observeContactTaskSchema } from '../../shared/contracts/tasks/observe-contact-task.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { system } from '../../shared/lambda/system.ts'
import { taskFunction } from '../../shared/lambda/task-function.ts'
import { type ObserveDeps, observeContact } from './core.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const deps: ObserveDeps = { store, content, runner: awsRunner(environment), ...system }

/** Answers a state that looks at its contact. */
export const handler = taskFunction(observeContactTaskSchema, (task) => observeContact(task, deps))
