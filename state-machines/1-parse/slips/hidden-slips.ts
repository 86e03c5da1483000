import { isAlias, isCollection, isPair, isScalar, type Node, visit } from 'yaml'
import { dashWithoutSpace } from './indent-slips.ts'
import { type Complaint, type Slip, slipAt } from './slip.ts'
import { strangeBeginning } from './text-slips.ts'
import { cut, inQuotes } from './written-text.ts'

const deepestNesting = 64

/** What is said of a file that is nested too deep. */
export const tooDeep = { message: 'The file is nested too deep.', remedy: 'Take some levels out.' } as const

/** What the parser takes and nobody means, or what is more YAML than a journey needs. */
export function hiddenSlip(complaint: Complaint): Slip | undefined {
  const unknownTag = complaint.document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED')
  let slip = unknownTag && strangeBeginning(complaint, unknownTag.pos[0])
  visit(complaint.document, {
    Node(_, node, above) {
      slip ??= ofNode(node, above, complaint)
      return slip ? visit.BREAK : undefined
    },
    Pair(_, { key, value }) {
      slip ??= ofKey(key, value)
      return slip ? visit.BREAK : undefined
    },
  })
  return slip
}

function ofNode(node: Node, above: readonly unknown[], complaint: Complaint): Slip | undefined {
  const at = node.range?.[0] ?? 0
  if (isAlias(node)) {
    const remedy = 'Write the repeated part out; a text that begins with `*` stands in quotes.'
    return slipAt(at, '', 'The file uses YAML aliases (`*name`).', remedy)
  }
  if (isScalar(node) && node.anchor) return strangeBeginning(complaint, complaint.text.lastIndexOf('&', at))
  if (isScalar(node) && node.type === 'PLAIN') return cutByRemark(node.range?.[1] ?? 0, at, complaint)
  const isDeep = isCollection(node) && above.filter((one) => !isPair(one)).length > deepestNesting
  return isDeep ? slipAt(at, '', tooDeep.message, tooDeep.remedy) : undefined
}

/** A number sign that makes a remark of the rest of a text, as in `The #1 choice`. */
function cutByRemark(end: number, at: number, { text }: Complaint): Slip | undefined {
  const [behind] = /^[ \t]*#[0-9][^\r\n]*/.exec(text.slice(end, end + 500)) ?? []
  if (behind === undefined) return undefined
  const whole = text.slice(at, end) + behind.trimEnd()
  const remedy = `Write \`${inQuotes(whole.trim())}\`, or \`# \` with a space if it is a remark.`
  return slipAt(end + behind.indexOf('#'), behind.trim(), 'What stands behind `#` is no part of the text.', remedy)
}

/** Words that lack a space: behind their dash or their colon, or one of the common kind before them. */
function ofKey(key: unknown, value: unknown): Slip | undefined {
  if (!isScalar(key) || key.type !== 'PLAIN') return undefined
  const word = String(key.source ?? '')
  const told = (message: string, remedy: string) => slipAt(key.range?.[0] ?? 0, word, message, remedy)
  if (/^\s/.test(word)) {
    return told('This line is indented with blanks of another kind.', 'Take them out, and indent with spaces.')
  }
  if (/^-[A-Za-z]/.test(word)) return dashWithoutSpace(key.range?.[0] ?? 0, word)
  const [, name, rest] = /^([\w-]+)[:：](\S.*)$/.exec(word) ?? []
  const isEmpty = value === null || (isScalar(value) && value.source === '')
  if (name === undefined || !isEmpty) return undefined
  return told('A space belongs behind the colon.', `Write \`${name}: ${cut(rest ?? '')}\`.`)
}
