import { sqsQueue } from '../../shared/aws/sqs-queue.ts'
import { awsContent, awsStore } from '../../shared/aws/wiring.ts'
import { type Outside, outsideSchema } from '../../shared/contracts/outside-event.ts'
import { environment } from '../../shared/lambda/environment.ts'
import { log } from '../../shared/lambda/log.ts'
import { queueFunction } from '../../shared/lambda/queue-function.ts'
import { system } from '../../shared/lambda/system.ts'
import { adaptEvent } from './core.ts'
import type { AdaptDeps } from './deps.ts'

const store = awsStore(environment, system)
const content = awsContent(environment, system)
const queue = sqsQueue(environment.queueUrl)
const deps: AdaptDeps = { store, content, queue, ...system }

/** Takes what comes from outside by the bus. What is dropped is told without what was in it. */
export const handler = queueFunction(outsideSchema, async (outside: Outside) => {
  const adapted = await adaptEvent(outside, deps)
  if (adapted.kind === 'taken') return
  const journey = 'journey' in outside ? { journey: outside.journey } : {}
  log.refused('Something from outside was dropped.', { ...journey, issues: [adapted.reason] })
})
