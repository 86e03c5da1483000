import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compileFolder } from '../../../local/workspace/compile-folder.ts'
import { sha256 } from '../../../local/workspace/publication.ts'
import { readWorkspace, workspaceDigest } from '../../../local/workspace/read-workspace.ts'
import { strayFiles } from '../../../local/workspace/stray-files.ts'
import { smallProject } from '../../end-to-end/support/small-project.ts'
import { cleanUp, temporaryFolder } from '../../support/laptop-process.ts'

afterAll(cleanUp)

const journey = 'name: Spring\ntrigger: { event: Form Submitted }\nsteps:\n  - send: hello\n'
const segment = 'name: Quiet\nif: { not: { did: { event: Order Completed } } }\n'
const scenario = 'journey: spring\nstory: They read it.\nexpect:\n  messages: [hello]\n'
const message = 'channel: email\ntopic: news\nsubject:\n  en: Hello\n'
const text = '<mj-section></mj-section>\n'

/** A project with nothing but these files in `marketing/`. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const project = temporaryFolder()
  for (const [path, content] of Object.entries(files)) put(project, path, content)
  return project
}

function put(project: string, path: string, content: string): void {
  mkdirSync(dirname(join(project, 'marketing', path)), { recursive: true })
  writeFileSync(join(project, 'marketing', path), content)
}

const told = (files: Readonly<Record<string, string>>): readonly string[] =>
  strayFiles(folderWith(files)).map(({ diagnostic }) => `${diagnostic.file}: ${diagnostic.remedy}`)

describe('a file that nobody would read', () => {
  it.each([
    ['journeys/spring.yml', journey, 'Call it `spring.yaml`.'],
    ['journeys/spring.YAML', journey, 'Call it `spring.yaml`.'],
    ['journeys/spring.yaml.txt', journey, 'Call it `spring.yaml`.'],
    ['journeys/spring.TS', 'export const journey = {}', 'Call it `spring.ts`.'],
    ['segments/quiet.yml', segment, 'Call it `quiet.yaml`.'],
    ['scenarios/spring-reads.yml', scenario, 'Call it `spring-reads.yaml`.'],
    ['messages/hello/message.yml', message, 'Call it `message.yaml`.'],
    ['messages/hello/en.MJML', text, 'Call it `en.mjml`.'],
    ['layouts/standard/en.mjml.txt', text, 'Call it `en.mjml`.'],
    ['settings.yml', 'languages: [en]\n', 'Call it `settings.yaml`.'],
    ['tracking-plan.yml', 'events: {}\n', 'Call it `tracking-plan.yaml`.'],
  ])('%s hears what it must be called', (path, content, remedy) => {
    expect(told({ [path]: content })).toEqual([`marketing/${path}: ${remedy}`])
  })

  it.each([
    ['spring.yaml', journey, 'journeys/spring.yaml'],
    ['journey/spring.yaml', journey, 'journeys/spring.yaml'],
    ['Journeys/spring.yml', journey, 'journeys/spring.yaml'],
    ['journeys/2026/spring.yaml', journey, 'journeys/spring.yaml'],
    ['campaigns/spring.yaml', journey, 'journeys/spring.yaml'],
    ['journey/spring.ts', 'export const journey = {}', 'journeys/spring.ts'],
    ['quiet.yaml', segment, 'segments/quiet.yaml'],
    ['tests/spring-reads.yml', scenario, 'scenarios/spring-reads.yaml'],
    ['messages/hello.yaml', message, 'messages/hello/message.yaml'],
    ['messages/hello/hello.yaml', message, 'messages/hello/message.yaml'],
    ['messages/spring/hello/message.yaml', message, 'messages/hello/message.yaml'],
    ['message/hello/message.yaml', message, 'messages/hello/message.yaml'],
    ['hello.mjml', text, 'messages/hello/<language>.mjml'],
    ['messages/hello.mjml', text, 'messages/hello/<language>.mjml'],
    ['messages/hello/en/body.mjml', text, 'messages/hello/en.mjml'],
    ['layouts/plain.mjml', text, 'layouts/plain/<language>.mjml'],
    ['config/settings.yaml', 'sender: {}\nlanguages: [en]\n', 'settings.yaml'],
  ])('%s hears where it belongs', (path, content, place) => {
    expect(told({ [path]: content })).toEqual([`marketing/${path}: Move it to \`marketing/${place}\`.`])
  })

  it.each(['messages/hello/en.md', 'messages/hello/zh-TW.html'])('%s hears that texts are MJML', (path) => {
    const place = path.replace(/\.\w+$/, '.mjml')
    expect(told({ [path]: 'Hello!' })).toEqual([`marketing/${path}: Write it as \`marketing/${place}\`.`])
  })

  it('that could be anything hears which places there are', () => {
    const [said] = told({ 'prices.yaml': 'euro: 3\n' })
    expect(said).toContain('Move it into one of `journeys/`, `messages/`')
  })

  it('is never sent over another one that is there', () => {
    expect(told({ 'journeys/spring.yml': journey, 'journeys/spring.yaml': journey })).toEqual([
      'marketing/journeys/spring.yml: `spring.yaml` is there, too: keep one of them.',
    ])
    expect(told({ 'spring.yaml': journey, 'journeys/spring.yaml': journey })).toEqual([
      'marketing/spring.yaml: `marketing/journeys/spring.yaml` is there, too: keep one of them.',
    ])
  })

  it('may be a link: the file itself belongs there', () => {
    const project = folderWith({ 'journeys/spring.yaml': journey })
    symlinkSync('spring.yaml', join(project, 'marketing/journeys/summer.yaml'))
    expect(strayFiles(project).map(({ diagnostic }) => diagnostic.message)).toEqual([
      'This is a link to another file, and not read.',
    ])
  })
})

describe('two files of one journey', () => {
  const twice = { 'journeys/spring.yaml': journey, 'journeys/spring.ts': 'export const journey = {}' }

  it('are told of, and the one in YAML counts', async () => {
    const project = folderWith(twice)
    expect(strayFiles(project).map(({ diagnostic }) => [diagnostic.file, diagnostic.remedy])).toEqual([
      ['marketing/journeys/spring.ts', '`spring.yaml` is there, too: keep one of them, or give this one another name.'],
    ])
    expect((await readWorkspace(project)).journeys.map(({ file }) => file)).toEqual(['marketing/journeys/spring.yaml'])
  })
})

describe('what lies in marketing/ beside the files of Waymark', () => {
  it.each([
    'README.md',
    'journeys/README.md',
    'messages/README.md',
    'messages/notes.md',
    'messages/hello/notes.md',
    'messages/hello/picture.png',
    'messages/hello/draft.docx',
    '.DS_Store',
    'journeys/.DS_Store',
    'journeys/.spring.yaml.swp',
    'journeys/spring.yaml~',
    'journeys/#spring.yaml#',
    'journeys/spring.yaml.bak',
    'journeys/spring.yml.orig',
    '.idea/workspace.yaml',
    'journey.schema.json',
    'journeys/spring/steps.ts',
    'offers.ts',
    'Thumbs.db',
  ])('is let alone: %s', (path) => {
    expect(told({ [path]: journey })).toEqual([])
  })

  it('is nothing in what is shipped', () => {
    expect(strayFiles(join(import.meta.dirname, '../../..'))).toEqual([])
  })
})

describe('a project with a file that is called otherwise', () => {
  const rename = (folder: string, from: string, to: string) => {
    cpSync(join(folder, from), join(folder, to))
    rmSync(join(folder, from))
  }

  it('hears that alone, and not that the file is missing', async () => {
    const { folder } = smallProject()
    rename(folder, 'marketing/settings.yaml', 'marketing/settings.yml')
    const { diagnostics } = await compileFolder(folder, { digest: sha256 })
    expect(diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual(['marketing/settings.yml misplaced-file'])
  })

  it('keeps the last good version of the journey and the message that are called so', async () => {
    const { folder } = smallProject()
    rename(folder, 'marketing/journeys/abandoned-cart.yaml', 'marketing/journeys/abandoned-cart.yml')
    rename(folder, 'marketing/messages/welcome/message.yaml', 'marketing/messages/welcome/message.yml')
    const { brokenJourneys, brokenMessages } = await compileFolder(folder, { digest: sha256 })
    expect([brokenJourneys, brokenMessages]).toEqual([['abandoned-cart'], ['welcome']])
  })

  it('is not what was compiled before', () => {
    const { folder } = smallProject()
    const before = workspaceDigest(folder)
    put(folder, 'segments/quiet.yml', segment)
    expect(workspaceDigest(folder)).not.toBe(before)
  })
})
