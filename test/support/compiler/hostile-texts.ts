import { type JourneyWorld, type Scalar, smallWorld, type Values } from '../random/world.ts'

/** Texts that mean something to Step Functions, JavaScript, YAML, terminals or browsers, and texts that are just odd. */
export const hostileTexts: readonly string[] = [
  '{% $states.input %}',
  '{%$states.input%}',
  '{% ($x := 1; $x) %} %}',
  'before {% $states.context.Execution.Input %} after',
  '%}',
  '${x}',
  '${send-email}',
  '$.contact',
  '__proto__.polluted',
  'toString',
  '\'single\' "double" `back`',
  'back\\slash',
  '\u0000\u0007\u001b[31mred',
  'line\nbreak\r\nand\ttab',
  '\u2028\u202Eright to left',
  '😀👩‍👩‍👧‍👦🇹🇼',
  '\ud83d alone',
  '熱門商品',
  'ไทย हिन्दी',
  '𝒜𝒷𝒸'.repeat(30),
  '<script>alert(1)</script>',
  '{{ 7 | times: 7 }}',
  '- a: *b',
  '# remark',
  'Left the journey',
  'Completed',
  'Day 0 · send welcome · quiet hours',
  ' ',
  'x'.repeat(10_000),
]

const cut = (length: number): string[] => [...new Set(hostileTexts.map((text) => text.slice(0, length)))]
const fieldsWith = (values: readonly Scalar[]): Values => Object.fromEntries(cut(64).map((name) => [name, values]))

/** A world in which every text that an author can choose freely is hostile; ids are what they must be. */
export const hostileWorld: JourneyWorld = {
  ...smallWorld,
  events: Object.fromEntries(cut(100).map((name) => [name, fieldsWith([...hostileTexts, 7, true])])),
  tags: cut(64),
  attributes: fieldsWith([...cut(1000), 7, true]),
  texts: cut(100),
}
