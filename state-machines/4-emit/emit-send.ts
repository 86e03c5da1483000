import { errorNames } from '../../shared/contracts/tasks/error-names.ts'
import type { SendMessageTask } from '../../shared/contracts/tasks/send-message-task.ts'
import type { SendNode } from '../graph.ts'
import type { Catcher, Emitted, State } from './asl.ts'
import { placeholder } from './asl.ts'
import { type Around, catchTo, idsOf, leaveWhenClosed, onwards } from './emit-task.ts'
import { secondsOf, secondsUntil, taskToken } from './expressions.ts'
import { quietState } from './state-names.ts'

/** Seconds in which an order reaches its sender, who may have to put it off; a wait that is over ends sooner, by the sender. */
const shortestWait = 60

/** Two weeks: as long as a message lies in a dead-letter queue from which it can still be sent. */
const outcomeTimeout = 14 * 86_400

/**
 * A send is one task that holds a token. There is no Retry on its time-out: that would send again, and where it is a
 * wait or the end of one, it is the way on.
 */
export function emitSend(node: SendNode, name: string, around: Around): Readonly<Record<string, State>> {
  const order: Emitted<SendMessageTask> = {
    ...idsOf(around),
    token: taskToken,
    step: node.step,
    reply: replies[node.then.kind],
    asks: node.then.kind === 'go-on' ? node.then.asks.map(({ id }) => id) : [],
    closes: node.then.kind === 'go-on' && node.then.closes,
  }
  const deferred = quietState(name)
  return {
    [name]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: { QueueUrl: placeholder('send-email'), MessageBody: order },
      TimeoutSeconds: timeoutOf(node),
      Catch: [
        leaveWhenClosed,
        { ErrorEquals: [errorNames.messageDeferred], Next: deferred, Output: '{% $states.errorOutput.Cause %}' },
        ...waysOn(node, around),
      ],
      ...onwards(node.then.kind === 'answer' ? node.then.answered : node.then.next, around),
    },
    [deferred]: { Type: 'Wait', Timestamp: '{% $states.input %}', Next: name },
  }
}

const replies = { 'go-on': 'when-sent', wait: 'never', answer: 'when-answered' } as const

const timeoutOf = ({ then }: SendNode) => {
  if (then.kind === 'wait') return secondsUntil(then.due, shortestWait)
  return then.kind === 'answer' ? secondsOf(then.within, 1) : outcomeTimeout
}

function waysOn({ then }: SendNode, around: Around): readonly Catcher[] {
  if (then.kind === 'go-on') return []
  if (then.kind === 'wait') return [catchTo('States.Timeout', then.next, around)]
  return [
    catchTo('States.Timeout', then.unanswered, around),
    catchTo(errorNames.messageNotSent, then.unanswered, around),
  ]
}
