import type { MessageSource } from '../../../state-machines/messages/message-source.ts'

/** What a sample changes in a message without mistakes. */
export type Sample = {
  readonly languages?: readonly string[]
  /** `message.yaml`. */
  readonly message?: string
  /** What stands in the one column of the body, from its line 3 on. */
  readonly column?: string
  /** The layout. */
  readonly layout?: string
  /** The body's languages beside English. */
  readonly others?: readonly string[]
}

/** A message with one text, one link and a small layout, in English; the layout speaks French, too. */
export function sampleMessage({
  languages = ['en'],
  message = messageFile(),
  column = shop,
  layout = layoutWith(wayOut),
  others = [],
}: Sample): MessageSource {
  const text = `<mj-section>\n<mj-column>\n${column}\n</mj-column>\n</mj-section>\n`
  const bodies = ['en', ...others].map((language) => [language, { file: `${language}.mjml`, text }])
  const layouts = { en: { file: 'layout.mjml', text: layout }, fr: { file: 'layout.fr.mjml', text: layout } }
  return {
    id: 'sample',
    languages,
    message: { file: 'message.yaml', text: message },
    bodies: Object.fromEntries(bodies),
    layouts: { standard: layouts },
  }
}

/** The link of a sample, as its file names it. */
export const shopLink = 'links: { shop: "https://www.example.com/shop" }'

/** A `message.yaml`: its subject on line 3, then its links and other lines. */
export const messageFile = (subject = '{ en: Hello }', rest = shopLink) =>
  `channel: email\ntopic: news\nsubject: ${subject}\n${rest}\n`

/** A text whose only words are a link. */
export const shop = '<mj-text><a href="{{ links.shop }}">To the shop</a></mj-text>'

/** What every layout needs at its end. */
export const wayOut = '<a href="{{ unsubscribe_url }}">Leave</a> {{ sender.address }}'

/** A layout that ends in this text. */
export const layoutWith = (footer: string, head = '') =>
  `<mjml lang="en"><mj-head>${head}<mj-title>Sample</mj-title><mj-preview>{{ preheader }}</mj-preview></mj-head>
<mj-body>
<!-- message -->
<mj-section><mj-column><mj-text>${footer}</mj-text></mj-column></mj-section>
</mj-body></mjml>
`
