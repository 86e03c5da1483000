import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copiedProject, type Project } from '../end-to-end/support/project.ts'
import { cleanUp, runWaymark } from '../support/laptop-process.ts'

afterAll(cleanUp)

const scenario = 'marketing/scenarios/lead-nurture-books-a-demo.yaml'

const offered = `name: Offered
trigger:
  - event: Signed Up
  - date: { attribute: birthday, yearly: true, at: "09:00" }
  - date: { attribute: renewal, at: "09:00" }
exit: [{ event: Order Completed }]
steps:
  - id: gift
    split:
      - { name: offer, weight: 1, then: [{ tag: offered }] }
      - { name: quiet, weight: 1, then: [{ tag: quiet }] }
    hold-out: 10%
`

const asking = `name: Asking
trigger: { event: Signed Up }
audience: { tag: vip }
exit: [{ event: Order Completed }]
steps: [{ wait: 3d }, { tag: asked }]
`

describe('waymark play', { timeout: 90_000 }, () => {
  let project: Project
  let wrong: Project

  beforeAll(() => {
    project = copiedProject()
    project.write('marketing/journeys/offered.yaml', offered)
    wrong = copiedProject()
    wrong.edit(scenario, { 'day 5: problem-solved': 'day 4: problem-solved' })
  })

  const play = ({ folder }: Project, ...words: readonly string[]) => runWaymark('play', '--project', folder, ...words)

  it('shows a scenario day by day, and that it came out as expected', async () => {
    const { code, said } = await play(project, '--scenario', 'lead-nurture-books-a-demo')
    expect(code).toBe(0)
    expect(said).toContain('11:00  clicked case-study (details)')
    expect(said).toContain('✓ It came out as expected.')
  })

  it('marks in the days what came otherwise, and ends with 1', async () => {
    const { code, said } = await play(wrong, '--scenario', 'lead-nurture-books-a-demo')
    const difference = 'expected problem-solved on day 4, but it came on day 5 at 10:00'
    expect(code).toBe(1)
    expect(said).toMatch(new RegExp(`Day 5 .*\\n(  \\d\\d:\\d\\d .*\\n)+  10:00  ✗ ${difference}`))
    expect(said).toContain(`1 thing came otherwise:\n  ✗ ${difference}`)
  })

  it('plays all of them, one line for each', async () => {
    const { code, said } = await play(wrong, '--all', '--json')
    const all: { scenario: string; isAsExpected: boolean }[] = JSON.parse(said)
    expect(code).toBe(1)
    expect(all.filter(({ isAsExpected }) => !isAsExpected).map((one) => one.scenario)).toContain(
      'lead-nurture-books-a-demo',
    )
    expect(all.length).toBeGreaterThan(2)
  })

  it('lets the contact reply, and do what sentences say', async () => {
    const happens = ['--happens', 'on day 3: city becomes Tainan', '--event', 'Demo Booked@6d']
    const past = ['--before', 'File Downloaded with file guide, pages 3@30d']
    const { code, said } = await play(project, 'lead-nurture', '--reply', 'case-study', ...happens, ...past)
    expect(code).toBe(0)
    expect(said).toContain('11:00  replied case-study')
    expect(said).toContain('told about themselves: city')
    expect(said).toContain('did “File Downloaded” {"file":"guide","pages":3}')
    expect(said).toContain('left lead-nurture: Demo Booked')
  })

  it('lets a message bounce, or be called spam, and sends no other then', async () => {
    const bounced = await play(project, 'lead-nurture', '--bounce', 'welcome')
    expect(bounced.code).toBe(0)
    expect(bounced.said).toContain('11:00  bounced welcome')
    expect(bounced.said).toContain('✉ case-study was not sent: suppressed')
    const spam = await play(project, 'lead-nurture', '--complain', 'case-study')
    expect(spam.said).toContain('11:00  complained case-study')
    expect(spam.said).toContain('✉ problem-solved was not sent: suppressed')
    expect(await play(project, 'lead-nurture', '--bounce', 'welcom')).toMatchObject({ code: 2 })
  })

  it('says what the audience asks of a contact who is not let in, and which event may be mistyped', async () => {
    project.write('marketing/journeys/asking.yaml', asking)
    const refused = await play(project, 'asking')
    expect(refused.said).toContain('was not let into asking: not-in-audience')
    expect(refused.complained).toContain('The audience asks: tagged vip. Tell more of them with --attribute, --tag')
    const mistyped = await play(project, 'asking', '--tag', 'vip', '--event', 'Order Complted@1d')
    expect(mistyped.complained).toContain('Did you mean Order Completed?')
    expect(mistyped.complained).not.toContain('The audience asks')
  })

  it('tells what could not happen, because the message never came', async () => {
    const { said } = await play(project, 'abandoned-cart', '--open', 'welcome')
    expect(said).toContain('Could not happen, as there was nothing to answer: welcome')
  })

  it('goes the way of a split that is chosen, and says which ways there are where none or a wrong one is', async () => {
    const first = await play(project, 'offered')
    expect(first.said).toContain('10:00  goes the way offer of gift\n')
    expect(first.said).toContain('There is also quiet, held out: --way "gift=quiet"')
    const chosen = await play(project, 'offered', '--way', 'gift=held out')
    expect(chosen.said).toContain('10:00  is held out of gift\n')
    expect(chosen.said).not.toContain('--way')
    const wrong = await play(project, 'offered', '--way', 'gift=quite')
    expect(wrong).toMatchObject({ code: 2, complained: expect.stringContaining('Did you mean `quiet`?') })
  })

  it('says what let the contact in, and asks which of several triggers is meant', async () => {
    const by = (way: string) => play(project, 'offered', '--by', way)
    expect((await by('date:renewal')).said).toContain('09:00  entered offered by date:renewal\n')
    expect(await by('date')).toMatchObject({
      code: 2,
      complained: expect.stringContaining('date:birthday, date:renewal'),
    })
  })

  it('says how many scenarios cannot be played, and never that none of them came out well', async () => {
    const broken = copiedProject()
    const ids = readdirSync(join(broken.folder, 'marketing/scenarios')).map((file) => file.replace('.yaml', ''))
    for (const id of ids) broken.edit(`marketing/scenarios/${id}.yaml`, { 'story:': 'stroy:' })
    const { code, said } = await play(broken, '--all')
    expect(code).toBe(1)
    expect(said).not.toContain('as expected')
    expect(said).toContain(`${ids.length} scenarios cannot be played until the mistakes are mended: ${ids[0]}, `)
    const one = await play(broken, '--scenario', `${ids[0]}`)
    expect(one).toMatchObject({
      code: 1,
      complained: expect.stringContaining(`${ids[0]} cannot be played until its mistakes are mended.`),
    })
  })

  it('ends with 2 where it is called wrongly, and with 1 where there is no such scenario', async () => {
    expect(await play(project)).toMatchObject({ code: 2 })
    expect(await play(project, 'lead-nurture', '--all')).toMatchObject({ code: 2 })
    expect(await play(project, 'lead-nurture', '--happens', 'on day 2: reads a book')).toMatchObject({ code: 2 })
    expect(await play(project, 'lead-nurture', '--happens', 'on day 2: opens welcom')).toMatchObject({ code: 2 })
    expect(await play(project, 'lead-nurture', '--done', 'lead-sales@2d')).toMatchObject({ code: 2 })
    expect(await play(project, 'lead-nurture', '--start', '2026-02-31')).toMatchObject({ code: 2 })
    const unknown = await play(project, '--scenario', 'lead-nurture-book-a-demo')
    expect(unknown.code).toBe(1)
    expect(unknown.complained).toContain('Did you mean `lead-nurture-books-a-demo`?')
  })
})
