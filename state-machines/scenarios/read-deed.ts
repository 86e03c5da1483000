import { mainScore } from '../../shared/domain/journey/journey.ts'
import { nearest } from '../../shared/domain/nearest.ts'
import { readProperties, readScalar } from './read-properties.ts'
import type { Deed } from './scenario.ts'

/** What a sentence says; or an example of how it would be said. */
export type ReadDeed =
  | { readonly kind: 'read'; readonly deed: Deed }
  | { readonly kind: 'unclear'; readonly message: string; readonly remedy: string }

/** Reads a sentence such as `clicks details in case-study`. */
export function readDeed(text: string): ReadDeed {
  for (const { pattern, read } of sentences) {
    const match = pattern.exec(text)
    const deed = match && read(match.slice(1).map((part) => part ?? ''))
    if (deed) return { kind: 'read', deed }
  }
  return unclear(text)
}

type Sentence = {
  readonly example: string
  readonly pattern: RegExp
  readonly read: (parts: readonly string[]) => Deed | undefined
}

const id = '([a-z0-9][a-z0-9-]*)'
/** A name of several words; in quotes, where one of them means something in the sentence. */
const name = '(?:"([^"]+)"|(.+?))'

/** Everything that can happen to a contact, each as it is said. */
const sentences: readonly Sentence[] = [
  {
    example: 'opens welcome',
    pattern: new RegExp(`^opens ${id}$`),
    read: ([message = '']) => ({ kind: 'opens', message }),
  },
  {
    example: 'clicks details in case-study',
    pattern: new RegExp(`^clicks (?:${id} )?in ${id}$`),
    read: ([link = '', message = '']) => ({ kind: 'clicks', message, ...(link === '' ? {} : { link }) }),
  },
  {
    example: 'replies to welcome',
    pattern: new RegExp(`^replies to ${id}$`),
    read: ([message = '']) => ({ kind: 'replies', message }),
  },
  {
    example: 'unsubscribes',
    pattern: new RegExp(`^unsubscribes(?: in ${id})?$`),
    read: ([message = '']) => ({ kind: 'unsubscribes', ...(message === '' ? {} : { message }) }),
  },
  {
    example: 'bounces',
    pattern: new RegExp(`^bounces(?: ${id})?$`),
    read: ([message = '']) => ({ kind: 'bounces', ...(message === '' ? {} : { message }) }),
  },
  {
    example: 'complains about welcome',
    pattern: new RegExp(`^complains(?: about ${id})?$`),
    read: ([message = '']) => ({ kind: 'complains', ...(message === '' ? {} : { message }) }),
  },
  {
    example: 'does Order Completed with total 120, currency TWD',
    pattern: new RegExp(`^does ${name}(?: with (.+))?$`),
    read: ([quoted = '', event = '', written = '']) => {
      const properties = readProperties(written)
      return properties && { kind: 'does', event: quoted || event, properties }
    },
  },
  {
    example: 'completes call-them',
    pattern: new RegExp(`^completes ${id}$`),
    read: ([step = '']) => ({ kind: 'completes', step }),
  },
  {
    example: 'gets tag vip',
    pattern: /^gets tags? (.+)$/,
    read: ([tags = '']) => ({ kind: 'gets-tags', tags: listIn(tags) }),
  },
  {
    example: 'loses tag vip',
    pattern: /^loses tags? (.+)$/,
    read: ([tags = '']) => ({ kind: 'loses-tags', tags: listIn(tags) }),
  },
  {
    example: 'scores 20',
    pattern: new RegExp(`^scores (-?[0-9]+(?:\\.[0-9]+)?)(?: in ${id})?$`),
    read: ([by = '', score = '']) => ({ kind: 'scores', name: score || mainScore, by: Number(by) }),
  },
  {
    example: 'city becomes Tainan',
    pattern: /^([^\s]+) becomes (.+)$/,
    read: ([attribute = '', value = '']) => ({ kind: 'becomes', attribute, value: readScalar(value) }),
  },
]

const listIn = (text: string): readonly string[] => text.split(',').map((part) => part.trim())

function unclear(text: string): ReadDeed {
  const verb = text.split(' ')[0] ?? ''
  const verbOf = ({ example }: Sentence): string => example.split(' ')[0] ?? ''
  const known = sentences.find((one) => verbOf(one) === verb)
  const message = `\`${text}\` is nothing that can happen to a contact.`
  if (known) return { kind: 'unclear', message, remedy: `Write it like \`${known.example}\`.` }
  const meant = sentences.find((one) => verbOf(one) === nearest(verb, sentences.map(verbOf)))
  if (meant) {
    const mended = `${verbOf(meant)}${text.slice(verb.length)}`
    const isRight = sentences.some(({ pattern }) => pattern.test(mended))
    return { kind: 'unclear', message, remedy: `Did you mean \`${isRight ? mended : meant.example}\`?` }
  }
  const examples = sentences.map(({ example }) => `\`${example}\``).join(', ')
  return { kind: 'unclear', message, remedy: `Write it like one of these: ${examples}.` }
}
