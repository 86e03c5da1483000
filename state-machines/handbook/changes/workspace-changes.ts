import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import { counted } from '../../../shared/domain/counted.ts'
import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import type { CompiledWorkspace } from '../../compile-workspace.ts'
import { namesOf } from '../names-of.ts'
import { conditionWords } from '../words/condition-words.ts'
import { type Change, differences, type JourneyChange, type WorkspaceChange } from './change.ts'
import { journeyFacets } from './facets.ts'
import { messageChanges } from './message-changes.ts'
import { stepChanges } from './step-changes.ts'

/** One of the two states of a workspace that are compared; what has mistakes is broken, and cannot be. */
export type Side = CompiledWorkspace & {
  readonly brokenJourneys: readonly string[]
  /** What each journey costs for each contact, in words. */
  readonly costs: Readonly<Record<string, string>>
}

/** What the way from one state of a workspace to another means for people. */
export function workspaceChanges(before: Side, after: Side): WorkspaceChange {
  const ids = new Set([...journeysOf(before).keys(), ...journeysOf(after).keys(), ...after.brokenJourneys])
  const journeys = [...ids].sort().map((id) => journeyChange(id, before, after))
  return {
    everywhere: [
      ...differences(settingsFacets(before.settings), settingsFacets(after.settings)),
      ...segments(before, after),
    ],
    journeys: journeys.filter((one) => one !== undefined),
  }
}

const journeysOf = (side: Side): ReadonlyMap<string, Journey> => {
  const fine = new Set(side.journeys.map(({ journey }) => journey.id))
  return new Map([...side.workspace.journeys].filter(([id]) => fine.has(id)))
}

const nothing = { whole: [], added: [], removed: [], changed: [] }

function journeyChange(id: string, before: Side, after: Side): JourneyChange | undefined {
  const [was, is] = [journeysOf(before).get(id), journeysOf(after).get(id)]
  const about = { id, name: (is ?? was)?.name ?? id, ...figures(id, before, after), everybody: [], entering: nothing }
  const isBroken = [before, after].some(({ brokenJourneys }) => brokenJourneys.includes(id))
  if (isBroken) return { ...about, kind: 'unreadable' }
  if (was === undefined || is === undefined) return { ...about, kind: was === undefined ? 'new' : 'removed' }
  const [old, now] = [
    { journey: was, names: namesOf(before) },
    { journey: is, names: namesOf(after) },
  ]
  const whole = differences(journeyFacets(was, old.names), journeyFacets(is, now.names))
  const everybody = messagesOf(is).flatMap((message) => {
    const [one, other] = [before, after].map(({ messages }) => messages.find((own) => own.id === message))
    return one && other ? messageChanges(one, other) : []
  })
  const isSame = about.versions.before === about.versions.after
  if (isSame && everybody.length === 0) return undefined
  return { ...about, kind: 'changed', entering: isSame ? nothing : { whole, ...stepChanges(old, now) }, everybody }
}

const messagesOf = ({ steps }: Journey): readonly string[] => [
  ...new Set([...allSteps(steps)].flatMap((step) => (step.kind === 'send' ? [step.message] : []))),
]

/** Versions, transitions and costs, before and after. */
function figures(id: string, before: Side, after: Side): Pick<JourneyChange, 'versions' | 'transitions' | 'costs'> {
  const [was, is] = [before, after].map(({ journeys }) => journeys.find(({ journey }) => journey.id === id)?.journey)
  const pair = <T>(one: T | undefined, other: T | undefined) => ({
    ...(one === undefined ? {} : { before: one }),
    ...(other === undefined ? {} : { after: other }),
  })
  return {
    versions: pair(was?.version, is?.version),
    transitions: pair(was?.transitions.common, is?.transitions.common),
    costs: pair(before.costs[id], after.costs[id]),
  }
}

function settingsFacets(settings: Settings | undefined): ReadonlyMap<string, string> {
  if (settings === undefined) return new Map()
  const { sender, timeZone, languages, quietHours, caps, warmth } = settings
  const capped = (caps ?? []).map(({ messages, within }) => `${counted(messages, 'message')} in ${within}`)
  return new Map([
    ['quiet hours', quietHours ? `${quietHours.from}–${quietHours.until}` : 'none'],
    ['caps', capped.join(', ') || 'none'],
    ['warmth', warmth ? `hot ${warmth.hot}, warm ${warmth.warm}` : 'as usual'],
    ['sender', `${sender.name}, ${sender.email}, ${sender.address}${sender.replyTo ? `, ${sender.replyTo}` : ''}`],
    ['time zone', timeZone],
    ['languages', languages.join(', ')],
  ])
}

function segments(before: Side, after: Side): readonly Change[] {
  const facets = (side: Side) => {
    const names = namesOf(side)
    const all = Object.entries(side.segments)
    return new Map(all.map(([id, { condition }]) => [`segment ${id}`, conditionWords(condition, names)] as const))
  }
  return differences(facets(before), facets(after))
}
