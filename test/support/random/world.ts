/** A value that a field of an event or a contact may have. */
export type Scalar = string | number | boolean

/** Fields by name, each with values that it may have. */
export type Values = Readonly<Record<string, readonly Scalar[]>>

/** Everything that a random journey may speak of. */
export type JourneyWorld = {
  /** Messages by their ids, each with its links. */
  readonly messages: Readonly<Record<string, readonly string[]>>
  /** Events by their names, each with its properties. */
  readonly events: Readonly<Record<string, Values>>
  readonly tags: readonly string[]
  readonly attributes: Values
  /** Segments and topics; a world that has them has journeys that ask for stages and warmth, too. */
  readonly segments?: readonly string[]
  readonly topics?: readonly string[]
  /** What may stand where only people read it: names, themes, reasons. */
  readonly texts: readonly string[]
}

/** A small company: few names, so that journeys, contacts and events meet often. */
export const smallWorld: JourneyWorld = {
  messages: {
    welcome: ['ebook'],
    'case-study': ['details', 'prices'],
    'product-demo': ['demo'],
    'customer-voices': [],
    // Names that a careless program takes for its own.
    close: ['end'],
    constructor: ['constructor'],
  },
  events: {
    'Form Submitted': { form: ['ebook', 'contact'], amount: [1, 20, 300] },
    'Demo Booked': { team: ['sales', 'partners'] },
    'Order Completed': { amount: [1, 20, 300], plan: ['free', 'gold'] },
  },
  tags: ['vip', 'customer', 'engaged'],
  attributes: {
    city: ['Taipei', 'Berlin'],
    age: [17, 18, 60],
    member: [true, false],
    joined: ['2025-06-01', '2026-02-01'],
  },
  texts: ['Lead nurture', 'done', 'bought something'],
}
