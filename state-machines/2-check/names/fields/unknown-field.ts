import { nearest } from '../../../../shared/domain/nearest.ts'
import { error, type Finding } from '../../../diagnostic.ts'
import type { FieldMention } from './field-mentions.ts'
import { isKnown } from './known-fields.ts'

/** Tells of fields that nobody knows, with the name that is most likely meant. */
export function* unknownFields(code: string, mentions: Iterable<FieldMention>): Generator<Finding> {
  for (const { of, name, path, isWord, known, owner } of mentions) {
    if (isKnown(name, known)) continue
    const meant = nearest(name, known.keys())
    const remedy = meant ? `Did you mean \`${meant}\`?` : 'Write it into `marketing/tracking-plan.yaml`, with its kind.'
    const what = of === 'attribute' ? 'attribute' : 'property'
    const finding = error(code, path, `The tracking plan knows no ${what} \`${name}\` of ${owner}.`, remedy)
    yield isWord ? { ...finding, marks: 'word' } : finding
  }
}
