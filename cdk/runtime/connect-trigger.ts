import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { type FunctionName, type FunctionTrigger, functions } from '../../functions/catalog.ts'
import { acknowledge } from '../nag.ts'
import { addRoutes } from './http-api.ts'
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
    case 'task':
      // The state machines of journeys are permitted to call it where they are made.
      break
  }
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
