import type { Json } from '../../shared/domain/json.ts'

/** A JSONata expression that the compiler wrote. Nothing of an author's text is ever in one. */
export type Expression = `{% ${string} %}`

/** A value of a contract, in which the compiler may put expressions for what is only known when it runs. */
export type Emitted<T> = T extends readonly (infer Part)[]
  ? readonly Emitted<Part>[]
  : T extends object
    ? { readonly [Name in keyof T]: Emitted<T[Name]> }
    : T | Expression

/** What a Catch does: which errors it takes, and where it goes on. */
export type Catcher = {
  readonly ErrorEquals: readonly string[]
  readonly Next: string
  readonly Output?: Json
}

/** The states that the compiler emits; fields as AWS names them. */
export type State =
  | {
      readonly Type: 'Task'
      readonly Comment?: string
      readonly Resource: string
      readonly Arguments: object
      readonly TimeoutSeconds: number | Expression
      readonly Retry?: readonly object[]
      readonly Catch: readonly Catcher[]
      readonly Output?: Expression
      readonly Next?: string
      readonly End?: true
    }
  | {
      readonly Type: 'Wait'
      readonly Seconds?: number | Expression
      readonly Timestamp?: Expression
      readonly Next?: string
      readonly End?: true
    }
  | {
      readonly Type: 'Choice'
      readonly Choices: readonly { readonly Condition: Expression; readonly Next: string }[]
      readonly Default: string
    }
  | { readonly Type: 'Succeed' }

/** A whole state machine. */
export type Definition = {
  readonly Comment: string
  readonly QueryLanguage: 'JSONata'
  readonly StartAt: string
  readonly States: Readonly<Record<string, State>>
}

/** Names by which a definition speaks of what only the deployment knows; it puts the real ones in. */
export const placeholder = (name: string): string => `\${${name}}`
