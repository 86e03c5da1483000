import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { editorSchemas } from '../../cli/editor-schemas.ts'

const root = join(import.meta.dirname, '../..')
const ajv = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false })

/** The files that each schema is for. */
const filesOf: Readonly<Record<string, RegExp>> = {
  journey: /^journeys\/[^/]+\.yaml$/,
  scenario: /^scenarios\/[^/]+\.yaml$/,
  segment: /^segments\/[^/]+\.yaml$/,
  message: /^messages\/[^/]+\/message\.yaml$/,
  settings: /^settings\.yaml$/,
  'tracking-plan': /^tracking-plan\.yaml$/,
}

const shipped = readdirSync(join(root, 'marketing'), { recursive: true, encoding: 'utf8' })

describe.each([...editorSchemas()])('%s', (path, schema) => {
  const kind = /marketing\/(.+)\.schema\.json/.exec(path)?.[1] ?? ''
  const accepts = ajv.compile(JSON.parse(schema))

  test('is committed as it is', () => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(schema)
  })

  test('accepts every file of its kind that is shipped', () => {
    const files = shipped.filter((file) => filesOf[kind]?.test(file))
    expect(files).not.toEqual([])
    const refused = files.filter((file) => !accepts(parse(readFileSync(join(root, 'marketing', file), 'utf8'))))
    expect(refused).toEqual([])
  })

  test('marks a word that nobody knows', () => {
    expect(accepts({ hapens: [] })).toBe(false)
  })

  test('is the one that editors are told to use for these files', () => {
    const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8'))
    const pattern: string = settings['yaml.schemas'][`./${path}`]
    const told = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`)
    const isMeant = (file: string) => filesOf[kind]?.test(file) ?? false
    expect(shipped.filter((file) => told.test(`marketing/${file}`))).toEqual(shipped.filter(isMeant))
  })
})
