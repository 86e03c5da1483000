import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { Mail, Mailer } from '../ports/mailer.ts'
import { sesClient } from './ses-client.ts'
import { outcomeOfFailure } from './ses-refusal.ts'

/**
 * Sends through SES, each mail in one try, under a configuration set that reports what becomes of it. SES cannot be
 * asked whether it has a mail: only its own report tells.
 */
export const sesMailer = (configurationSet: string, client: SESv2Client = sesClient()): Mailer => ({
  send: async (mail) => {
    try {
      const { MessageId } = await client.send(toCommand(mail, configurationSet))
      return MessageId === undefined
        ? { kind: 'ambiguous', reason: 'no message id' }
        : { kind: 'accepted', providerId: MessageId }
    } catch (error) {
      return outcomeOfFailure(error)
    }
  },
  find: async () => ({ kind: 'unknown' }),
})

const toCommand = (mail: Mail, configurationSet: string): SendEmailCommand =>
  new SendEmailCommand({
    ConfigurationSetName: configurationSet,
    FromEmailAddress: mail.from,
    Destination: { ToAddresses: [mail.to] },
    ...(mail.replyTo === undefined ? {} : { ReplyToAddresses: [mail.replyTo] }),
    Content: {
      Simple: {
        Subject: inUtf8(mail.subject),
        Body: { Html: inUtf8(mail.html), Text: inUtf8(mail.text) },
        Headers: mail.headers.map(({ name, value }) => ({ Name: name, Value: value })),
      },
    },
    EmailTags: Object.entries(mail.tags).map(([Name, Value]) => ({ Name, Value })),
  })

const inUtf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' })
