import type { HttpResponse } from '../../shared/contracts/http.ts'

/** The languages of the pages. */
export type PageLanguage = 'en' | 'zh-TW'

/** The language of the pages that a browser asks for. */
export const pageLanguage = (accepted: string | undefined): PageLanguage =>
  /^\s*zh\b/i.test(accepted ?? '') ? 'zh-TW' : 'en'

/** Asks whether the person wants to leave; only the button does anything. */
export const askPage = (language: PageLanguage): HttpResponse => {
  const words = texts[language]
  return page(
    200,
    language,
    words.askTitle,
    `<p>${words.ask}</p>
<form method="post">
<label><input type="radio" name="scope" value="topic" checked> ${words.topic}</label>
<label><input type="radio" name="scope" value="all"> ${words.all}</label>
<button type="submit">${words.button}</button>
</form>`,
  )
}

/** Says that the person has left. */
export const donePage = (language: PageLanguage, isAll: boolean): HttpResponse =>
  page(
    200,
    language,
    texts[language].doneTitle,
    `<p>${isAll ? texts[language].doneAll : texts[language].doneTopic}</p>`,
  )

/** Says that the link is none of ours, or was cut. */
export const invalidPage = (language: PageLanguage): HttpResponse =>
  page(404, language, texts[language].invalidTitle, `<p>${texts[language].invalid}</p>`)

const texts = {
  en: {
    askTitle: 'Unsubscribe',
    ask: 'Would you like to stop getting these mails?',
    topic: 'No more mails on this topic',
    all: 'No more mails at all',
    button: 'Unsubscribe',
    doneTitle: 'You have unsubscribed',
    doneTopic: 'You will get no more mails on this topic.',
    doneAll: 'You will get no more mails from us.',
    invalidTitle: 'This link does not work',
    invalid: 'It may have been cut short. Please use the link as it stands in the mail, or answer the mail.',
  },
  'zh-TW': {
    askTitle: '取消訂閱',
    ask: '您想停止收到這類郵件嗎？',
    topic: '不再收到這個主題的郵件',
    all: '不再收到任何郵件',
    button: '取消訂閱',
    doneTitle: '已取消訂閱',
    doneTopic: '您不會再收到這個主題的郵件。',
    doneAll: '您不會再收到我們的任何郵件。',
    invalidTitle: '這個連結無法使用',
    invalid: '連結可能不完整。請直接點選郵件中的連結，或回覆該郵件告訴我們。',
  },
} as const

/** Nothing on these pages comes from outside, so there is nothing to escape. */
const page = (status: number, language: PageLanguage, title: string, body: string): HttpResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  },
  body: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`,
})

const style = `:root{color-scheme:light dark}body{margin:0;font:17px/1.6 system-ui,"PingFang TC","Microsoft JhengHei",sans-serif}
main{max-width:26rem;margin:15vh auto 0;padding:0 1.25rem}h1{font-size:1.5rem}label{display:block;margin:.75rem 0}
button{margin-top:1rem;min-height:44px;padding:0 1.5rem;font:inherit;border:0;border-radius:8px;background:#1f4d3f;color:#fff;cursor:pointer}`
