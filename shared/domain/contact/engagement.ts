/** What opened a mail or followed a link, as far as the report tells. */
export type EngagementClient = {
  readonly kind: 'opened' | 'clicked'
  readonly userAgent: string | undefined
}

/**
 * Whether a privacy proxy or a security scanner did it, not the person. Such opens and clicks are kept and marked, and
 * count for no branch, score or rate. Erring to the machine's side would lose answers, so only clear signs count.
 */
export function isMachineEngagement({ kind, userAgent }: EngagementClient): boolean {
  const agent = userAgent?.trim()
  if (agent !== undefined && scanners.test(agent)) return true
  // Apple's mail privacy proxy loads every picture, and calls itself nothing but this.
  return kind === 'opened' && (agent === 'Mozilla/5.0' || (agent !== undefined && imageProxies.test(agent)))
}

const imageProxies = /GoogleImageProxy|YahooMailProxy/i
const scanners =
  /bot\b|crawler|spider|scanner|barracuda|proofpoint|mimecast|safelinks|python-requests|curl\/|wget\/|headlesschrome/i
