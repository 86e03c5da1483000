import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Project } from '../end-to-end/support/project.ts'
import { smallProject } from '../end-to-end/support/small-project.ts'
import { cleanUp, runWaymark } from '../support/laptop-process.ts'

afterAll(cleanUp)

const make = (project: Project, ...words: readonly string[]) =>
  runWaymark('new', ...words, '--yes', '--project', project.folder)

const check = (project: Project) => runWaymark('check', '--strict', '--project', project.folder)

/** A tracking plan in which nothing of the new files stands yet. */
const plan =
  '# Ours.\nevents:\n  Form Submitted: { form: text }\n  Demo Booked:\n  Product Added:\n  Order Completed:\nattributes: {}\n'

describe('waymark new message', { timeout: 90_000 }, () => {
  it('writes a text in every language of the workspace, in which check finds nothing', async () => {
    const project = smallProject()
    const { code, said, complained } = await make(
      project,
      'message',
      'Spring & <sale> {{now}}',
      '--subject',
      'It is spring',
    )
    expect([code, complained]).toEqual([0, ''])
    const folder = 'marketing/messages/spring-sale-now'
    expect(said).toContain(`  ${folder}/message.yaml\n  ${folder}/en.mjml\n  ${folder}/zh-TW.mjml\n`)
    expect(parse(project.read(`${folder}/message.yaml`))).toMatchObject({
      topic: 'news',
      subject: { en: 'It is spring', 'zh-TW': 'It is spring' },
      links: { more: 'https://www.northlight.example/spring-sale-now' },
    })
    expect(project.read(`${folder}/en.mjml`)).toContain('<h1>Spring &amp; &lt;sale> &#123;&#123;now&#125;&#125;</h1>')
    expect(project.read(`${folder}/zh-TW.mjml`)).toContain('繼續閱讀')
    expect(await check(project)).toMatchObject({ code: 0 })
  })

  it('never writes over one that is there', async () => {
    const project = smallProject()
    const before = project.read('marketing/messages/welcome/en.mjml')
    const { code, complained } = await make(project, 'message', 'Welcome')
    expect([code, complained]).toEqual([
      1,
      expect.stringMatching(
        /^Nothing was written, because this is there already: marketing\/messages\/welcome\/message.yaml/,
      ),
    ])
    expect(project.read('marketing/messages/welcome/en.mjml')).toBe(before)
  })

  it('ends with 2 where it is called wrongly, and with 1 where check finds something in what was said', async () => {
    const project = smallProject()
    expect(await make(project, 'message')).toMatchObject({ code: 2 })
    expect(await make(project, 'message', 'A', '--topic', 'All News')).toMatchObject({ code: 2 })
    expect(await make(project, 'message', 'A', '--link', 'http://x')).toMatchObject({ code: 2 })
    const { code, complained } = await make(project, 'message', 'Open', '--subject', 'Hi {{ contact.firstName')
    expect([code, complained]).toEqual([1, expect.stringContaining('marketing/messages/open/message.yaml:')])
  })
})

describe('waymark new segment', { timeout: 90_000 }, () => {
  it('writes one of all that is said, and tells the tracking plan of it', async () => {
    const project = smallProject()
    project.write('marketing/tracking-plan.yaml', plan)
    const words = ['--did-not', 'Order Returned', '--within', '90d', '--attribute', 'visits=12', '--score', '20']
    expect(await make(project, 'segment', 'Best: customers', ...words)).toMatchObject({ code: 0, complained: '' })
    expect(parse(project.read('marketing/segments/best-customers.yaml'))).toEqual({
      name: 'Best: customers',
      if: {
        all: [
          { not: { did: { event: 'Order Returned', within: '90d' } } },
          { attribute: { visits: 12 } },
          { score: { gte: 20 } },
        ],
      },
    })
    const { events, attributes } = parse(project.read('marketing/tracking-plan.yaml'))
    expect([events['Order Returned'], attributes]).toEqual([null, { visits: 'number' }])
  })

  it('is the contacts with a tag of its name where nothing is said, and check finds nothing', async () => {
    const project = smallProject()
    expect(await make(project, 'segment', 'Regulars')).toMatchObject({ code: 0, complained: '' })
    expect(parse(project.read('marketing/segments/regulars.yaml'))).toEqual({
      name: 'Regulars',
      if: { tag: 'regulars' },
    })
    expect(await check(project)).toMatchObject({ code: 0 })
    expect((await make(project, 'segment', 'Regulars', '--tag', 'other')).code).toBe(1)
    expect(project.read('marketing/segments/regulars.yaml')).not.toContain('other')
    expect(await make(project, 'segment', 'B', '--tag', 'b', '--within', 'long')).toMatchObject({ code: 2 })
  })
})

