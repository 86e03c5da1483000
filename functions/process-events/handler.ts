import { eventbridgeBus } from '../../shared/aws/eventbridge-bus.ts'
import { awsContent, awsRunner, awsStore } from '../../shared/aws/wiring.ts'
import { intakeRecordSchema } from '../../shared/contracts/intake-record.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { queueFunction } from '../../shared/lambda/queue-function.ts'
import { system } from '../../shared/lambda/system.ts'
import { processEvent } from './core.ts'
import type { ProcessDeps } from './deps.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const bus = eventbridgeBus(environment.busName())
const deps: ProcessDeps = { store, content, bus, runner: awsRunner(environment), ...system }

/** Takes the records of the intake queue. */
export const handler = queueFunction(intakeRecordSchema, (record) => processEvent(record, deps))
