import { LiquidError } from 'liquidjs'
import { liquidEngine } from './liquid-engine.ts'
import { TemplateCache } from './template-cache.ts'

/** A text filled in, or why it cannot be. */
export type FilledIn =
  | { readonly kind: 'filled'; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: string }

const htmlTexts = new TemplateCache(liquidEngine('escape'))
const plainTexts = new TemplateCache(liquidEngine(undefined))

/** Fills one text in, escaping what is put into HTML. What there is to put in is asked for where something is to be. */
export function fillIn(text: string, form: 'html' | 'text', scope: () => object): FilledIn {
  const texts = form === 'html' ? htmlTexts : plainTexts
  const first = tryToFill(text, texts, scope)
  // The limit on time is by the clock on the wall: a machine that stood still must not cost a contact their mail.
  return first.kind === 'failed' && isOutOfTime(first.reason) ? tryToFill(text, texts, scope) : first
}

function tryToFill(text: string, texts: TemplateCache, scope: () => object): FilledIn {
  try {
    return { kind: 'filled', text: texts.fill(text, scope) }
  } catch (fault) {
    // liquidjs names what an author did wrong in its own errors; a full stack is the end of blocks in blocks.
    const isAuthors = LiquidError.is(fault) || fault instanceof RangeError || isLimit(fault)
    if (isAuthors && fault instanceof Error) return { kind: 'failed', reason: fault.message }
    throw fault
  }
}

const isLimit = (fault: unknown): boolean => fault instanceof Error && fault.name === 'AssertionError'

const isOutOfTime = (reason: string): boolean => reason.startsWith('template render limit exceeded')
