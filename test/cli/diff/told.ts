import { stripVTControlCharacters } from 'node:util'
import type { Standing } from '../../../cli/diff/ask-standing.ts'
import { diffText } from '../../../cli/diff/diff-text.ts'
import { diffReport } from '../../../cli/diff/report.ts'
import { comparable } from '../../../cli/diff/sides.ts'
import { compileWorkspace, type MessageCache } from '../../../state-machines/compile-workspace.ts'
import { type Side, workspaceChanges } from '../../../state-machines/handbook/changes/workspace-changes.ts'
import { layoutWith, wayOut } from '../../state-machines/messages/sample-message.ts'
import { digest } from '../../support/compile.ts'

/** What a team has written, each thing by its id; a message by its words, language by language. */
export type Written = {
  readonly journeys?: Readonly<Record<string, string>>
  readonly messages?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly segments?: Readonly<Record<string, string>>
  readonly settings?: string
  readonly trackingPlan?: string
}

const messageCache: MessageCache = new Map()

const usual = {
  settings: 'sender: { name: N, email: n@example.com, address: A }\ntimeZone: Asia/Taipei\nlanguages: [en]\n',
  messages: { welcome: { en: 'Welcome' }, tips: { en: 'Tips' }, offer: { en: 'Offer' } },
}

/** A journey whose door is always the same. */
export const journey = (steps: string, head = ''): string =>
  `name: Sample\ntrigger: { event: Form Submitted }\nexit: [{ event: Demo Booked }]\n${head}steps:\n${steps}`

/** One state of a workspace. What is not written is as usual: three messages in English, and no journey. */
export async function sideOf(written: Written): Promise<Side> {
  const { journeys = {}, messages = usual.messages, segments = {}, settings = usual.settings, trackingPlan } = written
  const file = (path: string, text: string) => ({ file: `marketing/${path}.yaml`, text })
  const compiled = await compileWorkspace(
    {
      settings: file('settings', settings),
      journeys: Object.entries(journeys).map(([id, text]) => ({ kind: 'yaml', id, ...file(`journeys/${id}`, text) })),
      messages: Object.entries(messages).map(([id, words]) => messageSource(id, words)),
      segments: Object.entries(segments).map(([id, text]) => ({ id, file: file(`segments/${id}`, text) })),
      ...(trackingPlan === undefined ? {} : { trackingPlan: file('tracking-plan', trackingPlan) }),
    },
    { digest, messageCache },
  )
  const fine = new Set(compiled.journeys.map((one) => one.journey.id))
  return { ...compiled, brokenJourneys: Object.keys(journeys).filter((id) => !fine.has(id)), costs: {} }
}

function messageSource(id: string, words: Readonly<Record<string, string>>) {
  const subjects = Object.entries(words).map(([language, text]) => `  ${language}: ${text}`)
  const body = '<mj-section><mj-column><mj-text>Hello</mj-text></mj-column></mj-section>'
  const bodies = Object.keys(words).map((language) => {
    return [language, { file: `marketing/messages/${id}/${language}.mjml`, text: body }] as const
  })
  const layout = { file: 'marketing/layouts/standard/en.mjml', text: layoutWith(wayOut) }
  return {
    id,
    message: {
      file: `marketing/messages/${id}/message.yaml`,
      text: `channel: email\ntopic: guides\nsubject:\n${subjects.join('\n')}\n`,
    },
    bodies: Object.fromEntries(bodies),
    layouts: { standard: Object.fromEntries(Object.keys(words).map((language) => [language, layout])) },
  }
}

/** So many contacts in a state of the version of a journey in one state of a workspace. */
export function standing(side: Side, journeyId: string, state: string, count: number): Standing {
  const found = side.journeys.find((one) => one.journey.id === journeyId)
  if (found === undefined || !(state in found.definition.States)) throw new Error(`there is no state ${state}`)
  const { version, states } = found.journey
  return { journey: journeyId, version, state, step: states?.[state], count }
}

/** What the change from one state to another means, as a person reads it: lines without the room before them. */
export function told(was: Side, is: Side, inside?: readonly Standing[]): readonly string[] {
  const sides = comparable(was, is)
  const known = inside
    ? ({ kind: 'told', standing: inside, by: 'all journeys' } as const)
    : ({ kind: 'not-told', why: 'Nobody answers.' } as const)
  const report = diffReport(workspaceChanges(sides.before, sides.after), sides, known)
  return stripVTControlCharacters(diffText(report, known))
    .split('\n')
    .map((line) => line.trim())
}
