import { describe, expect, test } from 'vitest'
import { fill, matchesOneOf, matchPath } from './path-pattern.ts'

const matches = (pattern: string, path: string) => matchPath(pattern, path) !== undefined

describe('a path pattern', () => {
  test('takes everything below a folder, and nothing beside it', () => {
    expect(matches('shared/store/', 'shared/store/tables.ts')).toBe(true)
    expect(matches('shared/store/', 'shared/store/sqlite/store.ts')).toBe(true)
    expect(matches('shared/store/', 'shared/stores/tables.ts')).toBe(false)
    expect(matches('shared/store/', 'shared/store')).toBe(false)
    expect(matches('store/', 'shared/store/tables.ts')).toBe(false)
  })

  test('takes one file, or the files of one folder', () => {
    expect(matches('functions/catalog.ts', 'functions/catalog.ts')).toBe(true)
    expect(matches('functions/*.ts', 'functions/catalog.ts')).toBe(true)
    expect(matches('functions/*.ts', 'functions/send-message/core.ts')).toBe(false)
    expect(matches('functions/*/handler.ts', 'functions/send-message/handler.ts')).toBe(true)
    expect(matches('@aws-sdk/*', '@aws-sdk/client-s3')).toBe(true)
    expect(matches('@aws-sdk/*', '@aws-sdk-mock/client-s3')).toBe(false)
  })

  test('gives the name of a part to other patterns', () => {
    const bindings = matchPath('functions/<name>/', 'functions/send-message/core.ts')
    expect(fill(['functions/<name>/', 'shared/'], bindings ?? new Map())).toEqual([
      'functions/send-message/',
      'shared/',
    ])
  })

  test('does not take a path that leaves the project', () => {
    expect(matchesOneOf(['shared/', '*.ts', 'test/'], '../shared/secret.ts')).toBe(false)
  })
})
