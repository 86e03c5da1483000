import type { MessageTexts } from '../../../shared/contracts/content/published-message.ts'
import { fillIn } from './rendering/fill-in.ts'
import { type MessageVariables, toScope } from './rendering/message-variables.ts'
import { subjectLine } from './rendering/subject-line.ts'
import { tidyText } from './rendering/tidy-text.ts'

/** A message as one contact reads it, or why it cannot be filled in. */
export type RenderedMessage =
  | { readonly kind: 'rendered'; readonly subject: string; readonly html: string; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * Fills a message's texts in for one contact. What is known of the contact is data: it is escaped in HTML, literal in
 * plain text, and never read as a template.
 */
export function renderMessage(texts: MessageTexts, variables: MessageVariables): RenderedMessage {
  const scope = once(() => toScope(variables))
  const preheader = fillIn(texts.preheader, 'text', scope)
  if (preheader.kind === 'failed') return preheader
  const all = once(() => ({ ...scope(), preheader: preheader.text.trim() }))
  const subject = fillIn(texts.subject, 'text', all)
  const html = fillIn(texts.html, 'html', all)
  const text = fillIn(texts.text, 'text', all)
  if (subject.kind === 'failed') return subject
  if (html.kind === 'failed') return html
  if (text.kind === 'failed') return text
  const line = subjectLine(subject.text)
  if (line === '') return { kind: 'failed', reason: 'nothing is left of the subject' }
  return { kind: 'rendered', subject: line, html: html.text, text: tidyText(text.text) }
}

/** What is made when it is first asked for, and only once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
