import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3'
import type { Json } from '../domain/json.ts'
import type { ContentSource } from '../ports/content-source.ts'
import { threeTries } from './client-settings.ts'

/** Published content in a bucket. S3 says that a key is not there only to those who may list the bucket. */
export const s3Content = (bucket: string, client = new S3Client(threeTries)): ContentSource => ({
  read: async (key) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
      // Whoever reads content parses it with its contract.
      return Body === undefined ? undefined : (JSON.parse(await Body.transformToString()) as Json)
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined
      throw error
    }
  },
})
