import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copiedProject, leadNurture, type Project } from '../end-to-end/support/project.ts'
import { cleanUp, runWaymark, temporaryFolder } from '../support/laptop-process.ts'

afterAll(cleanUp)

const check = (project: Project, ...flags: readonly string[]) =>
  runWaymark('check', '--project', project.folder, ...flags)

describe('waymark check', { timeout: 90_000 }, () => {
  let broken: Project

  beforeAll(() => {
    broken = copiedProject()
    broken.edit(leadNurture, { 'send: case-study': 'send: case-studdy' })
    broken.edit('marketing/scenarios/abandoned-cart-pays-in-time.yaml', { 'on day 0 at 20:00': 'on day zero' })
    broken.edit('marketing/settings.yaml', { 'replyTo: yating@northlight.example': 'replyTo: yating' })
  })

  it('finds nothing in what is shipped, and says what was looked at', async () => {
    const { code, said, complained } = await check(copiedProject(), '--strict')
    expect({ code, complained }).toEqual({ code: 0, complained: '' })
    expect(said).toMatch(/^No errors and no warnings in \d+ journeys, \d+ messages, \d+ segments, \d+ scenarios\.\n$/)
  })

  it('says all mistakes of all files at once, by file and line', async () => {
    const { code, said } = await check(broken)
    expect(code).toBe(1)
    const places = [...said.matchAll(/^(marketing\/\S+?):(\d+):\d+ error (\S+)/gm)].map(
      ([, file, line, kind]) => `${file}:${line} ${kind}`,
    )
    expect(places).toContain('marketing/settings.yaml:5 wrong-value')
    const line =
      broken
        .read(leadNurture)
        .split('\n')
        .findIndex((one) => one.includes('case-studdy')) + 1
    expect(places).toContain(`${leadNurture}:${line} unknown-message`)
    expect(places).toContain('marketing/scenarios/abandoned-cart-pays-in-time.yaml:7 unclear-sentence')
    const files = places.map((place) => place.split(':')[0])
    expect(files).toEqual(files.toSorted())
    expect(said).toMatch(/\n\d+ errors.* in \d+ journeys, /)
  })

  it('says them to machines, with places and remedies', async () => {
    const { code, said } = await check(broken, '--format', 'json')
    const { errors, warnings, checked, findings } = JSON.parse(said)
    expect([code, errors + warnings]).toEqual([1, findings.length])
    expect(checked.journeys).toBeGreaterThan(1)
    expect(findings).toContainEqual({
      ...{ severity: 'error', code: 'unclear-sentence', line: 7, column: 5, length: 11 },
      file: 'marketing/scenarios/abandoned-cart-pays-in-time.yaml',
      message: '`on day zero` is no time here.',
      remedy: 'Write it like `on day 2 at 13:00` or `3h after welcome`.',
    })
  })

  it('says them beside the lines of a pull request', async () => {
    const { code, said } = await check(broken, '--format', 'github')
    expect(code).toBe(1)
    expect(said).toMatch(/^::error file=\S*marketing\/scenarios\/abandoned-cart-pays-in-time\.yaml,line=7,col=5,/m)
  })

  it('ends with 2 where it is called wrongly', async () => {
    expect(await check(broken, '--format', 'xml')).toMatchObject({ code: 2 })
    expect(await runWaymark('check', '--project', temporaryFolder())).toMatchObject({ code: 2 })
  })

  it('tells of settings that are missing like of any other mistake', async () => {
    const project = copiedProject()
    project.write('marketing/settings.yaml', '')
    const { code, said } = await check(project)
    expect(code).toBe(1)
    expect(said).toContain('marketing/settings.yaml:1:1 error wrong-value')
  })
})
