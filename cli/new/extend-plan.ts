import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, parseDocument } from 'yaml'
import type { Answers } from './journey-files.ts'
import type { Template } from './template.ts'

/** What a new file speaks of: events, and attributes with what kind of value each has. */
export type Spoken = { readonly events: readonly string[]; readonly attributes: Readonly<Record<string, string>> }

/** What a journey of a template speaks of. */
export const spokenBy = ({ head }: Template, answers: Answers): Spoken => ({
  events: head.plan.events.map((which) => answers[which]),
  attributes: head.plan.attributes ?? {},
})

/** A tracking plan with what a new file speaks of; everything that is written in it stays as it is. */
export function extendPlan(plan: string, { events, attributes }: Spoken): string {
  const document = parseDocument(plan)
  // `check` tells what is wrong in it; nothing is written into what cannot be read.
  if (document.errors.length > 0) return plan
  let isChanged = false
  const add = (kind: keyof Spoken, name: string, value: string | null): void => {
    if (!isMap(document.get(kind))) document.set(kind, document.createNode({}))
    if (document.hasIn([kind, name])) return
    document.setIn([kind, name], value ?? document.createNode(null))
    isChanged = true
  }
  for (const event of events) add('events', event, null)
  for (const [name, kind] of Object.entries(attributes)) add('attributes', name, kind)
  return isChanged ? document.toString({ lineWidth: 0, nullStr: '' }) : plan
}

/** Adds to the tracking plan of a project what a new file speaks of, where it has one; answers what it tells of that. */
export function extendTrackingPlan(project: string, spoken: Spoken): readonly string[] {
  const path = join(project, 'marketing/tracking-plan.yaml')
  if (!existsSync(path)) return []
  const before = readFileSync(path, 'utf8')
  const after = extendPlan(before, spoken)
  if (after === before) return []
  writeFileSync(path, after)
  return ['  marketing/tracking-plan.yaml (what was missing was added)']
}
