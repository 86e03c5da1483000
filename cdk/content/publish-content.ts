import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct } from 'constructs'
import { contentKeys } from '../../shared/contracts/content/content-keys.ts'
import { acknowledgeCopier } from './acknowledge-copier.ts'
import type { CompiledContent } from './read-compiled.ts'

/** Where content is published, and the log of the function that copies it there. */
export type PublishTo = { readonly bucket: Bucket; readonly logGroup: LogGroup }

/**
 * Publishes what state machines refer to: every message, and this version of every journey. Nothing is ever taken away:
 * people are inside of older versions.
 */
export const publishContent = (scope: Construct, content: CompiledContent, to: PublishTo): BucketDeployment =>
  publish(scope, 'content', contentFiles(content), to)

/** Publishes the index, by which contacts are let in. It comes after all that it speaks of. */
export const publishIndex = (scope: Construct, { index }: CompiledContent, to: PublishTo): BucketDeployment =>
  publish(scope, 'index', new Map([[contentKeys.index, index]]), to)

/** The files under their keys, without the index. */
export const contentFiles = ({
  settings,
  segments,
  journeys,
  messages,
}: CompiledContent): ReadonlyMap<string, object> =>
  new Map<string, object>([
    [contentKeys.settings, settings],
    [contentKeys.segments, segments],
    ...journeys.map(({ journey }) => [contentKeys.journey(journey.id, journey.version), journey] as const),
    ...messages.map((message) => [contentKeys.message(message.id), message] as const),
  ])

function publish(
  scope: Construct,
  id: string,
  files: ReadonlyMap<string, object>,
  { bucket, logGroup }: PublishTo,
): BucketDeployment {
  const folder = writeFiles(files)
  const sources = [Source.asset(folder)]
  // As an interface: with exact optional properties the class itself does not fit CDK's own type.
  const { bucketArn, bucketName } = bucket
  const destinationBucket = Bucket.fromBucketAttributes(scope, `${id}-bucket`, { bucketArn, bucketName })
  const made = new BucketDeployment(scope, id, { sources, destinationBucket, prune: false, memoryLimit: 512, logGroup })
  // CDK has made its own copy.
  rmSync(folder, { recursive: true })
  acknowledgeCopier(made)
  return made
}

function writeFiles(files: ReadonlyMap<string, object>): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-content-'))
  for (const [key, value] of files) {
    mkdirSync(dirname(join(folder, key)), { recursive: true })
    writeFileSync(join(folder, key), JSON.stringify(value))
  }
  return folder
}
