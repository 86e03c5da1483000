import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { makeContentBucket } from './content-bucket.ts'
import { makeSecrets, type WaymarkSecrets } from './secrets.ts'
import { makeTables, type Tables } from './tables.ts'

/** What keeps state: it stays when everything else is thrown away. */
export class StorageStack extends Stack {
  readonly tables: Tables
  readonly content: Bucket
  readonly secrets: WaymarkSecrets

  constructor(scope: Construct, id: string) {
    super(scope, id, { description: 'Waymark: what is kept', terminationProtection: true })
    this.tables = makeTables(this)
    this.content = makeContentBucket(this)
    this.secrets = makeSecrets(this)
    for (const name of ['server-write-key', 'browser-write-key'] as const) {
      new CfnOutput(this, `read-${name}`, {
        description: `Prints the ${name}`,
        value: `aws secretsmanager get-secret-value --query SecretString --output text --secret-id ${this.secrets[name].secretArn}`,
      })
    }
    new CfnOutput(this, 'webhook-key', {
      description: 'Prints the key with which a server that webhooks call checks them; put its address in',
      value: `npm run --silent waymark -- webhook-key https://crm.example.com --aws ${this.secrets['signing-key'].secretArn}`,
    })
  }
}
