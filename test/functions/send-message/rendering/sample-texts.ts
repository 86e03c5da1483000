import { renderMessage } from '../../../../functions/send-message/mail/render.ts'
import type { MessageVariables } from '../../../../functions/send-message/mail/rendering/message-variables.ts'
import type { MessageTexts } from '../../../../shared/contracts/content/published-message.ts'

/** Variables of a contact of whom nothing is known. */
export const nobody: MessageVariables = {
  contact: {},
  event: {},
  links: { shop: 'https://www.example.com/shop?a=1&b=2' },
  sender: { name: 'Northlight', address: '8F, Taipei' },
  unsubscribe_url: 'https://www.example.com/leave/v1.abc',
}

/** Texts of which one or the other is given. */
export const textsOf = (some: Partial<MessageTexts>): MessageTexts => ({
  subject: 'Hello',
  preheader: '',
  html: '<p>Hello</p>',
  text: 'Hello',
  ...some,
})

/** Fills the same text in everywhere. */
export const renderAll = (text: string, some: Partial<MessageVariables>) =>
  renderMessage(textsOf({ subject: text, preheader: text, html: `${text} {{ preheader }}`, text }), {
    ...nobody,
    ...some,
  })
