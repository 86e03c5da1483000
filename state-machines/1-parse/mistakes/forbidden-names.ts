import type { Path } from '../../../shared/domain/journey/journey.ts'
import { error, type Finding } from '../../diagnostic.ts'

const forbidden: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Names that mean something to JavaScript itself are nobody's attribute: wherever one stands, it is refused. */
export function forbiddenNames(value: unknown, path: Path = []): readonly Finding[] {
  if (typeof value !== 'object' || value === null) return []
  const isList = Array.isArray(value)
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, isList ? Number(name) : name]
    const found = forbidden.includes(name) ? [refusal(name, here)] : []
    return [...found, ...forbiddenNames(inner, here)]
  })
}

const refusal = (name: string, path: Path): Finding => ({
  ...error('unknown-word', path, `\`${name}\` cannot be a name.`, 'Give it another name.'),
  marks: 'word',
})
