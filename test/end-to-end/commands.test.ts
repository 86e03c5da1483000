import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { cleanUp, runWaymark, startLaptop, temporaryFolder } from '../support/laptop-process.ts'
import { eventually, stepsIn } from './support/outbox.ts'
import { copiedProject, leadNurture, type Project } from './support/project.ts'

afterAll(cleanUp)

const inTypeScript = leadNurture.replace('.yaml', '.ts')
const defineJourney = fileURLToPath(new URL('../../state-machines/define-journey.ts', import.meta.url))

/** A project in which the journey of the YAML file stands in a TypeScript file instead. */
function projectInTypeScript(): Project {
  const project = copiedProject()
  const journey = JSON.stringify(parse(project.read(leadNurture)), null, 2)
  rmSync(join(project.folder, leadNurture))
  project.write(
    inTypeScript,
    `import { defineJourney } from '${defineJourney}'\n\nexport const journey = defineJourney(${journey})\n`,
  )
  return project
}

describe('the commands over a project', { timeout: 90_000 }, () => {
  let good: Project
  let broken: Project

  beforeAll(() => {
    good = copiedProject()
    broken = copiedProject()
    broken.edit(leadNurture, { 'send: case-study': 'send: case-studdy' })
  })

  it('compile what is right, say where it went, and find it up to date afterwards', async () => {
    const compiled = await runWaymark('compile', '--project', good.folder)
    expect(compiled).toMatchObject({ code: 0, complained: '' })
    expect(compiled.said).toContain('compiled/journeys/lead-nurture/state-machine.json')
    expect(await runWaymark('compile', '--check', '--project', good.folder)).toMatchObject({ code: 0 })
  })

  it('compile nothing where there is a mistake, and say which', async () => {
    const { code, said, complained } = await runWaymark('compile', '--project', broken.folder)
    expect([code, said]).toEqual([1, ''])
    expect(complained).toContain('There is no message `case-studdy`.')
  })

  it.each(['simulate', 'cost', 'diagram'])(
    'let %s say that a journey is not there, and which may be meant',
    async (word) => {
      const { code, said, complained } = await runWaymark(word, 'lead-nature', '--project', good.folder)
      expect([code, said]).toEqual([1, ''])
      expect(complained).toContain('Did you mean `lead-nurture`?')
    },
  )

  it('say how a time is written, before they ask any Waymark', async () => {
    const { code, complained } = await runWaymark('clock', '+2y')
    expect([code, complained.trim()]).toEqual([
      2,
      'A time is written like +30s, +15m, +24h, +2d, +1w, or "+1d 12h": `+2y` is none.',
    ])
  })

  it('play a journey that is right, and no other', async () => {
    const played = await runWaymark('play', 'lead-nurture', '--click', 'case-study:details', '--project', good.folder)
    expect(played).toMatchObject({ code: 0, complained: '' })
    expect(played.said).toContain('✉ product-demo')
    const wrong = await runWaymark('play', 'lead-nurture', '--project', broken.folder)
    expect([wrong.code, wrong.said]).toEqual([1, ''])
    expect(wrong.complained).toContain('There is no message `case-studdy`.')
    const unknown = await runWaymark('play', 'lead-nature', '--project', good.folder)
    expect([unknown.code, unknown.said]).toEqual([1, ''])
    expect(unknown.complained).toContain('Did you mean `lead-nurture`?')
  })

  it('refuse a folder in which there is no marketing', async () => {
    for (const command of [['start', '--port', '0'], ['compile'], ['play', 'lead-nurture']]) {
      const { code, complained } = await runWaymark(...command, '--project', temporaryFolder())
      expect(code).not.toBe(0)
      expect(complained).toContain('there is no folder marketing in it')
    }
  })
})

describe('a journey written in TypeScript', { timeout: 90_000 }, () => {
  it('compiles to the very same files as in YAML', async () => {
    const [yaml, typescript] = [copiedProject(), projectInTypeScript()]
    for (const { folder } of [yaml, typescript])
      expect(await runWaymark('compile', '--project', folder)).toMatchObject({ code: 0, complained: '' })
    for (const file of ['index.json', 'journeys/lead-nurture/journey.json', 'journeys/lead-nurture/state-machine.json'])
      expect(typescript.read(`compiled/${file}`)).toBe(yaml.read(`compiled/${file}`))
  })

  it('runs, and is published again when it is saved; one that Node cannot load is a mistake like any other', async () => {
    const project = projectInTypeScript()
    const laptop = await startLaptop({ folder: temporaryFolder(), project: project.folder })
    const text = project.read(inTypeScript)
    project.write(inTypeScript, text.replace('defineJourney({', 'defineJourney({{'))
    await eventually(laptop.complained, (complaint) => complaint.includes('good version'))
    expect(laptop.complained()).toContain(`${inTypeScript}:3:1 error unreadable-file
3 | export const journey = defineJourney({{`)
    expect(laptop.complained()).toContain('Running on in the last good version: lead-nurture.')
    project.write(
      inTypeScript,
      text
        .replace('"send": "welcome"', '"send": "book-a-demo"')
        .replace('"send": "book-a-demo",\n      "day": 14', '"send": "welcome",\n      "day": 14'),
    )
    await eventually(laptop.said, (said) => said.includes('Published: lead-nurture.'))
    await laptop.post(
      { type: 'identify', userId: 'ann', messageId: 'i', traits: { email: 'ann@example.com' } },
      { type: 'track', userId: 'ann', messageId: 't', event: 'Form Submitted', properties: { form: 'ebook' } },
    )
    const mails = await eventually(
      () => laptop.outbox(),
      (some) => some.length > 0,
    )
    expect(stepsIn(mails)).toEqual(['book-a-demo'])
    expect(await laptop.interrupt()).toBe(0)
  })

  it('does not keep the others from compiling by a mistake of its own', async () => {
    const project = projectInTypeScript()
    project.write(inTypeScript, `import { journey } from './nowhere.ts'\nexport { journey }\n`)
    const { code, said } = await runWaymark('play', 'abandoned-cart', '--project', project.folder)
    expect(code).toBe(0)
    expect(said).toContain('✉ cart-reminder')
    const compiled = await runWaymark('compile', '--project', project.folder)
    expect(compiled.code).toBe(1)
    expect(compiled.complained).toMatch(/lead-nurture\.ts:1:1 error unreadable-file[\s\S]*Cannot find module/)
  })
})
