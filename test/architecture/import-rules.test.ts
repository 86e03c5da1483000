import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { importRules, outsideTheTable } from './import-rules.ts'
import { checkImports, rowOf } from './imports/check-imports.ts'
import { matchesOneOf } from './imports/path-pattern.ts'
import { readModules } from './imports/read-modules.ts'
import { projectRoot } from './project-files.ts'

/** Fewer modules than these are not the project: a guard that sees nothing lets everything pass. Raise it as we grow. */
const fewestModules = 40

describe('the imports of the project', () => {
  const modules = readModules(projectRoot)
  const inTheTable = modules.filter(({ path }) => !matchesOneOf(outsideTheTable, path))

  test('are really read', () => {
    expect(inTheTable.length).toBeGreaterThan(fewestModules)
    expect(inTheTable.flatMap(({ imports }) => imports).length).toBeGreaterThan(fewestModules)
  })

  test('belong to modules whose place the table knows', () => {
    expect(inTheTable.map(({ path }) => path).filter((path) => rowOf(path, importRules) === undefined)).toEqual([])
  })

  test('go against no rule', () => {
    const violations = checkImports(modules, importRules)
    expect(violations.map(({ rule, from, to }) => `${rule}: ${from} imports ${to}`)).toEqual([])
  })
})

describe('each rule for imports', () => {
  const fixtures = fileURLToPath(new URL('fixtures/import-rules', import.meta.url))
  const names = importRules.map(({ name }) => name)

  test('has a fixture of its own that breaks it', () => {
    expect(readdirSync(fixtures).sort()).toEqual([...names].sort())
  })

  test.each(names)('%s bites, and alone', (name) => {
    const violations = checkImports(readModules(`${fixtures}/${name}`), importRules)
    expect(violations.map(({ rule }) => rule)).toEqual([name])
  })
})
