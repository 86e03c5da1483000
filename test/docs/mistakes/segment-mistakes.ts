import { watchNamer } from '../../../state-machines/compile-journey.ts'
import type { Diagnostic } from '../../../state-machines/diagnostic.ts'
import { publishSegments } from '../../../state-machines/publish-segments.ts'
import { digest } from '../../support/compile.ts'

/** What is asked of segments only, and segments of which that is not so: each the condition under its `if`. */
export const segmentMistakes: Readonly<
  Record<string, { readonly asks: string; readonly segments: Readonly<Record<string, string>> }>
> = {
  'segment-of-itself': {
    asks: 'Who is in a segment does not depend on who is in it, by way of others neither.',
    segments: {
      regulars: '{ all: [{ segment: members }, { did: { event: Order Completed, count: { gte: 5 } } }] }',
      members: '{ any: [{ tag: member }, { segment: regulars }] }',
    },
  },
}

/** What the author of segments is told. */
export function saidOfSegments(code: string): readonly Diagnostic[] {
  const sources = Object.entries(segmentMistakes[code]?.segments ?? {}).map(([id, condition]) => ({
    id,
    file: { file: `${id}.yaml`, text: `name: ${id}\nif: ${condition}\n` },
  }))
  return publishSegments(sources, { digest, nameWatch: watchNamer(digest) }).diagnostics
}
