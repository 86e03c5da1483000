import { afterAll, describe, expect, it } from 'vitest'
import {
  beginLaptop,
  cleanUp,
  type LaptopProcess,
  runWaymark,
  startLaptop,
  temporaryFolder,
} from '../support/laptop-process.ts'
import { eventually, stepsIn } from './support/outbox.ts'
import { copiedProject, leadNurture } from './support/project.ts'

afterAll(cleanUp)

const welcome = 'marketing/messages/welcome/message.yaml'
const settings = 'marketing/settings.yaml'

const signUp = (laptop: LaptopProcess): Promise<number> =>
  laptop.post(
    { type: 'identify', userId: 'ann', messageId: 'i', traits: { email: 'ann@example.com' } },
    { type: 'track', userId: 'ann', messageId: 't', event: 'Form Submitted', properties: { form: 'ebook' } },
  )

const mailsOf = (laptop: LaptopProcess) =>
  eventually(
    () => laptop.outbox(),
    (mails) => mails.length > 0,
  )

describe('the files of a team, at the start', { timeout: 90_000 }, () => {
  it('are compiled where nothing is compiled yet, also what is saved meanwhile', async () => {
    const project = copiedProject()
    const original = project.read(welcome)
    const { whenRunning } = beginLaptop({ folder: temporaryFolder(), project: project.folder })
    let drafts = 0
    const save = () => project.write(welcome, original.replace('en: ', `en: Draft ${++drafts}, `))
    const saving = setInterval(save, 40)
    const laptop = await whenRunning
    clearInterval(saving)
    await eventually(
      () => laptop?.said(),
      (said) => said?.includes('Published') ?? false,
    )
    if (laptop) await signUp(laptop)
    expect(laptop && (await mailsOf(laptop))[0]?.subject).toContain(`Draft ${drafts}, `)
    expect(await laptop?.interrupt()).toBe(0)
  })

  it('may have mistakes: the rest runs, and it says what does not', async () => {
    const project = copiedProject()
    project.edit(leadNurture, { 'day: 14': 'day: 4' })
    const laptop = await startLaptop({ folder: temporaryFolder(), project: project.folder })
    await eventually(laptop.complained, (text) => text.includes('Not running'))
    expect(laptop.complained()).toContain(`${leadNurture}:45:10 error days-go-back`)
    expect(laptop.complained()).toContain('Not running until the mistakes are mended: lead-nurture.')
    expect((await laptop.status()).journeys.map(({ id }) => id)).toEqual(['abandoned-cart'])
    await laptop.interrupt()
  })

  it('may have a mistake in the settings: events are kept, and nobody is lost when it is mended', async () => {
    const project = copiedProject()
    project.edit(settings, { 'Asia/Taipei': 'Asia/Taipeh' })
    const laptop = await startLaptop({ folder: temporaryFolder(), project: project.folder })
    await eventually(laptop.complained, (text) => text.includes('events are kept'))
    expect(await signUp(laptop)).toBe(200)
    expect(await laptop.status()).toMatchObject({ messagesWaiting: 2, deadLetters: [] })
    project.edit(settings, { 'Asia/Taipeh': 'Asia/Taipei' })
    expect(stepsIn(await mailsOf(laptop))).toEqual(['welcome'])
    expect(await laptop.interrupt()).toBe(0)
  })

  it('are compiled anew where what is compiled was made by a Waymark whose files are not like ours', async () => {
    const project = copiedProject()
    expect(await runWaymark('compile', '--project', project.folder)).toMatchObject({ code: 0 })
    project.edit('compiled/journeys/lead-nurture/journey.json', { '{': '{ "fromAnOlderWaymark": true,' })
    const laptop = await startLaptop({ folder: temporaryFolder(), project: project.folder })
    await signUp(laptop)
    expect(stepsIn(await mailsOf(laptop))).toEqual(['welcome'])
    expect(laptop.complained()).toBe('')
    await laptop.interrupt()
  })
})
