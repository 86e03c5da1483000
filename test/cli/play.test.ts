import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copiedProject, type Project } from '../end-to-end/support/project.ts'
import { cleanUp, runWaymark } from '../support/laptop-process.ts'

afterAll(cleanUp)

const scenario = 'marketing/scenarios/lead-nurture-books-a-demo.yaml'

describe('waymark play', { timeout: 90_000 }, () => {
  let project: Project
  let wrong: Project

  beforeAll(() => {
    project = copiedProject()
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
    const { code, said } = await play(project, 'lead-nurture', '--reply', 'case-study', ...happens)
    expect(code).toBe(0)
    expect(said).toContain('11:00  replied case-study')
    expect(said).toContain('told about themselves: city')
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

  it('tells what could not happen, because the message never came', async () => {
    const { said } = await play(project, 'abandoned-cart', '--open', 'welcome')
    expect(said).toContain('Could not happen, as there was nothing to answer: welcome')
  })

  it('ends with 2 where it is called wrongly, and with 1 where there is no such scenario', async () => {
    expect(await play(project)).toMatchObject({ code: 2 })
    expect(await play(project, 'lead-nurture', '--all')).toMatchObject({ code: 2 })
    expect(await play(project, 'lead-nurture', '--happens', 'on day 2: reads a book')).toMatchObject({ code: 2 })
    const unknown = await play(project, '--scenario', 'lead-nurture-book-a-demo')
    expect(unknown.code).toBe(1)
    expect(unknown.complained).toContain('Did you mean `lead-nurture-books-a-demo`?')
  })
})