describe('waymark new scenario', { timeout: 90_000 }, () => {
  let project: Project
  const path = 'marketing/scenarios/books.yaml'

  beforeAll(() => {
    project = smallProject()
  })

  it('writes what came when it was played, and says that somebody must read it', async () => {
    const happens = ['--happens', 'on day 2: clicks details in case-study', '--happens', 'on day 6: does Demo Booked']
    const { code, said } = await make(
      project,
      'scenario',
      'lead-nurture',
      '--name',
      'Books',
      '--story',
      'A: b',
      ...happens,
    )
    expect(code).toBe(0)
    expect(said).toContain('★ goal reached: Demo Booked')
    expect(said).toContain('What came is written under `expect`, right or not: read it, and correct')
    expect(project.read(path)).toContain('Read it, correct it')
    expect(parse(project.read(path))).toEqual({
      ...{ journey: 'lead-nurture', story: 'A: b' },
      happens: [{ 'on day 2': 'clicks details in case-study' }, { 'on day 6': 'does Demo Booked' }],
      expect: {
        messages: [
          { 'day 0': 'welcome' },
          { 'day 2': 'case-study' },
          { 'day 2': 'product-demo' },
          { 'day 5': 'problem-solved' },
        ],
        tags: ['engaged'],
        goal: 'reached',
        ends: 'Demo Booked on day 6',
      },
    })
    const played = await runWaymark('play', '--scenario', 'books', '--project', project.folder)
    expect([played.code, played.said]).toEqual([0, expect.stringContaining('It came out as expected.')])
    expect(await check(project)).toMatchObject({ code: 0 })
  })

  it('writes nothing over one that is there, and nothing of what cannot happen', async () => {
    project.write(path, '# mine\n')
    const again = await make(project, 'scenario', 'lead-nurture', '--name', 'Books')
    expect([again.code, again.complained]).toEqual([
      1,
      `Nothing was written, because this is there already: ${path}.\n`,
    ])
    expect(project.read(path)).toBe('# mine\n')
    const tried = (...words: readonly string[]) => make(project, 'scenario', ...words, '--name', 'other')
    const noLink = await tried('lead-nurture', '--happens', 'on day 2: clicks x in case-study')
    expect([noLink.code, noLink.complained]).toEqual([1, expect.stringContaining('has no link `x`')])
    const never = await tried('lead-nurture', '--happens', 'on day 0: clicks details in case-study')
    expect([never.code, never.complained]).toEqual([1, expect.stringContaining('nothing to answer')])
    expect(await tried('lead-nurture', '--happens', 'on day 2 opens welcome')).toMatchObject({ code: 2 })
    const nobody = await tried('lead-nurtur')
    expect([nobody.code, nobody.complained]).toEqual([1, expect.stringContaining('Did you mean `lead-nurture`?')])
    expect(existsSync(join(project.folder, 'marketing/scenarios/other.yaml'))).toBe(false)
  })
})

describe('waymark new', { timeout: 90_000 }, () => {
  it('tells without a word what there is', async () => {
    const { complained } = await runWaymark('new')
    for (const word of ['journey', 'message', 'segment', 'scenario'])
      expect(complained).toMatch(new RegExp(`^ {2}${word} `, 'm'))
  })

  it('says which word somebody meant', async () => {
    const { code, complained } = await runWaymark('new', 'mesage')
    expect([code, complained]).toEqual([2, expect.stringContaining('Did you mean message?')])
  })

  it('says that the settings must be mended first', async () => {
    const project = smallProject()
    project.write('marketing/settings.yaml', 'languages: [en\n')
    const { code, complained } = await make(project, 'message', 'Spring')
    expect([code, complained]).toEqual([
      1,
      'marketing/settings.yaml has mistakes: `npm run waymark -- check` says which.\n',
    ])
  })
})
