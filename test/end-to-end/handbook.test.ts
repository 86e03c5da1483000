import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, runWaymark } from '../support/laptop-process.ts'
import { leadNurture } from './support/project.ts'
import { smallProject } from './support/small-project.ts'

afterAll(cleanUp)

describe('the pictures and the handbook of a project', { timeout: 90_000 }, () => {
  it('draw a journey to the output or to a file, as a picture or as a chart', async () => {
    const project = smallProject()
    const svg = await runWaymark('diagram', 'lead-nurture', '--project', project.folder)
    expect([svg.code, svg.complained]).toEqual([0, ''])
    expect(svg.said).toMatch(/^<svg .*<\/svg>\n$/s)
    expect(svg.said).toContain('Your copy of')
    const out = join(project.folder, 'picture.svg')
    const chinese = ['--language', 'zh-TW', '--out', out, '--project', project.folder]
    expect(await runWaymark('diagram', 'lead-nurture', ...chinese)).toMatchObject({ code: 0, said: '' })
    expect(project.read('picture.svg')).toContain('您的電子書')
    const chart = await runWaymark('diagram', 'lead-nurture', '--format', 'mermaid', '--project', project.folder)
    expect(chart.said).toMatch(/^flowchart TD\n/)
  })

  it('draw no journey that is not there, or has mistakes', async () => {
    const project = smallProject()
    project.edit(leadNurture, { 'send: case-study': 'send: case-studdy' })
    const broken = await runWaymark('diagram', 'lead-nurture', '--project', project.folder)
    expect([broken.code, broken.said]).toEqual([1, ''])
    expect(broken.complained).toContain('There is no message `case-studdy`.')
    expect(await runWaymark('diagram', 'x', '--format', 'gif', '--project', project.folder)).toMatchObject({ code: 2 })
    const pages = await runWaymark('docs', '--project', project.folder)
    expect([pages.code, existsSync(join(project.folder, 'handbook'))]).toEqual([1, false])
  })

  it('write the same pages twice, and say which are old', async () => {
    const project = smallProject()
    const docs = (...words: readonly string[]) => runWaymark('docs', ...words, '--project', project.folder)
    expect(await docs('--check')).toMatchObject({ code: 1 })
    expect(await docs()).toMatchObject({ code: 0, complained: '' })
    const first = project.read('handbook/lead-nurture.md')
    expect(first).toContain('marketing/scenarios/lead-nurture-books-a-demo.yaml')
    expect(await docs('--check')).toMatchObject({ code: 0, said: 'The handbook is up to date.\n' })
    project.edit(leadNurture, { 'name: Lead nurture': 'name: Lead care' })
    project.write('handbook/notes.md', 'Our own notes.\n')
    project.write('handbook/gone.md', first)
    const old = await docs('--check')
    expect(old.code).toBe(1)
    expect(old.complained).toContain('Not up to date: README.md, lead-nurture.md, lead-nurture.svg, gone.md.')
    await docs()
    expect(['gone.md', 'notes.md'].map((name) => existsSync(join(project.folder, 'handbook', name)))).toEqual([
      false,
      true,
    ])
    expect(await docs('--check')).toMatchObject({ code: 0 })
  })
})
