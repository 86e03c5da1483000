import { SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2'

/**
 * The client that sends. SES knows no idempotency key, so a call is made once, and one that takes too long is given up
 * for good. No connection is kept: a function sleeps between two mails, and a connection that SES has closed meanwhile
 * would make a mail look as if it might have been sent.
 */
export const sesClient = (settings: SESv2ClientConfig = {}): SESv2Client =>
  new SESv2Client({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 5_000,
      socketTimeout: 5_000,
      throwOnRequestTimeout: true,
      httpsAgent: { keepAlive: false },
    },
    ...settings,
  })
