import { counted } from '../../shared/domain/counted.ts'
import { listed } from '../../state-machines/handbook/words/names.ts'
import { oneLine } from '../../state-machines/handbook/words/one-line.ts'
import type { InsideJourney, JourneyReport, StepReport } from './journey-report.ts'
import type { Fate } from './people/fates.ts'

/** What becomes of those inside by a change of a step. */
export function stepPeople({ kind, was = '', inside }: StepReport, about: string): string {
  if (inside === undefined || sum(inside) === 0) return ''
  const { there, will, may, unknown } = inside
  const who = [
    ...(there > 0 ? [`${about}${there} ${there === 1 ? 'stands' : 'stand'} there`] : []),
    ...(will > 0 ? [`${about}${will} will come to it`] : []),
    ...(may > 0 ? [`${about}${may} may come to it`] : []),
  ]
  if (who.length > 0) return `${listed(who, 'and')}: ${futures[kind](was)}.`
  return unknown > 0 ? '' : 'Nobody who is inside stands there or comes to it.'
}

const futures: { readonly [Kind in StepReport['kind']]: (was: string) => string } = {
  added: () => 'they are on a version of which nobody can say whether it has the step',
  removed: () => 'for them it is still there',
  renamed: (was) => `for them it is still ${oneLine(was)}`,
  changed: () => 'for them it stays as it was',
}

/** Who of those inside gets a message as it is now. */
export function messagePeople(inside: Fate | undefined, about: string): string {
  if (inside === undefined || sum(inside) === 0) return ''
  const { there, will, may, never, unknown } = inside
  const who = [
    ...(will > 0 ? [`${about}${will} will get it like this`] : []),
    ...(may > 0 ? [`${about}${may} may get it like this`] : []),
    ...(there > 0 ? [`${about}${there} ${there === 1 ? 'has' : 'have'} it already`] : []),
    ...(never > 0 ? [`${about}${never} ${never === 1 ? 'comes' : 'come'} to it no more`] : []),
    ...(unknown > 0 ? [`of ${about}${unknown} nobody can say`] : []),
  ]
  return `Of the ${about}${sum(inside)} inside, ${who.join('; ')}.`
}

/** Whether it is said of somebody what they will come to. */
export const isForetold = (fate: Fate | undefined): boolean => fate !== undefined && fate.will + fate.may > 0

const sum = ({ there, will, may, never, unknown }: Fate): number => there + will + may + never + unknown

/** How many are inside of a journey, and which version they finish on. */
export function insidePeople({ kind, versions, inside }: JourneyReport): string {
  if (inside === undefined) return ''
  const { count, onNew, onOther, places, isReckoned } = inside
  if (count === 0) return kind === 'new' ? '' : 'Nobody is inside.'
  const about = isReckoned ? 'about ' : ''
  const contacts = (many: number) => `${about}${counted(many, 'contact')}`
  const older = count - onNew
  if (older === 0) return `${contacts(onNew)} inside already, on the version as it is now.`
  const unknown = places.filter(({ isKnown }) => !isKnown).map(at(about))
  const sentences = [
    kind === 'removed'
      ? `${contacts(older)} inside ${older === 1 ? 'goes' : 'go'} on to the end: ${listed(places.map(at(about)), 'and')}.`
      : '',
    kind !== 'removed' && versions.before !== versions.after
      ? `${contacts(older)} inside ${older === 1 ? 'finishes on the version that they entered' : 'finish on the version they entered'}.`
      : '',
    onNew > 0 ? `${contacts(onNew)} ${onNew === 1 ? 'has' : 'have'} entered the new version already.` : '',
    onOther > 0
      ? `${about}${onOther} of them entered neither of these two versions: what they come to is guessed by the one before.`
      : '',
    unknown.length > 0 ? `Of ${listed(unknown, 'and')} nobody can say: neither of the two has such a place.` : '',
  ]
  return sentences.filter((words) => words !== '').join(' ')
}

const at =
  (about: string) =>
  ({ step, count }: InsideJourney['places'][number]): string =>
    `${about}${count} at ${oneLine(step)}`
