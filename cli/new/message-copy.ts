import type { MessageCopy } from './template.ts'

/** What a new message says until its author has written it, so that every page of it is there to be looked at. */
export const placeholderCopy = (name: string, language: string): MessageCopy =>
  language.startsWith('zh') ? chinese(name) : english(name)

const english = (name: string): MessageCopy => ({
  subject: name,
  preheader: 'One sentence that makes them want to read on.',
  headline: name,
  text: [
    'Hi {{ contact.firstName | default: "there" }},',
    'This is where your letter begins. Say in two or three sentences why you write today, and what they gain by it.',
  ].join('\n\n'),
  button: 'Go on',
})

const chinese = (name: string): MessageCopy => ({
  subject: name,
  preheader: '用一句話，讓讀者想繼續看下去。',
  headline: name,
  text: [
    '{{ contact.firstName | default: "親愛的讀者" }}，您好：',
    '您的信從這裡開始。請用兩三句話說明今天為什麼寫信，以及讀者能得到什麼。',
  ].join('\n\n'),
  button: '繼續閱讀',
})
