import * as z from 'zod'
import { isExpression } from '../evaluate.ts'

/**
 * The part of the Amazon States Language that runs here, in its JSONata form: https://states-language.net/spec.html.
 * Objects are strict, so that a field which would silently do nothing is refused instead.
 */
const expression = z.string().refine(isExpression, 'must be an expression, {% … %}')

// https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html: about three years, as the default is.
const MAX_SECONDS = 99_999_999
const duration = z.union([z.int().min(1).max(MAX_SECONDS), expression])

// Two of these names would break the tables that hold variables; `states` is AWS's own.
const RESERVED = ['states', '__proto__', 'hasOwnProperty']
const variableName = z
  .string()
  .max(80)
  .regex(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u, 'is no name for a variable')
  .refine((name) => !RESERVED.includes(name), 'is reserved')
const assign = z.record(variableName, z.json())

const common = {
  Comment: z.string().optional(),
  QueryLanguage: z.enum(['JSONata', 'JSONPath']).optional(),
}
const next = { Next: z.string().optional(), End: z.literal(true).optional() }
const exit = { Assign: assign.optional(), Output: z.json().optional() }

const errorNames = z.array(z.string()).min(1)
const retrier = z.strictObject({
  ErrorEquals: errorNames,
  IntervalSeconds: z.int().min(1).optional(),
  MaxAttempts: z.int().min(0).max(MAX_SECONDS).optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxDelaySeconds: z.int().min(1).max(31_622_400).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).optional(),
  Comment: z.string().optional(),
})
const catcher = z.strictObject({ ErrorEquals: errorNames, Next: z.string(), ...exit, Comment: z.string().optional() })

const rule = z.strictObject({
  Condition: z.union([z.boolean(), expression]),
  Next: z.string(),
  ...exit,
  Comment: z.string().optional(),
})

const state = z.discriminatedUnion('Type', [
  z.strictObject({ Type: z.literal('Pass'), ...common, ...exit, ...next }),
  z.strictObject({
    Type: z.literal('Task'),
    ...common,
    Resource: z.string(),
    Arguments: z.json().optional(),
    TimeoutSeconds: duration.optional(),
    HeartbeatSeconds: duration.optional(),
    Retry: z.array(retrier).optional(),
    Catch: z.array(catcher).optional(),
    ...exit,
    ...next,
  }),
  z.strictObject({
    Type: z.literal('Choice'),
    ...common,
    Choices: z.array(rule).min(1),
    Default: z.string().optional(),
    ...exit,
  }),
  z.strictObject({
    Type: z.literal('Wait'),
    ...common,
    Seconds: z.union([z.int().min(0).max(MAX_SECONDS), expression]).optional(),
    Timestamp: z.string().optional(),
    ...exit,
    ...next,
  }),
  z.strictObject({ Type: z.literal('Succeed'), ...common, Output: z.json().optional() }),
  z.strictObject({
    Type: z.literal('Fail'),
    ...common,
    Error: z.string().optional(),
    Cause: z.string().optional(),
  }),
])

/** Checks one state. */
export const stateSchema = state

/** One state, as it is written. */
export type WrittenState = z.infer<typeof state>

/** One entry of a Retry, as it is written. */
export type WrittenRetrier = z.infer<typeof retrier>

/** One entry of a Catch, as it is written. */
export type WrittenCatcher = z.infer<typeof catcher>

/** A state machine, as it is written; its states are looked at one by one, so that a fault can name its state. */
export const machineSchema = z.strictObject({
  Comment: z.string().optional(),
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.enum(['JSONata', 'JSONPath']).optional(),
  TimeoutSeconds: z.int().min(1).max(MAX_SECONDS).optional(),
  StartAt: z.string(),
  States: z.record(z.string().min(1).max(80), z.unknown()),
})
