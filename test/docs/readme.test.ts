import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { copiedProject, leadNurture } from '../end-to-end/support/project.ts'
import { cleanUp, runWaymark } from '../support/laptop-process.ts'

afterAll(cleanUp)

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

test('the days that the front page shows are what the command above them prints', { timeout: 60_000 }, async () => {
  const [, flags = '', shown = ''] = /waymark -- play ([^`]+)` prints:\n\n```\n([\s\S]+?)\n…\n```/.exec(readme) ?? []
  const words = [...flags.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  const { code, said } = await runWaymark('play', ...words)
  expect(code).toBe(0)
  expect(shown).toContain('Day 5')
  expect(said.trimStart().startsWith(`${shown}\n`)).toBe(true)
})

test('the mistake that the front page shows is told in these words, at this place', { timeout: 60_000 }, async () => {
  const [, shown = ''] = /last\ngood version runs on:\n\n```\n([\s\S]+?)\n```/.exec(readme) ?? []
  const project = copiedProject()
  project.edit(leadNurture, { 'send: case-study': 'send: case-studdy' })
  const { code, said, complained } = await runWaymark('check', '--project', project.folder)
  expect(code).toBe(1)
  expect(shown).toContain('unknown-message')
  expect(`${said}${complained}`).toContain(`${shown}\n`)
})
