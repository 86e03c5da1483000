import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { copiedProject, leadNurture, type Project } from './end-to-end/support/project.ts'
import { cleanUp, runWaymark } from './support/laptop-process.ts'

afterAll(cleanUp)

const check = (...words: readonly string[]) => runWaymark('compile', '--check', ...words)

/** All of the shipped `marketing/` and `compiled/`, for a test to change. */
function wholeProject(): Project {
  const project = copiedProject()
  for (const folder of ['marketing', 'compiled']) {
    cpSync(fileURLToPath(new URL(`../${folder}`, import.meta.url)), join(project.folder, folder), { recursive: true })
  }
  return project
}

describe('what is committed as compiled', { timeout: 90_000 }, () => {
  it('is what marketing/ says, and so is the schema for editors', async () => {
    expect(await check()).toEqual({ code: 0, said: 'compiled/ is up to date.\n', complained: '' })
  })

  it.for([
    {
      what: 'a journey',
      file: leadNurture,
      from: 'day: 14',
      to: 'day: 15',
      stale: 'journeys/lead-nurture/journey.json',
    },
    {
      what: 'a text',
      file: 'marketing/messages/welcome/message.yaml',
      from: 'en: ',
      to: 'en: New, ',
      stale: 'messages/welcome.json',
    },
    {
      what: 'the settings',
      file: 'marketing/settings.yaml',
      from: 'Asia/Taipei',
      to: 'Asia/Tokyo',
      stale: 'settings.json',
    },
  ])('is found stale when $what changes', async ({ file, from, to, stale }) => {
    const project = wholeProject()
    project.edit(file, { [from]: to })
    const { code, complained } = await check('--project', project.folder)
    expect(code).toBe(1)
    expect(complained).toContain(`compiled/${stale}`)
    expect(complained).not.toContain('journey.schema.json')
  })

  it('is found stale where the schema, a file, or all of it is missing', async () => {
    const project = wholeProject()
    rmSync(join(project.folder, 'marketing/journey.schema.json'))
    rmSync(join(project.folder, 'compiled/messages/welcome.json'))
    const missing = 'Not up to date: compiled/messages/welcome.json, marketing/journey.schema.json.'
    expect((await check('--project', project.folder)).complained).toContain(missing)
    rmSync(join(project.folder, 'compiled'), { recursive: true })
    const { code, complained } = await check('--project', project.folder)
    expect(code).toBe(1)
    expect(complained).toContain('compiled/manifest.json')
  })
})
