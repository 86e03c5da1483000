import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { type FunctionName, type FunctionTrigger, functions } from '../../functions/catalog.ts'
import { acknowledge } from '../nag.ts'
import { addRoutes } from './http-api.ts'
import { functionNameOf } from './names.ts'
import type { Queues } from './queues.ts'

/** Connects a function to what the catalog says brings it its work. */
export function connectTrigger(
  made: LambdaFunction,
  name: FunctionName,
  { api, queues }: { readonly api: HttpApi; readonly queues: Queues },
): void {
  const trigger: FunctionTrigger = functions[name].trigger
  switch (trigger.kind) {
    case 'routes':
      addRoutes(api, name, made, trigger.routes)
      break
    case 'queue':
      readQueue(made, trigger, queues)
      break
    case 'schedule':
      wakeByTheClock(made, name, trigger.minutes)
      break
    case 'task':
      // The state machines of journeys are permitted to call it where they are made.
      break
  }
}

/** A tick that is lost is no loss: the next one looks how far time was kept. */
function wakeByTheClock(made: LambdaFunction, name: FunctionName, minutes: number): void {
  const rule = new Rule(made, 'clock', {
    ruleName: functionNameOf(name),
    description: 'Wakes the function by the clock',
    schedule: Schedule.rate(Duration.minutes(minutes)),
    targets: [new LambdaTarget(made, { retryAttempts: 0 })],
  })
  acknowledge(
    rule,
    'What a tick did not bring about, the next one a minute later does: nothing is in the event that could be lost.',
    'Serverless-EventBusDLQ',
  )
}

function readQueue(made: LambdaFunction, trigger: Extract<FunctionTrigger, { kind: 'queue' }>, queues: Queues): void {
  const { queue, batchSize, maxConcurrency } = trigger
  made.addEventSource(
    new SqsEventSource(queues[queue], {
      batchSize,
      // A limit here leaves messages in the queue; one on the function would let them be received for nothing, until they
      // are dead letters: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
      ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
      reportBatchItemFailures: true,
    }),
  )
  acknowledge(
    made,
    'What fails goes to the dead letters of its queue; Lambda sends nothing of a queue elsewhere.',
    'Serverless-LambdaEventSourceMappingDestination',
  )
}
