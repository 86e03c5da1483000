import { didYouMean } from '../../../../shared/domain/nearest.ts'
import type { Finding } from '../../../diagnostic.ts'
import type { FieldMention } from './field-mentions.ts'
import { isKnown } from './known-fields.ts'

type Tell = (path: Finding['path'], message: string, remedy: string) => Finding

/** Tells of fields that nobody knows, with the name that is most likely meant. */
export function* unknownFields(mentions: Iterable<FieldMention>, tell: Tell): Generator<Finding> {
  for (const { of, name, path, isWord, known, owner } of mentions) {
    if (isKnown(name, known)) continue
    const remedy = didYouMean(name, known.keys(), 'Write it into `marketing/tracking-plan.yaml`, with its kind.')
    const what = of === 'attribute' ? 'attribute' : 'property'
    const finding = tell(path, `The tracking plan knows no ${what} \`${name}\` of ${owner}.`, remedy)
    yield isWord ? { ...finding, marks: 'word' } : finding
  }
}
