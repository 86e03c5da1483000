import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copiedProject, type Project } from './project.ts'

const journeys = ['lead-nurture', 'abandoned-cart']

/** The same project with no messages but those that its journeys send: compiled in no time. */
export function smallProject(): Project {
  const project = copiedProject()
  const written = journeys.map((journey) => project.read(`marketing/journeys/${journey}.yaml`)).join('\n')
  const sent = new Set([...written.matchAll(/send: ([a-z0-9-]+)/g)].map(([, message]) => message))
  const messages = join(project.folder, 'marketing/messages')
  for (const name of readdirSync(messages)) if (!sent.has(name)) rmSync(join(messages, name), { recursive: true })
  return project
}
