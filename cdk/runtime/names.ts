import { ArnFormat, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { FunctionName } from '../../functions/catalog.ts'

/** What a function is called. */
export const functionNameOf = (name: FunctionName): string => `waymark-${name}`

/** What the state machine of a journey is called, for good: another name would be another machine, and end this one. */
export const stateMachineNameOf = (journey: string): string => `waymark-${journey}`

/**
 * The ARN of the state machine of a journey, or of all with `*`. It is put together, because a permission that pointed
 * to the machine itself would close a circle: the machine points to its functions.
 */
export const stateMachineArnOf = (scope: Construct, journey: string): string =>
  Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: stateMachineNameOf(journey),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })
