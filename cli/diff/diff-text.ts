import { styleText } from 'node:util'
import { counted } from '../../shared/domain/counted.ts'
import type {
  Change,
  JourneyChange,
  PlacedStep,
  WorkspaceChange,
} from '../../state-machines/handbook/changes/change.ts'
import { listed } from '../../state-machines/handbook/words/names.ts'
import { oneLine } from '../../state-machines/handbook/words/one-line.ts'
import type { Standing } from './ask-standing.ts'

/** Who stands where, and who told it; or why nobody could. */
export type Inside =
  | { readonly kind: 'told'; readonly standing: readonly Standing[]; readonly by: string }
  | { readonly kind: 'not-told'; readonly why: string }

/** What a change means, for a person to read: what is touched, whom it reaches, and who stands there now. */
export function diffText({ everywhere, journeys }: WorkspaceChange, inside: Inside): string {
  if (everywhere.length + journeys.length === 0) return 'Nothing changes for anybody.'
  const common =
    everywhere.length === 0
      ? []
      : [
          [
            styleText('bold', 'Everywhere'),
            reach('everybody, also those who are inside'),
            ...everywhere.map(changeText),
          ],
        ]
  const parts = [...common, ...journeys.map((journey) => journeyLines(journey, inside))]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n\n${styleText('dim', insideText(inside))}`
}

function insideText(inside: Inside): string {
  if (inside.kind === 'not-told') return `${inside.why} So nobody can say who is inside now.`
  const { standing, by } = inside
  const count = standing.reduce((sum, one) => sum + one.count, 0)
  const reckoned = standing.some(({ isReckoned }) => isReckoned)
    ? ' Where it says `about`, some of many were looked at.'
    : ''
  return `${counted(count, 'contact')} inside of ${by}.${reckoned}`
}

function journeyLines(change: JourneyChange, inside: Inside): readonly string[] {
  const { entering, everybody, kind } = change
  const shape = [
    ...entering.whole.map(changeText),
    ...entering.added.map((step) => stepText('+', step)),
    ...entering.removed.map((step) => stepText('−', step)),
    ...entering.changed.map(changeText),
  ]
  const hasNewVersion = kind === 'changed' && change.versions.before !== change.versions.after
  const unsaid = hasNewVersion && shape.length === 0 ? [`    ${styleText('dim', 'nothing that a contact sees')}`] : []
  return [
    headline(change),
    ...(hasNewVersion ? [reach('those who enter from now on'), ...shape, ...unsaid] : []),
    ...(everybody.length === 0 ? [] : [reach('everybody, also those who are inside'), ...everybody.map(changeText)]),
    ...figuresText(change),
    ...standingText(change, inside),
  ]
}

function headline({ id, name, kind, versions }: JourneyChange): string {
  const [colour, words] = inWords(kind, versions)
  return `${styleText('bold', id)}  ${oneLine(name)}  ${styleText(colour, words)}`
}

function inWords(kind: JourneyChange['kind'], { before, after }: JourneyChange['versions']) {
  switch (kind) {
    case 'new':
      return ['green', 'new'] as const
    case 'removed':
      return ['red', 'removed: nobody comes in any more'] as const
    case 'unreadable': {
      const words = after === undefined ? 'has mistakes: `waymark check` tells them' : 'had mistakes before'
      return ['red', words] as const
    }
    case 'changed': {
      const words = before === after ? `same version, ${after}` : `new version ${after}, was ${before}`
      return ['yellow', words] as const
    }
  }
}

const reach = (whom: string): string => `  ${styleText('dim', `For ${whom}:`)}`

const stepText = (mark: '+' | '−', { id, day, who, does }: PlacedStep): string =>
  `    ${styleText(mark === '+' ? 'green' : 'red', `${mark} ${id}`)}  ${oneLine(`${day}, ${who}: ${does}`)}`

function changeText({ about, what, before, after }: Change): string {
  const subject = about === undefined ? '' : `${about}  `
  return `    ${styleText('yellow', '~')} ${oneLine(`${subject}${what}: ${before || 'none'} → ${after || 'none'}`)}`
}

function figuresText({ kind, transitions, costs }: JourneyChange): readonly string[] {
  if (kind === 'unreadable' || kind === 'removed') return []
  const words = [
    fromTo('Transitions where nobody answers', transitions.before, transitions.after),
    fromTo('For each contact', costs.before, costs.after),
  ]
  return words.filter((line) => line !== '').map((line) => `  ${styleText('dim', line)}`)
}

function fromTo(of: string, was: number | string | undefined, is: number | string | undefined): string {
  if (is === undefined || was === is) return ''
  return was === undefined ? `${of}: ${is}` : `${of}: ${was} → ${is}`
}

/** Who is inside, where they stand, and what becomes of them. */
function standingText(change: JourneyChange, inside: Inside): readonly string[] {
  const here = (inside.kind === 'told' ? inside.standing : []).filter(({ journey }) => journey === change.id)
  const count = here.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return []
  const bySteps = Map.groupBy(here, ({ step, state }) => step ?? state)
  const about = here.some(({ isReckoned }) => isReckoned) ? 'about ' : ''
  const places = [...bySteps].map(
    ([step, all]) => `${about}${all.reduce((sum, one) => sum + one.count, 0)} at ${oneLine(step)}`,
  )
  const future =
    change.everybody.length > 0
      ? 'They finish on the version they entered, and get the messages as they are now.'
      : 'They finish on the version they entered.'
  return [`  ${counted(count, 'contact')} inside: ${listed(places, 'and')}. ${future}`]
}
