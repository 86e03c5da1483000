import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, type LaptopProcess, runWaymark, startLaptop, temporaryFolder } from '../support/laptop-process.ts'
import { commit, committed, git } from './support/committed.ts'
import { eventually } from './support/outbox.ts'
import { leadNurture, type Project } from './support/project.ts'
import { smallProject } from './support/small-project.ts'

afterAll(cleanUp)

/** Nothing listens there. */
const nowhere = ['--url', 'http://127.0.0.1:9']

const diff = (project: Project, ...words: readonly string[]) =>
  runWaymark('diff', '--project', project.folder, ...words)

describe('what a change means for people', { timeout: 90_000 }, () => {
  it('is nothing where nothing was changed', async () => {
    const same = await diff(committed(), ...nowhere)
    expect(same).toMatchObject({ code: 0, said: 'Nothing changes for anybody.\n', complained: '' })
  })

  it('tells steps apart, which are for those who enter from now on, and messages, which reach everybody', async () => {
    const project = committed()
    project.edit(leadNurture, { 'within: 3d': 'within: 2d', 'day: 14': 'day: 16' })
    project.edit('marketing/messages/welcome/message.yaml', { 'Your copy of The Monday Page': 'Here it is' })
    const { code, said } = await diff(project, ...nowhere)
    expect(code).toBe(0)
    expect(said).toMatch(
      /^lead-nurture {2}Lead nurture {2}new version [0-9a-f]{12}, was [0-9a-f]{12}\n {2}For those who enter/,
    )
    expect(said).toContain('~ case-study  waits for: clicked details, 3 days at most → clicked details, 2 days at most')
    expect(said).toContain('~ book-a-demo  comes: day 14 → day 16')
    const [, content = ''] = said.split('For everybody, also those who are inside:')
    expect(content).toContain('~ welcome  subject (en): Your copy of The Monday Page → Here it is')
    expect(content).not.toContain('zh-TW')
    expect(said).toContain('nobody can say who is inside now')
  })

  it('holds two revisions against each other, whatever the files are now, and names new journeys and removed ones', async () => {
    const project = committed()
    project.write('marketing/journeys/hello.yaml', project.read('marketing/journeys/abandoned-cart.yaml'))
    commit(project)
    project.write('marketing/journeys/hello.yaml', 'name: broken')
    const added = await diff(project, 'HEAD~1', 'HEAD', ...nowhere)
    expect(added.said).toMatch(/^hello {2}Abandoned cart {2}new$/m)
    const removed = await diff(project, 'HEAD', 'HEAD~1', ...nowhere)
    expect(removed.said).toMatch(/^hello {2}Abandoned cart {2}removed: nobody comes in any more$/m)
    const broken = await diff(project, ...nowhere)
    expect(broken.said).toMatch(/^hello {2}.* {2}has mistakes: `waymark check` tells them$/m)
    expect([added.code, removed.code, broken.code]).toEqual([0, 0, 1])
  })

  it('says what holds everywhere: quiet hours, caps, segments', async () => {
    const project = committed()
    const settings = project.read('marketing/settings.yaml')
    const more = 'quietHours: { from: "21:00", until: "08:00" }\ncaps: [{ messages: 5, within: 1w }]\n'
    project.write('marketing/settings.yaml', `${settings}\n${more}`)
    const { said } = await diff(project, '--json', ...nowhere)
    expect(JSON.parse(said)).toMatchObject({
      everywhere: [
        { what: 'quiet hours', before: 'none', after: '21:00–08:00' },
        { what: 'caps', before: 'none', after: '5 messages in 1w' },
      ],
      journeys: [],
    })
  })

  it('lets no text of an author reach into the terminal', async () => {
    const project = committed()
    project.edit(leadNurture, { 'name: Lead nurture': 'name: "Lead\\e[31m\\r\\u202Enurture"' })
    const { said } = await diff(project, ...nowhere)
    expect(said).toContain('name: Lead nurture → Lead [31m nurture')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not come through.
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })

  it('says that nothing is committed, or that only the end of the history is here', async () => {
    const project = smallProject()
    git(project, 'init', '--quiet')
    expect(await diff(project, ...nowhere)).toMatchObject({
      code: 1,
      complained: 'Nothing is committed in this repository yet, so nobody knows what was before.\n',
    })
    commit(project)
    project.write('marketing/more.txt', '')
    commit(project)
    const folder = temporaryFolder()
    git(project, 'clone', '--quiet', '--depth', '1', `file://${project.folder}`, folder)
    const { code, complained } = await diff({ ...project, folder }, 'HEAD~1', ...nowhere)
    expect([code, complained]).toEqual([1, expect.stringContaining('`git fetch --unshallow` fetches the rest.')])
  })

  it('says what is missing where there is no repository, no such revision, or no marketing in it', async () => {
    expect(await diff(smallProject(), ...nowhere)).toMatchObject({
      code: 1,
      complained: 'The project is not in a Git repository, so nobody knows what was before.\n',
    })
    const project = committed()
    for (const revision of ['nope', '--upload-pack=x', 'HEAD:marketing']) {
      const { code, complained } = await diff(project, ...nowhere, '--', revision)
      expect([code, complained]).toEqual([
        1,
        `There is no revision \`${revision}\` in this repository: name a commit, a branch or a tag.\n`,
      ])
    }
    git(project, 'mv', 'marketing', 'elsewhere')
    commit(project)
    git(project, 'mv', 'elsewhere', 'marketing')
    expect((await diff(project, ...nowhere)).complained).toContain('There is no folder marketing at HEAD.')
  })

  it('tells of those inside of a running Waymark who gets a changed text, and for whom a step stays as it was', async () => {
    const project = committed()
    const laptop = await startLaptop({ folder: temporaryFolder(), project: project.folder })
    await comesIn(laptop, 'ann', 'ben')
    await laptop.advance('+3d')
    await comesIn(laptop, 'cid')
    await eventually(
      () => laptop.outbox(),
      (mails) => mails.length === 5,
    )
    project.edit(leadNurture, { 'day: 14': 'day: 16' })
    const subject = /^ {2}en: .*/m.exec(project.read('marketing/messages/case-study/message.yaml'))?.[0] ?? ''
    project.edit('marketing/messages/case-study/message.yaml', { [subject]: '  en: How a shop did it' })
    const { said } = await diff(project, '--url', laptop.url)
    expect(said).toContain('Of the 3 inside, 1 will get it like this; 2 have it already.')
    expect(said).toMatch(/~ book-a-demo {2}comes: day 14 → day 16\n +3 will come to it: for them it stays as it was\./)
    expect(said).toContain('3 contacts inside finish on the version they entered.')
    expect(said).not.toContain('at welcome')
    await laptop.advance('+3d')
    const mails = (await laptop.outbox()).filter(({ step }) => step === 'case-study')
    expect(mails.filter(({ subject }) => subject === 'How a shop did it')).toHaveLength(1)
    expect(mails).toHaveLength(3)
    expect(await laptop.interrupt()).toBe(0)
  })
})

/** Lets people into the nurture who have just got themselves the book. */
const comesIn = (laptop: LaptopProcess, ...people: readonly string[]) =>
  laptop.post(
    ...people.flatMap((userId) => [
      { type: 'identify', userId, messageId: `${userId}-i`, traits: { email: `${userId}@example.com` } },
      { type: 'track', userId, messageId: `${userId}-t`, event: 'Form Submitted', properties: { form: 'ebook' } },
    ]),
  )
