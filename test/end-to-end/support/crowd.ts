import type { JsonObject } from '../../../shared/domain/json.ts'

/** What somebody of the crowd does: each kind goes its own way through the journeys. */
export const kinds = ['quiet', 'clicker', 'booker', 'caller', 'shopper', 'payer'] as const

/** One kind of contact. */
export type Kind = (typeof kinds)[number]

/** Somebody of the crowd: who they are, what they do, request after request, and to which mail they answer how. */
export type Person = {
  readonly name: string
  readonly kind: Kind
  readonly requests: readonly (readonly JsonObject[])[]
  readonly answer?: { readonly to: string; readonly by: 'click' | JsonObject } | undefined
}

/** Makes somebody up. Every event has a number of its own and an id that stays the same when it is posted again. */
export function somebody(index: number): Person {
  const kind = kinds[index % kinds.length] ?? 'quiet'
  const name = `${kind}-${index}`
  let count = 0
  const track = (event: string, properties: JsonObject = {}): JsonObject => {
    const n = `${name}-${++count}`
    return { type: 'track', userId: name, messageId: n, event, properties: { ...properties, n } }
  }
  const identify = { type: 'identify', userId: name, messageId: `${name}-i`, traits: { email: addressOf(name) } }
  const visits = () => [track('Page Viewed'), track('Page Viewed')]
  const form = () => track('Form Submitted', { form: 'ebook' })
  const stories: { readonly [K in Kind]: () => Person['requests'] } = {
    quiet: () => [[identify, form()], visits(), visits()],
    clicker: () => [[identify, form()], visits()],
    booker: () => [[identify, form()], visits(), [track('Demo Booked')]],
    caller: () => [[identify, track('Price Viewed')], visits()],
    shopper: () => [[identify, track('Product Added')], visits()],
    payer: () => [[identify, track('Product Added')], visits(), [track('Order Completed')]],
  }
  const requests = stories[kind]()
  if (kind === 'clicker') return { name, kind, requests, answer: { to: 'case-study', by: 'click' } }
  if (kind === 'caller') return { name, kind, requests, answer: { to: 'welcome', by: track('Call Booked') } }
  return { name, kind, requests }
}

/** Where somebody's mail goes. */
export const addressOf = (name: string): string => `${name}@example.com`

const day14 = ['problem-solved', 'one-more-reason', 'book-a-demo']

/** The mails that the journeys have for each kind, in their order; `leavesOn` ends them with an event. */
export const mailsFor: Readonly<
  Record<Kind, { readonly steps: readonly string[]; readonly leavesOn?: string | undefined }>
> = {
  quiet: { steps: ['welcome', 'case-study', 'plain-introduction', ...day14] },
  clicker: {
    steps: ['welcome', 'case-study', 'product-demo', 'problem-solved', 'customer-voices', 'book-a-demo'],
  },
  booker: { steps: ['welcome', 'case-study', 'plain-introduction', ...day14], leavesOn: 'Demo Booked' },
  caller: { steps: ['welcome', 'product-demo'] },
  shopper: { steps: ['cart-reminder', 'cart-offer'] },
  payer: { steps: ['cart-reminder', 'cart-offer'], leavesOn: 'Order Completed' },
}

/** A journey beside the shipped ones: a score that must be added once, and a wait for an event. */
export const priceTalk = `name: Price talk
theme: Whoever looks at the prices is called
trigger:
  event: Price Viewed
reentry: never
exit:
  - event: Account Closed
steps:
  - score: 5
  - send: welcome
  - wait-for: { event: Call Booked, within: 60d }
    then:
      - send: product-demo
    else:
      - send: plain-introduction
  - tag: talked
`
