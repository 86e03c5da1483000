/** What the environment says; nothing else in the command line reads it. */
export const environment = {
  /** A DynamoDB that already runs, for `--store dynamodb`. */
  dynamodbEndpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB'],
} as const
