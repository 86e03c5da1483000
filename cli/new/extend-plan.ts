import { isMap, parseDocument } from 'yaml'
import type { Answers } from './journey-files.ts'
import type { Template } from './template.ts'

/** A tracking plan with what a new journey speaks of; everything that is written in it stays as it is. */
export function extendPlan(plan: string, { head }: Template, answers: Answers): string {
  const document = parseDocument(plan)
  const add = (kind: 'events' | 'attributes', name: string, value: string | null): void => {
    if (!isMap(document.get(kind))) document.set(kind, document.createNode({}))
    if (!document.hasIn([kind, name])) document.setIn([kind, name], value ?? document.createNode(null))
  }
  for (const which of head.plan.events) add('events', answers[which], null)
  for (const [name, kind] of Object.entries(head.plan.attributes ?? {})) add('attributes', name, kind)
  const isChanged = head.plan.events.length > 0 || head.plan.attributes !== undefined
  return isChanged ? document.toString({ lineWidth: 0, nullStr: '' }) : plan
}
