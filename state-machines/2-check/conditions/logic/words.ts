import type { Comparison } from '../../../../shared/domain/condition/comparison.ts'
import { mainScore } from '../../../../shared/domain/journey/journey.ts'
import type { Json } from '../../../../shared/domain/json.ts'
import { type Duration, describeDuration } from '../../../../shared/domain/time/duration.ts'
import type { Ask, Literal } from './formula.ts'

/** A question as its author wrote it, between backticks: `score: { gte: 60 }`, or `not: { tag: vip }`. */
export function wordsOf({ ask, isTrue }: Literal): string {
  const words = askWords(ask)
  const within = 'within' in ask && ask.within ? ` within ${describeDuration(ask.within as Duration)}` : ''
  return isTrue ? `\`${words}\`${within}` : `\`not: { ${words} }\`${within}`
}

function askWords(ask: Ask): string {
  switch (ask.kind) {
    case 'attribute':
    case 'event':
      return `${ask.kind}: { ${ask.field}: ${testWords(ask.test)} }`
    case 'score': {
      const test = ask.test.kind === 'is' ? `{ is: ${text(ask.test.value)} }` : testWords(ask.test)
      return ask.name === mainScore ? `score: ${test}` : `score: { ${ask.name}: ${test} }`
    }
    case 'did':
      return `did: { event: ${ask.event}${isOnce(ask.test) ? '' : `, count: ${testWords(ask.test)}`} }`
    case 'tag':
      return `tag: ${ask.tag}`
    case 'stage':
    case 'warmth':
      return `${ask.kind}: ${list(ask.anyOf)}`
    case 'variant':
      return `${ask.split}: ${ask.variant}`
    case 'consent':
      return `consent: ${ask.topic}`
    case 'segment':
      return `segment: ${ask.segment}`
    case 'never':
      return ask.words
    default:
      return ask.link === undefined
        ? `${ask.kind}: ${ask.message}`
        : `${ask.kind}: { message: ${ask.message}, link: ${ask.link} }`
  }
}

const isOnce = (test: Comparison): boolean => test.kind === 'gte' && test.value === 1

function testWords(test: Comparison): string {
  if (test.kind === 'is') return text(test.value)
  if (test.kind === 'in') return list(test.values)
  return `{ ${test.kind}: ${text(test.value)} }`
}

/** One value stands by itself. */
const list = (values: readonly Json[]): string =>
  values.length === 1 && values[0] !== undefined ? text(values[0]) : `[${values.map(text).join(', ')}]`

/** What would be something else without quotes has them; long texts are cut. */
function text(value: Json): string {
  const short = typeof value === 'string' && value.length > 60 ? `${value.slice(0, 59)}…` : value
  return typeof short === 'string' && /^[\p{L}][\p{L}\p{N} _-]*…?$/u.test(short) ? short : JSON.stringify(short)
}
