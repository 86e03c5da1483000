import type { Condition } from '../../../shared/domain/condition/condition.ts'
import type { SendStep } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { error, type Finding } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/**
 * Every message of a journey speaks the languages of its audience: those that the audience asks for by
 * `attribute: { language: … }`, or else those of the workspace.
 */
export const messageWithoutAudienceLanguage: Rule = function* ({ audience, steps }, { messages, settings, segments }) {
  const asked = audience && languagesIn(audience, segments ?? new Map())
  const needed = asked ?? settings?.languages ?? []
  for (const step of allSteps(steps)) {
    if (step.kind !== 'send') continue
    const spoken = messages.get(step.message)?.languages
    const missing = spoken ? needed.filter((language) => !spoken.some((one) => isRead(one, language))) : []
    if (missing.length > 0) yield unspoken(step, missing, asked !== undefined)
  }
}

function unspoken({ message, path }: SendStep, missing: readonly string[], isAsked: boolean): Finding {
  const isOne = missing.length === 1
  const ofWorkspace = isOne ? 'it is a language of the workspace' : 'they are languages of the workspace'
  const whose = isAsked ? `the audience reads ${isOne ? 'it' : 'them'}` : ofWorkspace
  const files = missing.map((language) => `\`marketing/messages/${message}/${language}.mjml\``)
  return error(
    'message-without-audience-language',
    [...path, 'send'],
    `The message \`${message}\` does not speak ${missing.map((language) => `\`${language}\``).join(', ')}, and ${whose}.`,
    `Write ${files.join(', ')}, with ${isOne ? 'a subject' : 'subjects'} in \`message.yaml\`.`,
  )
}

/** `en` is read by whoever reads `en-GB`. */
const isRead = (spoken: string, language: string): boolean =>
  spoken.toLowerCase() === language.toLowerCase() || spoken.toLowerCase() === language.toLowerCase().split('-')[0]

/** The languages that a condition holds for, where it names them; undefined where it holds for readers of any. */
function languagesIn(
  condition: Condition,
  segments: ReadonlyMap<string, Condition>,
  depth = 0,
): readonly string[] | undefined {
  const inner = (one: Condition) => languagesIn(one, segments, depth)
  if (condition.kind === 'all') {
    const lists = condition.of.flatMap((one) => [inner(one) ?? []].filter(({ length }) => length > 0))
    return lists.length === 0
      ? undefined
      : lists.reduce((one, other) => one.filter((language) => other.includes(language)))
  }
  if (condition.kind === 'any') {
    const lists = condition.of.map(inner)
    return lists.some((list) => list === undefined) ? undefined : lists.flatMap((list) => list ?? [])
  }
  if (condition.kind === 'segment') {
    const segment = segments.get(condition.segment)
    return segment && depth < 16 ? languagesIn(segment, segments, depth + 1) : undefined
  }
  if (condition.kind !== 'attribute') return undefined
  const tests = condition.tests.find(({ field }) => field === 'language')?.tests ?? []
  const [named] = tests.flatMap((test) => {
    if (test.kind === 'is') return [[test.value]]
    return test.kind === 'in' ? [test.values] : []
  })
  return named?.filter((one) => typeof one === 'string')
}
