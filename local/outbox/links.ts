/** A link of a mail as it was sent: the name that the message gives it, and where it leads. */
export type MailLink = { readonly name: string; readonly url: string }

const anchors = /<a\b[^>]*?\bhref="([^"]*)"[^>]*>/gi

/** The links of a mail's HTML, in the order in which they stand. */
export const linksIn = (html: string): readonly MailLink[] =>
  [...html.matchAll(anchors)].map(([tag, href = '']) => ({ name: nameIn(tag), url: decode(href) }))

/** The HTML as SES would make it: tracked links lead to us first, and a picture tells that the mail was opened. */
export function withTracking(html: string, id: string): string {
  let place = -1
  const tracked = html.replaceAll(anchors, (tag: string, href: string) => {
    place++
    return isTracked(tag) ? tag.replace(`href="${href}"`, `href="/outbox/${id}/click/${place}"`) : tag
  })
  const pixel = `<img src="/outbox/${id}/open.gif" width="1" height="1" alt="">`
  return tracked.includes('</body>') ? tracked.replace('</body>', `${pixel}</body>`) : tracked + pixel
}

/** Whether following a link of this tag is reported; the link to leave by is not. */
export const isTracked = (tag: string): boolean => !/\bses:no-track\b/.test(tag)

const nameIn = (tag: string): string => {
  if (!isTracked(tag)) return 'unsubscribe'
  return /\bses:tags="link:([a-z0-9-]+);?"/.exec(tag)?.[1] ?? ''
}

const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
