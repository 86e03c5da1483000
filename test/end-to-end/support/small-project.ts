import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copiedProject, type Project } from './project.ts'

const kept = ['lead-nurture', 'abandoned-cart']

/** The shipped project with two of its journeys, the messages that they send, and their scenarios: compiled in no time. */
export function smallProject(): Project {
  const project = copiedProject()
  const remove = (folder: string, isKept: (name: string) => boolean) => {
    for (const name of readdirSync(join(project.folder, 'marketing', folder)))
      if (!isKept(name)) rmSync(join(project.folder, 'marketing', folder, name), { recursive: true })
  }
  remove('journeys', (name) => kept.some((journey) => name === `${journey}.yaml`))
  remove('scenarios', (name) => kept.some((journey) => name.startsWith(journey)))
  const written = kept.map((journey) => project.read(`marketing/journeys/${journey}.yaml`)).join('\n')
  const sent = new Set([...written.matchAll(/send: ([a-z0-9-]+)/g)].map(([, message]) => message))
  remove('messages', (name) => sent.has(name))
  return project
}
