import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { functions } from '../../functions/catalog.ts'
import { readModules } from './imports/read-modules.ts'
import { projectRoot } from './project-files.ts'

const listed = Object.keys(functions)
const folders = readdirSync(join(projectRoot, 'functions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

describe('the catalog of functions', () => {
  test('lists the folders below functions/, no more and no fewer', () => {
    expect(listed.length).toBeGreaterThan(0)
    expect(listed.toSorted()).toEqual(folders.toSorted())
  })

  test('names every function with a verb and mostly a noun, as its folder', () => {
    expect(listed.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
  })
})

describe.each(listed)('the function %s', (name) => {
  const modules = readModules(join(projectRoot, 'functions')).filter(({ path }) => path.startsWith(`${name}/`))

  test.each(['core.ts', 'handler.ts'])('has its %s', (file) => {
    expect(existsSync(join(projectRoot, 'functions', name, file))).toBe(true)
  })

  test('parses with a contract', () => {
    const imported = modules.flatMap(({ imports }) => imports.map(({ target }) => target))
    expect(imported.filter((target) => target.startsWith('../shared/contracts/'))).not.toEqual([])
  })
})
