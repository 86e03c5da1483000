import { isEmailAddress } from '../../../shared/domain/contact/contact.ts'

/** One header of a mail. */
export type MailHeader = { readonly name: string; readonly value: string }

/** A header that would break the mail apart, or that the provider refuses. */
export class UnsafeHeaderError extends Error {
  override readonly name = 'UnsafeHeaderError'
}

/**
 * The headers by which a mail program offers a way out in one click (RFC 8058): an https address of the reader's own
 * first, a mail address as `mailto:…` second.
 */
export function listUnsubscribeHeaders(url: string, mailto?: string): readonly MailHeader[] {
  if (!isSecure(url)) throw new UnsafeHeaderError('the address to unsubscribe at is not https')
  if (mailto !== undefined && !mailto.startsWith('mailto:')) throw new UnsafeHeaderError('this is no mailto address')
  const targets = mailto === undefined ? [url] : [url, mailto]
  return [
    header('List-Unsubscribe', targets.map(inBrackets).join(', ')),
    header('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
  ]
}

/** A laptop's own mails never leave it, so there plain http will do. */
const isSecure = (url: string): boolean => /^(https:\/\/|http:\/\/127\.0\.0\.1[:/]|http:\/\/localhost[:/])/.test(url)

function inBrackets(uri: string): string {
  if (!/^[!-;=?-~]+$/.test(uri)) throw new UnsafeHeaderError('an address in a header holds a character it must not')
  return `<${uri}>`
}

/** The limits of a header: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html */
const longestName = 126
const longestValue = 995

function header(name: string, value: string): MailHeader {
  if (!/^[!-9;-~]+$/.test(name) || name.length > longestName) throw new UnsafeHeaderError('a header has a bad name')
  if (!/^[ -~]*$/.test(value)) throw new UnsafeHeaderError(`${name} holds a character that it must not`)
  if (value.length > longestValue) throw new UnsafeHeaderError(`${name} is longer than ${longestValue} characters`)
  return { name, value }
}

/** A name with its address, as the From header wants it; the name is written so that no character of it has a meaning. */
export function formatAddress(name: string, email: string): string {
  if (!isEmailAddress(email)) throw new UnsafeHeaderError('this is no mail address')
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) throw new UnsafeHeaderError('a name holds a control character')
  const words = name.trim().toWellFormed()
  if (words === '') return email
  return `${formatName(words)} <${email}>`
}

function formatName(name: string): string {
  if (/^[A-Za-z0-9 !#$%&'*+/=^_`{|}~-]+$/.test(name)) return name.slice(0, longestWords)
  if (/^[ -~]+$/.test(name)) return `"${name.slice(0, longestWords).replace(/["\\]/g, '\\$&')}"`
  return encodedWords(name)
}

/** A name longer than this, in octets, would not fit into one header line: https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1 */
const longestWords = 450

/** An encoded word has 75 characters at most (RFC 2047), which hold 45 octets; it never ends within a character. */
const octetsPerWord = 45

function encodedWords(name: string): string {
  const words: string[] = []
  let word = ''
  let octets = 0
  for (const character of name) {
    octets += Buffer.byteLength(character)
    if (octets > longestWords) break
    if (Buffer.byteLength(word + character) > octetsPerWord) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join(' ')
}
