import type { CallWebhookTask } from '../../shared/contracts/tasks/call-webhook-task.ts'
import { errorNames } from '../../shared/contracts/tasks/error-names.ts'
import type { CallNode } from '../graph.ts'
import type { Emitted, State } from './asl.ts'
import { type Around, callFunction, catchTo, idsOf, leaveWhenClosed, retryPassingFaults } from './emit-task.ts'

/** Whose server is down may be back in an hour; the contact's journey goes on without the call after that. */
const retryUnanswered = {
  ErrorEquals: [errorNames.webhookUnanswered],
  IntervalSeconds: 10,
  BackoffRate: 3,
  MaxAttempts: 6,
  JitterStrategy: 'FULL',
}

/** A call is named by its step; where it goes and what it says stands in the published journey, never in the machine. */
export function emitCall(node: CallNode, name: string, around: Around): Readonly<Record<string, State>> {
  const task: Emitted<CallWebhookTask> = { ...idsOf(around), calls: node.step }
  return {
    [name]: {
      ...callFunction('call-webhook', task, node.next, around),
      Retry: [...retryPassingFaults, retryUnanswered],
      Catch: [leaveWhenClosed, catchTo(errorNames.webhookUnanswered, node.next, around)],
    },
  }
}
