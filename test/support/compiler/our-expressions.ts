const input = '$states.context.Execution.Input'
const begin = `{% ($now := $millis(); $zone := ${input}.zone; `
const end =
  '$period := $zone[$wall - offset < until][0]; $due := $max([$wall - $period.offset, $period.from]); ' +
  '$seconds := $ceil(($due - $now) / 1000); '
const entered = `$entered := ${input}.enteredAt; $clock := $entered + $zone[$entered < until][0].offset; `
const weekday =
  '$clock := $now + $zone[$now < until][0].offset; $midnight := $floor($clock / #) * # + #; ' +
  '$days := [0..7].($midnight + $ * #); $wall := $min($days[$ > $clock and ($floor($ / #) + 4) % 7 in [@]]); '
const answer = '$states.input.answers.q#'

/** Every expression that the compiler writes; `#` stands for a number, `@` for a list of numbers. */
const templates: readonly string[] = [
  `{% ${input}.contactId %}`,
  '{% $states.context.Execution.Name %}',
  '{% $states.context.Task.Token %}',
  '{% $states.result.Payload %}',
  '{% $states.errorOutput.Cause %}',
  '{% $states.input %}',
  `{% $exists(${answer}) and ${answer} = true %}`,
  `{% $max([#, $exists(${answer}) ? $ceil((${answer} - $millis()) / 1000) : 0]) %}`,
  `${begin}$wall := $now + $zone[$now < until][0].offset + #; ${end}$max([#, $seconds + #])) %}`,
  `${begin}${entered}$wall := $clock + #; ${end}$max([#, $seconds])) %}`,
  `${begin}${entered}$wall := $floor($clock / #) * # + # + #; ${end}$max([#, $seconds])) %}`,
  `${begin}${weekday}${end}$max([#, $seconds])) %}`,
]

const patterns = templates.map((template) => {
  const escaped = template.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('#', '[0-9]+').replaceAll('@', '[0-9]+(, [0-9]+)*')}$`)
})

/** Whether an expression is one of the compiler's own, with nothing but numbers where its numbers stand. */
export const isOurExpression = (text: string): boolean => patterns.some((pattern) => pattern.test(text))

/** Every text of a definition: the names and the values. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    yield name
    yield* textsIn(inner)
  }
}
