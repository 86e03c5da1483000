import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copiedProject, type Project } from '../end-to-end/support/project.ts'
import { cleanUp, runWaymark, temporaryFolder } from '../support/laptop-process.ts'

afterAll(cleanUp)

describe('somebody who does not know the commands yet', { timeout: 90_000 }, () => {
  let project: Project
  let broken: Project

  beforeAll(() => {
    project = copiedProject()
    broken = copiedProject()
    broken.edit('marketing/settings.yaml', { 'replyTo: yating@northlight.example': 'replyTo: yating' })
  })

  const waymark = (command: string, ...words: readonly string[]) =>
    runWaymark(...command.split(' '), '--project', project.folder, ...words)

  it.each(['play', 'check', 'new journey', 'compile'])(
    'reads in the help of %s only defaults that say something',
    async (command) => {
      const { code, said } = await runWaymark(...command.split(' '), '--help')
      expect(code).toBe(0)
      expect(said).not.toMatch(/default:\s+(false|\[\]|\{|"")/)
      expect(said).toMatch(/\(default:\s+this one\)/)
    },
  )

  it('reads in the help of play how long a contact takes to answer', async () => {
    expect((await runWaymark('play', '--help')).said).toMatch(/\(default:\s+1h\)/)
  })

  it.each([
    [
      'a message',
      ['--click', 'case-studdy'],
      'There is no message `case-studdy` that could be answered. Did you mean `case-study`?\n',
    ],
    [
      'a link',
      ['--click', 'case-study:detials'],
      'There is no link `detials` in case-study. Did you mean `details`?\n',
    ],
    ['a way in', ['--by', 'hand'], 'There is no way `hand` into lead-nurture. There are: Form Submitted, enroll.\n'],
  ])('hears that %s is not there, before anything is played', async (_, flags, complaint) => {
    const { code, said, complained } = await waymark('play', 'lead-nurture', ...flags)
    expect({ code, said, complained }).toEqual({ code: 2, said: '', complained: complaint })
  })

  it('gets a picture into a folder that is not there yet', async () => {
    const picture = join(temporaryFolder(), 'pictures/new/lead-nurture.svg')
    expect(await waymark('diagram', 'lead-nurture', '--out', picture)).toMatchObject({ code: 0, complained: '' })
    expect(existsSync(picture)).toBe(true)
  })

  it('hears in one line that a picture cannot be written', async () => {
    const { code, complained } = await waymark('diagram', 'lead-nurture', '--out', project.folder)
    expect(code).toBe(1)
    expect(complained).toMatch(/^\S+ cannot be written: .*\n$/)
  })

  it('hears that nobody writes in a language', async () => {
    const { code, complained } = await waymark('diagram', 'lead-nurture', '--language', 'fr')
    expect(code).toBe(2)
    expect(complained).toBe('There is no language `fr` in the settings. There are: en, zh-TW.\n')
  })

  it('is asked for a name where a new journey has none, and nothing is written', async () => {
    const { code, complained } = await waymark('new journey', '--yes')
    expect({ code, complained }).toEqual({
      code: 2,
      complained: 'Say what it is called: new journey "Spring nurture".\n',
    })
  })

  it.each(['play', 'simulate'])('hears from %s that the settings keep everything from running', async (command) => {
    const { code, complained } = await runWaymark(command, 'lead-nurture', '--project', broken.folder)
    expect(code).toBe(1)
    expect(complained).toMatch(/Nothing can be (played|simulated) until the settings are mended\.\n$/)
  })

  it('hears of journeys whose files are called otherwise, or export none', async () => {
    const others = copiedProject()
    others.write('marketing/journeys/spring.yml', 'name: Spring\n')
    others.write('marketing/journeys/autumn.ts', 'export const jorney = {}\n')
    const { code, said } = await runWaymark('check', '--project', others.folder)
    expect(code).toBe(1)
    expect(said).toContain('This file is not read: its name must end in `.yaml`.\n  Call it `spring.yaml`.')
    expect(said).toContain('This file exports nothing that is called `journey`.')
  })
})
