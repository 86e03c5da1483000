import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { extendPlan, spokenBy } from '../../cli/new/extend-plan.ts'
import { journeyFiles } from '../../cli/new/journey-files.ts'
import { readTemplate, templateIds } from '../../cli/new/template.ts'
import { writeNewFiles } from '../../cli/new/write-files.ts'
import { runScenario } from '../../local/scenarios/run-scenario.ts'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import { cleanUp, runWaymark, temporaryFolder } from '../support/laptop-process.ts'

afterAll(cleanUp)

const shipped = join(import.meta.dirname, '../../marketing')
const plan = '# What the site sends.\nevents:\n  Page Read: { page: text } # for the blog\nattributes: {}\n'

/** A workspace with nothing but settings (no budget: its journeys are not there), layouts in its languages and, where wanted, a tracking plan. */
function freshWorkspace(languages: readonly string[], trackingPlan?: string): string {
  const project = temporaryFolder()
  mkdirSync(join(project, 'marketing/layouts/standard'), { recursive: true })
  const settings = readFileSync(join(shipped, 'settings.yaml'), 'utf8')
  const spoken = settings
    .replace(/^languages: .*$/m, `languages: [${languages.join(', ')}]`)
    .replace(/^budget:\n( .*\n)*/m, '')
  writeFileSync(join(project, 'marketing/settings.yaml'), spoken)
  for (const language of languages)
    cpSync(join(shipped, 'layouts/standard/en.mjml'), join(project, `marketing/layouts/standard/${language}.mjml`))
  if (trackingPlan) writeFileSync(join(project, 'marketing/tracking-plan.yaml'), trackingPlan)
  return project
}

describe.each(templateIds())('a new journey like %s', (id) => {
  const template = readTemplate(id)
  const answers = { id: 'new-one', name: 'New: one', event: 'Came In', exit: 'Went Out' }

  it.each([
    ['in the languages of the templates', ['en', 'zh-TW'], undefined],
    ['in other languages, with a tracking plan', ['de', 'fr'], plan],
  ])('has no mistakes, and its scenario comes out as expected, %s', async (_, languages, trackingPlan) => {
    const project = freshWorkspace(languages, trackingPlan && extendPlan(trackingPlan, spokenBy(template, answers)))
    const files = journeyFiles(template, answers, { languages, site: 'https://www.example.com' })
    expect(writeNewFiles(project, files)).toEqual([])
    const { settings, scenarios, diagnostics, ...rest } = await compileFolder(project, { digest: sha256 })
    expect(diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([])
    if (settings === undefined) throw new Error('the settings have mistakes')
    expect(scenarios).toHaveLength(1)
    for (const scenario of scenarios)
      expect((await runScenario({ ...rest, settings }, scenario)).differences).toEqual([])
  })
})

describe('a tracking plan', () => {
  const answers = { id: 'b', name: 'B', event: 'Came In', exit: 'Page Read' }

  it('gets what is missing, and keeps the rest as it is written', () => {
    const extended = extendPlan(plan, spokenBy(readTemplate('nurture'), answers))
    expect(extended).toContain('# What the site sends.')
    expect(extended).toContain('Page Read: { page: text } # for the blog')
    expect(parse(extended)).toEqual({ events: { 'Page Read': { page: 'text' }, 'Came In': null }, attributes: {} })
    expect(parse(extendPlan(plan, spokenBy(readTemplate('birthday'), answers))).attributes).toEqual({
      birthday: 'date',
    })
  })
})

describe('waymark new journey', { timeout: 90_000 }, () => {
  it('writes a journey that check finds nothing in, and never writes over one', async () => {
    const project = freshWorkspace(['en'], plan)
    const words = ['new', 'journey', 'Spring nurture', '--yes', '--exit', 'Talk Booked', '--project', project]
    const first = await runWaymark(...words)
    expect(first).toMatchObject({ code: 0, complained: '' })
    expect(first.said).toContain('marketing/journeys/spring-nurture.yaml')
    expect(existsSync(join(project, 'marketing/messages/spring-nurture-hello/en.mjml'))).toBe(true)
    expect(readFileSync(join(project, 'marketing/tracking-plan.yaml'), 'utf8')).toContain('Talk Booked')
    expect(await runWaymark('check', '--strict', '--project', project)).toMatchObject({ code: 0 })
    const journey = join(project, 'marketing/journeys/spring-nurture.yaml')
    writeFileSync(journey, '# mine\n')
    const second = await runWaymark(...words)
    expect(second.code).toBe(1)
    expect(second.complained).toContain('marketing/journeys/spring-nurture.yaml')
    expect(readFileSync(journey, 'utf8')).toBe('# mine\n')
  })

  it('ends with 2 where it is called wrongly', async () => {
    const project = freshWorkspace(['en'])
    const wrong = (...words: readonly string[]) => runWaymark('new', 'journey', ...words, '--yes', '--project', project)
    expect(await wrong('--template', 'nurtur')).toMatchObject({ code: 2 })
    expect(await wrong('電子報')).toMatchObject({ code: 2 })
    expect(await wrong('A', '--event', 'paid: all')).toMatchObject({ code: 2 })
  })
})
