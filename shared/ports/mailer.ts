/** A mail, ready to hand over. Header values are free of control characters. */
export type Mail = {
  readonly sendId: string
  readonly from: string
  readonly to: string
  readonly replyTo?: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** What the provider's own events carry back to us. Names and values: `[A-Za-z0-9_-]`, 256 at most. */
  readonly tags: Readonly<Record<string, string>>
  /** Why it is sent, for whoever looks at the laptop's outbox; it does not go to the provider. */
  readonly why: {
    readonly journey: string
    readonly step: string
    readonly message: string
    readonly enrollmentId: string
    readonly reason: string
  }
}

/**
 * What became of one try. `ambiguous` means that the provider may have the mail or not: it must not be tried again.
 */
export type MailOutcome =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'refused-for-now'; readonly reason: string }
  | { readonly kind: 'refused-for-good'; readonly reason: string }
  | { readonly kind: 'ambiguous'; readonly reason: string }

/** Hands mails to the provider, each in one try. */
export type Mailer = {
  send(mail: Mail): Promise<MailOutcome>
  /** Whether the provider has this send, where it can tell; `unknown` where it cannot (SES). */
  find(
    sendId: string,
  ): Promise<{ readonly kind: 'accepted'; readonly providerId: string } | { readonly kind: 'absent' | 'unknown' }>
}
