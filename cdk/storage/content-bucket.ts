import { RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledge } from '../nag.ts'

/** Makes the bucket of what is published. Versions of journeys stay in it, for there are people inside them. */
export function makeContentBucket(scope: Construct): Bucket {
  const bucket = new Bucket(scope, 'content', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  acknowledge(
    bucket,
    'Only our functions read it, and nothing in it is about a person; who asks for what is in the logs of the functions.',
    'AwsSolutions-S1',
  )
  return bucket
}
