import type { Json } from '../domain/json.ts'

/** Where published content is read from: a bucket on AWS, the compiled folder or the laptop's database elsewhere. */
export type ContentSource = { read(key: string): Promise<Json | undefined> }
