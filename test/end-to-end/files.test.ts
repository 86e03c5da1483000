import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanUp, type LaptopProcess, startLaptop, temporaryFolder } from '../support/laptop-process.ts'
import { eventually, stepsIn } from './support/outbox.ts'
import { copiedProject, leadNurture, type Project } from './support/project.ts'

const mistakes = {
  'send: case-study': 'send: case-studdy',
  'await: { clicked: details, within: 3d }': 'await: { clicked: details }',
  'day: 14': 'day: 4',
}
const caseStudy = 'marketing/messages/case-study/message.yaml'

let project: Project
let laptop: LaptopProcess

beforeAll(async () => {
  project = copiedProject()
  laptop = await startLaptop({ folder: temporaryFolder(), project: project.folder })
}, 60_000)

afterAll(cleanUp)

async function enters(name: string): Promise<void> {
  const traits = { email: `${name}@example.com` }
  await laptop.post(
    { type: 'identify', userId: name, messageId: `i-${name}`, traits },
    { type: 'track', userId: name, messageId: `t-${name}`, event: 'Form Submitted', properties: { form: 'ebook' } },
  )
  await eventually(
    () => received(name),
    (steps) => steps.length > 0,
  )
}

const received = async (name: string) => stepsIn(await laptop.outbox(`${name}@example.com`))

/** Saves files, and answers all that is said of them until something that is looked for is. */
async function saying(wanted: RegExp, save: () => void): Promise<string> {
  const all = () => laptop.said() + laptop.complained()
  const before = [laptop.said().length, laptop.complained().length]
  const since = () => laptop.said().slice(before[0]) + laptop.complained().slice(before[1])
  save()
  await eventually(
    () => all().length,
    () => wanted.test(since()),
    20_000,
  )
  expect(since()).toMatch(wanted)
  return since()
}

describe('the files of a journey, changed while it runs, in the order in which it happens', () => {
  let said = ''

  it('reports every mistake at once: where, the line with a marker, what is wrong, and what would be right', async () => {
    await enters('ann')
    const version = (await laptop.status()).journeys.find(({ id }) => id === 'lead-nurture')?.version
    said = await saying(/good version/, () => project.edit(leadNurture, mistakes))
    for (const paragraph of [
      `marketing/journeys/lead-nurture.yaml:17:11 error unknown-message
17 |   - send: case-studdy
   |           ^^^^^^^^^^^
  There is no message \`case-studdy\`.
  Did you mean \`case-study\`?`,
      `marketing/journeys/lead-nurture.yaml:20:5 error missing-within
20 |     await: { clicked: details }
   |     ^^^^^
  This waits without an end: \`within\` is missing.
  Add how long, such as \`within: 3d\`.`,
      `marketing/journeys/lead-nurture.yaml:45:10 error days-go-back
45 |     day: 4
   |          ^
  Day 4 lies before day 9, which this path has already reached, after \`customer-voices\`.
  Write a day of 9 or later, or move the step up.`,
    ]) {
      expect(said).toContain(paragraph)
    }
    expect(said).toMatch(/\n\n\d mistakes\.\n/)
    expect((await laptop.status()).mistakes.length).toBeGreaterThanOrEqual(3)
    expect((await laptop.status()).journeys.find(({ id }) => id === 'lead-nurture')?.version).toBe(version)
  })

  it('says that the last good version runs on, and lets new contacts into it', async () => {
    expect(said).toContain('Running on in the last good version: lead-nurture.')
    await enters('ben')
    expect(await received('ben')).toEqual(['welcome'])
  })

  it('publishes the file when it is mended; who is inside finishes on the version that they entered', async () => {
    const mended = {
      ...Object.fromEntries(Object.entries(mistakes).map(([good, bad]) => [bad, good])),
      'day: 2': 'day: 1',
    }
    const published = await saying(/Published/, () => project.edit(leadNurture, mended))
    expect(published).toContain('Published: lead-nurture.')
    expect((await laptop.status()).mistakes).toEqual([])
    await enters('cleo')
    await laptop.advance('1d')
    expect([await received('ann'), await received('cleo')]).toEqual([['welcome'], ['welcome', 'case-study']])
  })

  it('sends a corrected text to those who already wait for the message', async () => {
    await saying(/Published/, () => project.edit(caseStudy, { 'en: ': 'en: Corrected, ' }))
    await laptop.advance('1d')
    const subjects = (await laptop.outbox('ann@example.com')).map(({ subject }) => subject)
    expect(subjects[1]).toMatch(/^Corrected, /)
  })

  it('sends the last good text of a message whose file has a mistake, and says so', async () => {
    const broken = await saying(/good version/, () =>
      project.edit(caseStudy, { 'en: Corrected, ': 'en: {{ contact. ' }),
    )
    expect(broken).toContain(`${caseStudy}:`)
    expect(broken).toContain('Running on in the last good version: the message case-study.')
    await enters('dora')
    await laptop.advance('1d')
    const subjects = (await laptop.outbox('dora@example.com')).map(({ subject }) => subject)
    expect(subjects[1]).toMatch(/^Corrected, /)
  })

  it('changes nothing while the settings have a mistake, and says so', async () => {
    const settings = project.read('marketing/settings.yaml')
    const broken = await saying(/good version/, () =>
      project.edit('marketing/settings.yaml', { 'Asia/Taipei': 'Asia/Taipeh' }),
    )
    expect(broken).toMatch(/marketing\/settings\.yaml:\d+:\d+ error/)
    expect(broken).toContain('Running on in the last good version: abandoned-cart, lead-nurture.')
    await enters('emil')
    await saying(/Published|version: the message/, () => project.write('marketing/settings.yaml', settings))
  })

  it('has lost nobody over all of this, and met no fault', async () => {
    await laptop.advance('20d')
    expect(await laptop.status()).toMatchObject({ enrollments: 0, messagesWaiting: 0, deadLetters: [], failed: [] })
    for (const name of ['ann', 'ben', 'cleo', 'dora', 'emil']) expect(await received(name)).toHaveLength(6)
    expect(laptop.complained()).not.toMatch(/failed|given up|Fault/)
    expect(await laptop.interrupt()).toBe(0)
  })
})
