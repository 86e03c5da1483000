import type { ScriptedAnswer } from '../../../../local/step-functions/run-scripted.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../../shared/domain/json.ts'

/** One execution that AWS ran and recorded. */
export type Recording = {
  readonly name: string
  readonly definition: JsonObject
  readonly input: Json
  readonly events: readonly JsonObject[]
  readonly end: 'ExecutionSucceeded' | 'ExecutionFailed'
}

/** Puts back what the recordings hide or lost, and nothing else; each reason stands with its case. */
export function adapt(recording: Recording): Recording {
  const filled: Recording = fillPlaceholders(recording)
  const repair = REPAIRS.find(({ name }) => recording.name.endsWith(name))
  return repair === undefined ? filled : repair.apply(filled)
}

type Repair = { readonly name: string; apply(recording: Recording): Recording }

const withState = (recording: Recording, name: string, fields: JsonObject): Recording => {
  const states = recording.definition['States']
  const state = isJsonObject(states) ? states[name] : undefined
  if (!isJsonObject(states) || !isJsonObject(state)) throw new Error(`${recording.name} has no state ${name}`)
  return {
    ...recording,
    definition: { ...recording.definition, States: { ...states, [name]: { ...state, ...fields } } },
  }
}

/** The time stamp is hidden in the recorded input and in the events; where AWS refused it, its cause still tells it. */
const withTimestamp = (name: string, timestamp: string): Repair => ({
  name,
  apply: (recording) =>
    JSON.parse(JSON.stringify(recording).replace(/"TimestampValue":"[^"]*"/g, `"TimestampValue":"${timestamp}"`)),
})

const REPAIRS: readonly Repair[] = [
  withTimestamp('test_wait_timestamp_jsonata', '2016-12-05T21:29:29Z'),
  withTimestamp('[SECONDS]', '2016-12-05T21:29:29Z'),
  withTimestamp('[NANOSECONDS]', '2016-12-05T21:29:29.000000000Z'),
  withTimestamp('[NO_Z]', '2016-12-05T21:29:29'),
  withTimestamp('[INVALID_DATE]', '2016-13-05T21:29:29Z'),
  withTimestamp('[INVALID_ISO]', '05-12-2016T21:29:29Z'),
  {
    // Two tests of this name exist; the definition is that of the other one. This one assigns nothing and hands on its input.
    name: 'test_assign_base/test_base_cases[BASE_EMPTY]',
    apply: (recording) => {
      const { Output: _, ...state } = {
        Output: {},
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Assign: {},
        End: true,
      } as const
      return { ...recording, definition: { StartAt: 'State0', States: { State0: state } } }
    },
  },
  {
    // The field under test is filled in when the test runs; the recorded event tells its value.
    name: 'test_base_task[HEARTBEAT_SECONDS]',
    apply: (recording) => withState(recording, 'Start', { HeartbeatSeconds: '{% 1 %}' }),
  },
  {
    // Its first state is written in JSONPath, which does not run here; it is said in JSONata.
    name: 'test_output/test_base_cases[BASE_EXPR]',
    apply: (recording) =>
      withState(recording, 'Init', {
        QueryLanguage: 'JSONata',
        Assign: { var_input_value: '{% $states.input.input_value %}', var_constant_1: 1 },
      }),
  },
]

/** What stands for accounts, names and dates in the recordings, and what we have there. */
const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  [/arn:<partition>:states:<region>:111111111111/g, 'arn:aws:states:local:000000000000'],
  [/<ExecArnPart_0idx>/g, 'scripted'],
  [/<ArnPart_0idx>/g, 'machine'],
  [/snf_role_arn/g, 'arn:aws:iam::000000000000:role/local'],
  [/("StartTime"|"EnteredTime"):"date"/g, '$1:"2026-01-01T00:00:00.000Z"'],
  [/"region":"<region>"/g, '"region":"local"'],
]

function fillPlaceholders(recording: Recording): Recording {
  const resource = findDetail(recording, 'lambdaFunctionScheduledEventDetails', 'resource')
  const parameters = findDetail(recording, 'taskScheduledEventDetails', 'parameters')
  const called = isJsonObject(parameters) ? parameters['FunctionName'] : undefined
  let text = JSON.stringify(recording)
  for (const [pattern, value] of PLACEHOLDERS) text = text.replace(pattern, value)
  if (typeof resource === 'string') text = text.replaceAll('__tbd__', resource)
  if (typeof called === 'string') text = text.replaceAll('%LAMBDA_FUNCTION_ARN_LITERAL_PLACEHOLDER%', called)
  return JSON.parse(text)
}

function findDetail({ events }: Recording, details: string, name: string): Json | undefined {
  for (const event of events) {
    const found = event[details]
    if (isJsonObject(found)) return found[name]
  }
  return undefined
}

/** What the tasks of a recorded execution answered, in their order. */
export function answersIn({ events }: Recording): readonly ScriptedAnswer[] {
  return events.flatMap((event): ScriptedAnswer[] => {
    const type = String(event['type'])
    const ending = /^(?:Task|LambdaFunction)(Succeeded|Failed|TimedOut)$/.exec(type)?.[1]
    const details = event[`${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`]
    if (ending === undefined || !isJsonObject(details)) return []
    if (ending === 'TimedOut') return [{ never: true }]
    if (ending === 'Succeeded') return [{ output: details['output'] ?? null }]
    return [{ error: String(details['error']), cause: JSON.stringify(details['cause']) }]
  })
}

/** Events without their times, and with every text that holds a JSON object opened, as the recordings show them. */
export function comparable(value: unknown): unknown {
  if (typeof value === 'string') return openJson(value)
  if (Array.isArray(value)) return value.map(comparable)
  if (!isJsonObject(value)) return value
  const kept = Object.entries(value).filter(([name]) => name !== 'timestamp')
  return Object.fromEntries(kept.map(([name, part]) => [name, comparable(part)]))
}

function openJson(text: string): unknown {
  if (!text.startsWith('{')) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
