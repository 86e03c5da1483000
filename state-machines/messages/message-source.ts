/** A text, with the name of the file in which it stands. */
export type SourceFile = { readonly file: string; readonly text: string }

/** What a message is made of: all that its author and the author of its layout wrote. */
export type MessageSource = {
  readonly id: string
  /** The languages of the workspace's settings. */
  readonly languages: readonly string[]
  /** `message.yaml`. */
  readonly message: SourceFile
  /** The text of the message, by language. */
  readonly bodies: Readonly<Record<string, SourceFile>>
  /** The layouts of the workspace, by name and language. */
  readonly layouts: Readonly<Record<string, Readonly<Record<string, SourceFile>>>>
}
