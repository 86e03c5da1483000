import { describe, expect, test } from 'vitest'
import { editorSchemas } from '../../cli/editor-schemas.ts'

type Schema = { readonly [word: string]: unknown }

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/** Every word of a file with what an editor says of it, which may stand where the word's value is defined. */
function* wordsIn(schema: unknown, root: Schema, path: string): Generator<readonly [path: string, said: unknown]> {
  if (!isSchema(schema)) return
  for (const [keyword, inner] of Object.entries(schema)) {
    if (keyword === 'properties' || keyword === '$defs') {
      for (const [word, one] of Object.entries(isSchema(inner) ? inner : {})) {
        const here = `${path}.${word}`
        if (keyword === 'properties') yield [here, descriptionOf(one, root)]
        yield* wordsIn(one, root, here)
      }
    } else yield* wordsIn(inner, root, path)
  }
}

function descriptionOf(schema: unknown, root: Schema): unknown {
  if (!isSchema(schema)) return undefined
  const { description, $ref } = schema
  if (description !== undefined || typeof $ref !== 'string') return description
  const defined = $ref.split('/').slice(1)
  return descriptionOf(
    defined.reduce<unknown>((at, name) => (isSchema(at) ? at[name] : undefined), root),
    root,
  )
}

/** What says only how an id is written, and not what it names. */
const formOfAnId = 'Small letters, digits and dashes'

describe('the schemas for editors', () => {
  test.each([...editorSchemas()])('%s says of every word what it is for', (_, text) => {
    const root: Schema = JSON.parse(text)
    const words = [...wordsIn(root, root, '')]
    expect(words.length).toBeGreaterThan(1)
    const unsaid = words.filter(([, said]) => typeof said !== 'string' || said.startsWith(formOfAnId))
    expect(unsaid.map(([path]) => path)).toEqual([])
  })

  test('are there for every kind of file', () => {
    const kinds = ['journey', 'scenario', 'segment', 'message', 'settings', 'tracking-plan']
    expect([...editorSchemas().keys()]).toEqual(kinds.map((kind) => `marketing/${kind}.schema.json`))
  })

  test('say of a verb what they say of the step that it makes', () => {
    const journey = editorSchemas().get('marketing/journey.schema.json') ?? ''
    const branch = /"branch": \{\s+"description": "([^"]+)"/.exec(journey)
    expect(branch?.[1]).toBe('The first case whose `if` holds; `else` for everybody else.')
  })
})
