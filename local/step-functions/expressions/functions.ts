import { createHash } from 'node:crypto'
import jsonata from 'jsonata'

/** Where expressions get time, chance and ids from, so that they come out the same in every replay. */
export type EvaluationTools = {
  /** The time in milliseconds; it stands still while one state is evaluated. */
  readonly now: number
  /** A number from 0 to 1, without 1. */
  random(): number
  uuid(): string
}

/** The binding that holds the tools; the blank keeps it out of reach of any `$variable`. */
export const TOOLS = 'evaluation tools'

const ALGORITHMS = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']

// The built-in forms of these two read the machine's clock; they run here with the clock of the tools.
const [fromMillis, toMillis] = await jsonata('[$fromMillis, $toMillis]').evaluate(undefined)

/**
 * Gives an expression the functions that Step Functions adds to JSONata, and binds time and chance to the tools:
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function registerFunctions(expression: jsonata.Expression): void {
  registerTimeFunctions(expression)
  expression.registerFunction('partition', partition, '<an:a>')
  expression.registerFunction('range', range, '<nnn:a>')
  expression.registerFunction('hash', hash, '<ss:s>')
  expression.registerFunction('parse', (text) => (text === undefined ? undefined : JSON.parse(text)), '<s:x>')
  expression.registerFunction('random', random, '<n?:n>')
  expression.registerFunction(
    'uuid',
    function uuid() {
      return toolsOf(this).uuid()
    },
    '<:s>',
  )
}

function registerTimeFunctions(expression: jsonata.Expression): void {
  expression.registerFunction(
    'millis',
    function millis() {
      return toolsOf(this).now
    },
    '<:n>',
  )
  expression.registerFunction(
    'now',
    function now(picture, timezone) {
      return fromMillis.implementation.call(this, toolsOf(this).now, picture, timezone)
    },
    '<s?s?:s>',
  )
  expression.registerFunction(
    'toMillis',
    function millisOf(text, picture) {
      const clock = { environment: { timestamp: new Date(toolsOf(this).now) }, input: this.input }
      return toMillis.implementation.call(clock, text, picture)
    },
    '<s-s?:n>',
  )
}

const toolsOf = (focus: jsonata.Focus): EvaluationTools => focus.environment.lookup(TOOLS)

function partition(list: readonly unknown[] | undefined, size: number): readonly unknown[] | undefined {
  if (list === undefined) return undefined
  const width = Math.floor(size)
  if (!(width > 0)) throw new Error('The size of a partition must be at least 1')
  return Array.from({ length: Math.ceil(list.length / width) }, (_, index) =>
    list.slice(index * width, (index + 1) * width),
  )
}

function range(first: number, last: number, step: number): readonly number[] {
  const [from, to, by] = [Math.floor(first), Math.floor(last), Math.floor(step)]
  if (!(by > 0 || by < 0)) throw new Error('The step of a range must not be 0')
  return Array.from({ length: Math.max(0, Math.floor((to - from) / by) + 1) }, (_, index) => from + index * by)
}

function hash(text: string | undefined, algorithm: string): string | undefined {
  if (text === undefined) return undefined
  if (!ALGORITHMS.includes(algorithm)) {
    throw new Error(`The algorithm must be one of ${ALGORITHMS.join(', ')}, not ${algorithm}`)
  }
  return createHash(algorithm.replace('-', '').toLowerCase()).update(text).digest('hex')
}

function random(this: jsonata.Focus, seed?: number): number {
  if (seed === undefined) return toolsOf(this).random()
  return (
    createHash('sha256')
      .update(String(Math.floor(seed)))
      .digest()
      .readUInt32BE() /
    2 ** 32
  )
}
