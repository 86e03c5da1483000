import type { QueueName } from '../ports/queue.ts'
import type { SecretName } from '../ports/secrets.ts'
import type { TableName } from '../ports/store.ts'
import { variables } from './variables.ts'

/** Where the things of the deployment are that a function uses; what is asked for and missing is a `MissingVariable`. */
export type Environment = {
  tables(): Readonly<Record<TableName, string>>
  contentBucket(): string
  busName(): string
  stateMachinePrefix(): string
  configurationSet(): string
  /** Where contacts reach us, without a slash at its end. */
  publicUrl(): string
  queueUrl(name: QueueName): string
  secretId(name: SecretName): string
}

/** The environment that some variables describe. */
export const environmentOf = (values: Readonly<Record<string, string | undefined>>): Environment => {
  const get = (name: string): string => {
    const value = values[name]
    if (value === undefined || value === '') throw new MissingVariable(`the variable ${name} is not set`)
    return value
  }
  const table = (name: TableName): string => get(variables.table(name))
  return {
    tables: () => ({ contacts: table('contacts'), activity: table('activity'), measures: table('measures') }),
    contentBucket: () => get(variables.contentBucket),
    busName: () => get(variables.busName),
    stateMachinePrefix: () => get(variables.stateMachinePrefix),
    configurationSet: () => get(variables.configurationSet),
    publicUrl: () => get(variables.publicUrl).replace(/\/+$/, ''),
    queueUrl: (name) => get(variables.queueUrl(name)),
    secretId: (name) => get(variables.secretId(name)),
  }
}

/** The environment of the running function. */
export const environment: Environment = environmentOf(process.env)

/** The deployment does not tell the function where something is that it uses. */
export class MissingVariable extends Error {
  override readonly name = 'MissingVariable'
}
