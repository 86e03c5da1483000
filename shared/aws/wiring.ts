import type { Clock } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import type { JourneyRunner } from '../ports/journey-runner.ts'
import type { SecretName } from '../ports/secrets.ts'
import type { Signer } from '../ports/signer.ts'
import type { Store, TableName } from '../ports/store.ts'
import { hmacSigner } from '../security/hmac-signer.ts'
import { dynamodbClient } from '../store/dynamodb/client.ts'
import { dynamodbStore } from '../store/dynamodb/dynamodb-store.ts'
import { type PublishedContent, publishedContent } from '../store/published-content.ts'
import { s3Content } from './s3-content.ts'
import { secretsManager } from './secrets-manager.ts'
import { stepFunctionsRunner } from './step-functions-runner.ts'

/** What a function knows of its deployment, and of the machine that it runs on. */
type Places = {
  tables(): Readonly<Record<TableName, string>>
  contentBucket(): string
  stateMachinePrefix(): string
  secretId(name: SecretName): string
}
type System = { readonly clock: Clock; readonly ids: Ids }

/** The store of a deployment. */
export const awsStore = (places: Pick<Places, 'tables'>, { ids }: System): Store =>
  dynamodbStore({ client: dynamodbClient(), tables: places.tables(), ids })

/** What is published in a deployment. */
export const awsContent = (places: Pick<Places, 'contentBucket'>, { clock }: System): PublishedContent =>
  publishedContent(s3Content(places.contentBucket()), clock)

/** What carries the enrollments of a deployment. */
export const awsRunner = (places: Pick<Places, 'stateMachinePrefix'>): JourneyRunner =>
  stepFunctionsRunner(places.stateMachinePrefix())

/** The signer of a deployment. Its key stays what it is: links to leave by never expire. */
export const awsSigner = async (places: Pick<Places, 'secretId'>, { clock }: System): Promise<Signer> =>
  hmacSigner(await secretsManager(places.secretId, clock).read('signing-key'))
