import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { headingsOf, linksOf, pages, pathsIn, root, scriptsIn } from './pages.ts'

const all = pages()
const byPath = new Map(all.map((page) => [page.path, page]))

test('the pages are found, and speak of something', () => {
  expect(all.map(({ path }) => path)).toContain('docs/architecture.md')
  expect(all.length).toBeGreaterThan(20)
  expect(all.flatMap(linksOf).length).toBeGreaterThan(60)
  expect(all.flatMap(pathsIn).length).toBeGreaterThan(60)
})

describe.each(all.map((page) => [page.path, page] as const))('%s', (_, page) => {
  test('links to files that are there, and to headings that they have', () => {
    const broken = linksOf(page).filter(({ file, heading }) => {
      if (!existsSync(join(root, file))) return true
      const linked = byPath.get(file)
      return heading !== '' && linked !== undefined && !headingsOf(linked).includes(heading)
    })
    expect(broken).toEqual([])
  })

  test('names sources that are there', () => {
    expect(pathsIn(page).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('tells people to run scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(scriptsIn(page).filter((script) => !Object.hasOwn(scripts, script))).toEqual([])
  })
})

test('decisions are numbered one after the other, and each begins with its number', () => {
  const files = readdirSync(join(root, 'docs/decisions')).toSorted()
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1))
  for (const [index, file] of files.entries()) {
    expect(byPath.get(`docs/decisions/${file}`)?.text).toMatch(new RegExp(`^# ${index + 1}\\. \\S`))
  }
})

test('decision 2 tells as many transitions as `npm run compile` prints', () => {
  const { transitions } = JSON.parse(readFileSync(join(root, 'compiled/journeys/lead-nurture/journey.json'), 'utf8'))
  expect(byPath.get('docs/decisions/0002-one-send-is-one-token-task.md')?.text).toContain(
    `for \`lead-nurture\` ${transitions.common} transitions on the common path, ${transitions.plain} in the plain form`,
  )
})
