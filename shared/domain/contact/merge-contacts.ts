import type { Occurrences } from '../condition/watch.ts'
import { own } from '../json.ts'
import { withOthers } from './attribute-room.ts'
import type { Contact, Identity } from './contact.ts'
import { furtherStage } from './stage.ts'

/**
 * Two contacts that turned out to be one person. The survivor's own facts win, what was counted adds up, enrollments of
 * both go on.
 */
export function mergeContacts(survivor: Contact, absorbed: Contact): Contact {
  const { activeAt, stage, left, memberships, dues, sentAt } = mergeHabits(survivor, absorbed)
  return {
    ...(activeAt === undefined ? {} : { activeAt }),
    ...(stage === undefined ? {} : { stage }),
    ...(left === undefined ? {} : { left }),
    ...(memberships === undefined ? {} : { memberships }),
    ...(dues === undefined ? {} : { dues }),
    ...(sentAt === undefined ? {} : { sentAt }),
    contactId: survivor.contactId,
    createdAt: Math.min(survivor.createdAt, absorbed.createdAt),
    identities: withIdentities(survivor.identities, absorbed.identities),
    attributes: withOthers(survivor.attributes, absorbed.attributes),
    tags: [...new Set([...survivor.tags, ...absorbed.tags])],
    scores: addUp(survivor.scores, absorbed.scores),
    history: mergeHistories(survivor.history, absorbed.history),
    enrollments: { ...absorbed.enrollments, ...survivor.enrollments },
  }
}

type Habit = 'activeAt' | 'stage' | 'left' | 'memberships' | 'dues' | 'sentAt'
type Habits = { readonly [Name in Habit]: Contact[Name] | undefined }

/** The later, the further, the wider of two. What is due is the survivor's; the other's dues find nobody any more. */
const mergeHabits = (survivor: Contact, absorbed: Contact): Habits => ({
  activeAt: either(survivor.activeAt, absorbed.activeAt, Math.max),
  stage: either(survivor.stage, absorbed.stage, furtherStage),
  left: either(survivor.left, absorbed.left, (a, b) =>
    a === 'all' || b === 'all' ? 'all' : [...new Set([...a, ...b])],
  ),
  memberships: either(survivor.memberships, absorbed.memberships, (own, other) => ({ ...other, ...own })),
  dues: survivor.dues,
  sentAt: either(survivor.sentAt, absorbed.sentAt, (a, b) => [...a, ...b].sort((x, y) => x - y).slice(-500)),
})

const either = <T>(a: T | undefined, b: T | undefined, both: (a: T, b: T) => T): T | undefined =>
  a === undefined || b === undefined ? (a ?? b) : both(a, b)

/** Who counts every visit as a new device would fill the record; older ones are still found, they only stand here no longer. */
const mostDevices = 50

/** Identities with others added; each stands once, and of devices the latest. */
export function withIdentities(known: readonly Identity[], others: readonly Identity[]): readonly Identity[] {
  const added = others.filter((other) => !known.some(({ kind, id }) => kind === other.kind && id === other.id))
  if (added.length === 0) return known
  const all = [...known, ...added]
  const tooMany = all.filter(isDevice).slice(0, -mostDevices)
  return tooMany.length === 0 ? all : all.filter((identity) => !tooMany.includes(identity))
}

const isDevice = ({ kind }: Identity): boolean => kind === 'anonymous'

function addUp(a: Contact['scores'], b: Contact['scores']): Contact['scores'] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries([...names].map((name) => [name, (own(a, name) ?? 0) + (own(b, name) ?? 0)]))
}

function mergeHistories(a: Contact['history'], b: Contact['history']): Contact['history'] {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries([...ids].map((id) => [id, mergeOccurrences(a[id], b[id])]))
}

const mergeOccurrences = (a: Occurrences | undefined, b: Occurrences | undefined): Occurrences => ({
  total: (a?.total ?? 0) + (b?.total ?? 0),
  times: [...(a?.times ?? []), ...(b?.times ?? [])].sort((x, y) => x - y).slice(-500),
})
