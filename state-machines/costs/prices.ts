/** When and where the prices below held. */
export const pricesOf = { date: 'November 2026', region: 'us-east-1', smsCountry: 'the United States' } as const

/** Prices in dollars, without free tiers but where the name says so. Others differ by a few percent; look before you plan. */
export const prices = {
  /** https://aws.amazon.com/step-functions/pricing/ (a state entered is a transition; waiting costs nothing) */
  transition: 25 / 1e6,
  /** https://aws.amazon.com/lambda/pricing/ (arm64) */
  invocation: 0.2 / 1e6,
  gigabyteSecond: 0.000_013_333_4,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ (kept with point-in-time recovery) */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  tableGigabyteMonth: 0.25 + 0.2,
  /** https://aws.amazon.com/eventbridge/pricing/ (that SES’s reports are charged like any event is not certain) */
  busEvent: 1 / 1e6,
  /** https://aws.amazon.com/sqs/pricing/ */
  queueRequest: 0.4 / 1e6,
  fifoRequest: 0.5 / 1e6,
  freeQueueRequests: 1e6,
  /** https://aws.amazon.com/api-gateway/pricing/ (HTTP API) */
  httpRequest: 1 / 1e6,
  /** https://docs.aws.amazon.com/ses/latest/dg/pricing-plans.html (without a plan, and on the plan of new accounts) */
  mail: 0.1 / 1000,
  mailOnEssentials: 0.16 / 1000,
  /**
   * https://aws.amazon.com/end-user-messaging/pricing/ (one part to the United States, before the carrier's fee; not
   * confirmed). It depends on the country more than anything else here: elsewhere it is up to twenty times as much.
   */
  sms: 0.008,
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
  alarm: 0.1,
  freeAlarms: 10,
  /** https://aws.amazon.com/xray/pricing/ */
  trace: 5 / 1e6,
  /** https://aws.amazon.com/secrets-manager/pricing/ */
  secretMonth: 0.4,
} as const
