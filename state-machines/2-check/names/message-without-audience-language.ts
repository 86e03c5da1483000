import type { Condition } from '../../../shared/domain/condition/condition.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { error } from '../../diagnostic.ts'
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
    const missing = spoken && needed.find((language) => !spoken.some((one) => isRead(one, language)))
    if (missing === undefined) continue
    const whose = asked ? 'the audience reads it' : 'it is a language of the workspace'
    yield error(
      'message-without-audience-language',
      [...step.path, 'send'],
      `The message \`${step.message}\` does not speak \`${missing}\`, and ${whose}.`,
      `Write \`marketing/messages/${step.message}/${missing}.mjml\`, with a subject in \`message.yaml\`.`,
    )
  }
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
