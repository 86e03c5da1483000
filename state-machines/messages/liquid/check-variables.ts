import { analyzeSync, type Template, type Variable } from 'liquidjs'
import { liquidVariables, senderVariables } from '../../../shared/domain/message/message-liquid.ts'
import { didYouMean, nearest } from '../../../shared/domain/nearest.ts'
import { error, type Finding } from '../../diagnostic.ts'
import type { Remark } from '../remark.ts'

/** What a text speaks of that does not exist, and the links that it uses. */
export function checkVariables(
  template: Template[],
  text: string,
  links: readonly string[] | undefined,
): { readonly remarks: readonly Remark[]; readonly usedLinks: readonly string[] } {
  const variables = Object.values(analyzeSync(template, { partials: false }).globals).flat()
  const remarks = variables.flatMap((variable): readonly Remark[] => {
    const finding = findingOf(variable, links)
    if (finding === undefined) return []
    const begin = offsetOf(variable, text)
    return [{ begin, end: begin + String(variable).length, finding }]
  })
  const used = variables.filter(({ segments }) => segments[0] === 'links').map(({ segments }) => String(segments[1]))
  return { remarks, usedLinks: [...new Set(used)] }
}

function findingOf({ segments }: Variable, links: readonly string[] | undefined): Finding | undefined {
  const [root, segment] = segments
  if (typeof root !== 'string' || !liquidVariables.includes(root)) return unknownVariable(String(root), liquidVariables)
  if (root !== 'links' && root !== 'sender') return undefined
  const name = segment === undefined ? '' : String(segment)
  if (root === 'links') return links && !links.includes(name) ? unknownLink(name, links) : undefined
  const known = senderVariables.map((one) => `sender.${one}`)
  return senderVariables.includes(name) ? undefined : unknownVariable(name === '' ? root : `sender.${name}`, known)
}

function unknownVariable(name: string, known: readonly string[]): Finding {
  const remedy = didYouMean(name, known, `Known are ${known.map((one) => `\`${one}\``).join(', ')}.`)
  return error('unknown-variable', [], `A message knows nothing of \`${name}\`.`, remedy)
}

function unknownLink(name: string, links: readonly string[]): Finding {
  if (name === '') {
    return error('unknown-link', [], 'This does not say which link is meant.', 'Name one, as in `links.shop`.')
  }
  const meant = nearest(name, links)
  const remedy = meant ? `Did you mean \`links.${meant}\`?` : `Add \`${name}: https://…\` to \`links\` in message.yaml.`
  return error('unknown-link', [], `The message has no link \`${name}\`.`, remedy)
}

function offsetOf({ location: { row, col } }: Variable, text: string): number {
  const before = text.split('\n').slice(0, row - 1)
  return before.reduce((sum, line) => sum + line.length + 1, 0) + col - 1
}
