import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import type { Resource } from '../definition/resource.ts'
import { type HistoryLog, payload, shown } from '../history.ts'

/** What an event of a task tells besides the resource. */
type Told = { readonly output?: Json; readonly error?: string; readonly cause?: string }

type Limits = { readonly timeoutSeconds: number | undefined; readonly heartbeatSeconds: number | undefined }

/** Notes that a task was handed over. Functions by ARN and services have events of different names. */
export function logScheduled(log: HistoryLog, resource: Resource, parameters: Json, limits: Limits): void {
  if (resource.kind === 'function') {
    log.add('LambdaFunctionScheduled', () => ({
      lambdaFunctionScheduledEventDetails: {
        ...payload('input', parameters),
        resource: resource.name,
        ...showLimits(limits),
      },
    }))
    log.add('LambdaFunctionStarted')
    return
  }
  const named = { resource: resource.action, resourceType: resource.service }
  log.add('TaskScheduled', () => ({
    taskScheduledEventDetails: { ...named, region: 'local', parameters: shown(parameters), ...showLimits(limits) },
  }))
  log.add('TaskStarted', () => ({ taskStartedEventDetails: named }))
}

/** Notes what became of a task. */
export function logTask(
  log: HistoryLog,
  resource: Resource,
  what: 'Submitted' | 'Succeeded' | 'Failed' | 'TimedOut',
  told: Told,
): void {
  if (resource.kind === 'function') {
    log.add(`LambdaFunction${what}`, () => ({ [`lambdaFunction${what}EventDetails` as const]: show(told) }))
    return
  }
  const named = { resource: resource.action, resourceType: resource.service }
  log.add(`Task${what}`, () => ({ [`task${what}EventDetails` as const]: { ...show(told), ...named } }))
}

const show = ({ output, ...rest }: Told): JsonObject => ({
  ...rest,
  ...(output === undefined ? {} : payload('output', output)),
})

const showLimits = ({ timeoutSeconds, heartbeatSeconds }: Limits): JsonObject => ({
  ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
  ...(heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds }),
})
