import * as z from 'zod'
import { writtenJourney } from '../shared/contracts/journey-file/written-journey.ts'

/** The JSON Schema of a kind of file for editors, from the very schema that its reader uses. */
export const editorSchema = (schema: z.ZodType): object =>
  wordsExplained(JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }))))

/** The JSON Schema of journeys for editors. */
export const journeyJsonSchema = (): object => editorSchema(writtenJourney)

type Schema = { readonly [word: string]: unknown }

/**
 * What is said of a mapping as a whole is said of the word that makes it one: an editor shows it where somebody is about
 * to write `branch:`, before there is a mapping.
 */
function wordsExplained<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(wordsExplained) as T
  if (!isSchema(schema)) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([word, value]) => [word, wordsExplained(value)]))
  const { description, properties, required } = inner
  const verb = Array.isArray(required) ? String(required[0]) : ''
  const behind = isSchema(properties) ? properties[verb] : undefined
  if (typeof description !== 'string' || !isSchema(behind) || !isSchema(properties)) return inner as T
  return { ...inner, properties: { ...properties, [verb]: { description, ...behind } } } as T
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
