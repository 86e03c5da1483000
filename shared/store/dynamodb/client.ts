import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

/** A client for DynamoDB on AWS, in the region and with the rights of the environment. */
export const dynamodbClient = (): DynamoDBClient => new DynamoDBClient(oneTry)

/** A client for an engine on this machine, which asks for no rights. */
export const localDynamodbClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    ...oneTry,
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

// One try a request, because only the store knows what may be repeated; without the last setting a request that takes
// too long is only warned of, and waits for ever.
const oneTry: DynamoDBClientConfig = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
}
