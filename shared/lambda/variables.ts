import type { QueueName } from '../ports/queue.ts'
import type { SecretName } from '../ports/secrets.ts'
import type { TableName } from '../ports/store.ts'

/**
 * The variables by which a deployment tells its functions where things are. The stacks set them and `environment.ts`
 * reads them, both by these names. What they hold are names and addresses of resources, never a secret.
 */
export const variables = {
  table: (name: TableName): string => `TABLE_${upper(name)}`,
  queueUrl: (name: QueueName): string => `QUEUE_URL_${upper(name)}`,
  secretId: (name: SecretName): string => `SECRET_ID_${upper(name)}`,
  contentBucket: 'CONTENT_BUCKET',
  busName: 'BUS_NAME',
  /** What comes before a journey's id in the ARN of its state machine. */
  stateMachinePrefix: 'STATE_MACHINE_PREFIX',
  configurationSet: 'CONFIGURATION_SET',
  publicUrl: 'PUBLIC_URL',
} as const

const upper = (name: string): string => name.replaceAll('-', '_').toUpperCase()
