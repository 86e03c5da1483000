/** What a client says of the time: when it happened, and when it was sent; anything may stand there. */
export type SaidTimes = { readonly happened: unknown; readonly sent: unknown }

/** No shop has events from before this, and no clock is right that is a day ahead. */
const earliest = Date.UTC(2000, 0, 1)
const mostAhead = 86_400_000

/** When it happened, a wrong clock of the client taken out: what it says, moved by how far off its `sentAt` was. */
export function eventTime({ happened, sent }: SaidTimes, receivedAt: number): number {
  const said = instantOf(happened)
  if (said === undefined) return receivedAt
  const sentAt = instantOf(sent)
  const at = sentAt === undefined ? said : receivedAt - (sentAt - said)
  return at < earliest || at > receivedAt + mostAhead ? receivedAt : Math.min(at, receivedAt)
}

const isoTime =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?)(Z|[+-][0-9]{2}:?[0-9]{2})?$/i

/** Only ISO 8601 is read: what machines guess of other texts, and of times without a zone, differs between them. */
function instantOf(said: unknown): number | undefined {
  if (typeof said !== 'string') return undefined
  const [, date, time, zone = 'Z'] = isoTime.exec(said.trim()) ?? []
  const instant = Date.parse(date === undefined ? '' : `${date}T${time}${withColon(zone)}`)
  return Number.isNaN(instant) ? undefined : instant
}

const withColon = (zone: string): string => zone.toUpperCase().replace(/^([+-][0-9]{2})([0-9]{2})$/, '$1:$2')
