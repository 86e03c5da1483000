import { describe, expect, test } from 'vitest'
import { publishMessage } from '../../../state-machines/publish-message.ts'
import { type Sample, sampleMessage } from './sample-message.ts'

/** The code of a mistake and where it is found; a message with it; the same message without it. */
export type Mistake = readonly [code: string, at: string, wrong: Sample, right: Sample]

/** Tests that each mistake is told, at its place and alone, and that nothing is told once it is mended. */
export const testMistakes = (what: string, mistakes: readonly Mistake[]): void => {
  describe(what, () => {
    test.each(mistakes)('hears of %s at %s, and of nothing else', async (code, at, wrong) => {
      const { diagnostics } = await publishMessage(sampleMessage(wrong))
      expect(diagnostics.map((told) => [told.code, `${told.file}:${told.line}:${told.column}`])).toEqual([[code, at]])
    })

    test.each(mistakes)('hears nothing of %s at %s once it is mended', async (_code, _at, _wrong, right) => {
      const result = await publishMessage(sampleMessage(right))
      expect(result).toMatchObject({ kind: 'published', diagnostics: [] })
    })
  })
}
