import { UnsupportedDefinition } from '../unsupported-definition.ts'

/** What a task calls: a Lambda function by its ARN, or an action of a service in the optimized form. */
export type Resource = {
  /** The text in the definition. */
  readonly name: string
  readonly kind: 'function' | 'service'
  /** How the history names it: `sqs` and `sendMessage.waitForTaskToken`. Empty for a function. */
  readonly service: string
  readonly action: string
  /** Whether the task is open until somebody answers with its token. */
  readonly waitsForToken: boolean
}

const ACTIONS = new Set([
  'lambda:invoke',
  'lambda:invoke.waitForTaskToken',
  'sqs:sendMessage',
  'sqs:sendMessage.waitForTaskToken',
  'events:putEvents',
])

/**
 * Reads the resource of a task. Text that is no ARN at all is a placeholder, which the deployment replaces by the ARN
 * of a function; so a definition runs here before it was ever deployed.
 */
export function readResource(name: string, state: string): Resource {
  if (!name.startsWith('arn:') || /^arn:[^:]*:lambda:/.test(name)) {
    return { name, kind: 'function', service: '', action: '', waitsForToken: false }
  }
  const action = /^arn:[^:]*:states:::(.+)$/.exec(name)?.[1]
  if (action === undefined || !ACTIONS.has(action)) throw new UnsupportedDefinition(`the resource "${name}"`, state)
  return {
    name,
    kind: 'service',
    service: action.slice(0, action.indexOf(':')),
    action: action.slice(action.indexOf(':') + 1),
    waitsForToken: action.endsWith('.waitForTaskToken'),
  }
}
