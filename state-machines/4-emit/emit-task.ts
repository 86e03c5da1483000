import { errorNames } from '../../shared/contracts/tasks/error-names.ts'
import { end, type NodeId } from '../graph.ts'
import { type Catcher, placeholder, type State } from './asl.ts'
import { contactId, enrollmentId } from './expressions.ts'
import { leftState } from './state-names.ts'

/** What emitting a node needs to know of the machine around it. */
export type Around = {
  readonly journey: string
  readonly version: string
  readonly nameOf: (id: NodeId) => string
}

type TaskState = Extract<State, { Type: 'Task' }>

/** The ids that every task carries. The version stands in the definition, so that it can never belong to another one. */
export const idsOf = ({ journey, version }: Around) => ({ contactId, enrollmentId, journey, version })

/** Where a state goes on: to the state of another node, or nowhere. */
export const onwards = (next: NodeId, around: Around): { readonly Next: string } | { readonly End: true } =>
  next === end ? { End: true } : { Next: around.nameOf(next) }

/** The state that a way leads to, where one must be named; a path that is over leads to the end of all paths. */
export const stateAt = (next: NodeId, around: Around): string => (next === end ? leftState : around.nameOf(next))

/** An enrollment that was closed from outside ends at its next task. */
export const leaveWhenClosed: Catcher = { ErrorEquals: [errorNames.enrollmentClosed], Next: leftState }

/** Where an error that is no fault leads. */
export const catchTo = (error: string, next: NodeId, around: Around): Catcher => ({
  ErrorEquals: [error],
  Next: stateAt(next, around),
})

/**
 * Faults that pass, before functions that may safely run twice. A time-out is not among them: it means something else.
 * https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
 */
const passingFaults = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'StoreFault',
]

/** Tries again for about 20 minutes; then the execution fails where it stands, and a redrive goes on from there. */
export const retryPassingFaults: NonNullable<TaskState['Retry']> = [
  { ErrorEquals: passingFaults, IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 9, JitterStrategy: 'FULL' },
]

/** A state that calls a function, and goes on with what it answers. */
export const callFunction = (name: string, task: object, next: NodeId, around: Around): TaskState => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: placeholder(name), Payload: task },
  Output: '{% $states.result.Payload %}',
  TimeoutSeconds: functionTimeout,
  Retry: retryPassingFaults,
  Catch: [leaveWhenClosed],
  ...onwards(next, around),
})

/** How long a function may take to answer a state; each answers in well under a second. */
const functionTimeout = 60
