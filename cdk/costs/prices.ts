/** Prices of November 2026 in us-east-1, in dollars, without free tiers. Others differ by a few percent; look before you plan. */
export const prices = {
  /** https://aws.amazon.com/step-functions/pricing/ */
  transition: 25 / 1e6,
  /** https://aws.amazon.com/lambda/pricing/ (arm64) */
  invocation: 0.2 / 1e6,
  gigabyteSecond: 0.000_013_333_4,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
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
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
  alarm: 0.1,
  freeAlarms: 10,
  /** https://aws.amazon.com/xray/pricing/ */
  trace: 5 / 1e6,
  /** https://aws.amazon.com/secrets-manager/pricing/ */
  secretMonth: 0.4,
} as const
