import { describe, expect, test } from 'vitest'
import { compiled, compileText } from '../support/compile.ts'

const head = 'name: A\ntrigger: { event: Signed Up }\nexit: [{ event: Order Completed }]\nsteps:\n'
const input = '$states.context.Execution.Input'

/** The machine of some steps, and the parts that all its tasks share. */
function machineOf(steps: string, isOptimised = true) {
  const { journey, definition } = compiled(compileText(`${head}${steps}`, { isOptimised }))
  const ids = {
    contactId: `{% ${input}.contactId %}`,
    enrollmentId: '{% $states.context.Execution.Name %}',
    journey: 'sample',
    version: journey.version,
  }
  return { states: definition.States, startsAt: definition.StartAt, ids, definition }
}

const token = '{% $states.context.Task.Token %}'
const closed = { ErrorEquals: ['EnrollmentClosed'], Next: 'Left the journey' }
const passing = expect.objectContaining({ MaxAttempts: 9, BackoffRate: 2 })
const deferredTo = (Next: string) => ({
  ErrorEquals: ['MessageDeferred'],
  Next,
  Output: '{% $states.errorOutput.Cause %}',
})

describe('a send', () => {
  test('orders the message with a token, waits for its outcome, and does not try a second time', () => {
    const { states, ids, definition } = machineOf('  - send: welcome\n', false)
    expect(definition).toEqual({
      Comment: `Journey sample, version ${ids.version}. Compiled; edit the journey, not this.`,
      QueryLanguage: 'JSONata',
      StartAt: 'Day 0 · send welcome',
      States: {
        'Day 0 · send welcome': {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Arguments: {
            QueueUrl: '${send-email}',
            MessageBody: { ...ids, token, step: 'welcome', reply: 'when-sent', asks: [], closes: false },
          },
          TimeoutSeconds: 1_209_600,
          Catch: [closed, deferredTo('Day 0 · send welcome · quiet hours')],
          Next: 'Completed',
        },
        'Day 0 · send welcome · quiet hours': {
          Type: 'Wait',
          Timestamp: '{% $states.input %}',
          Next: 'Day 0 · send welcome',
        },
        Completed: states['Completed'],
        'Left the journey': { Type: 'Succeed' },
      },
    })
  })

  test('is a wait itself until the day of the next one, where it is optimised', () => {
    const { states } = machineOf('  - send: welcome\n  - send: case-study\n    day: 2\n')
    expect(states['Day 0 · send welcome']).toMatchObject({
      Arguments: { MessageBody: { reply: 'never' } },
      TimeoutSeconds: expect.stringContaining('$wall := $clock + 172800000; '),
      Catch: [closed, expect.anything(), { ErrorEquals: ['States.Timeout'], Next: 'Day 2 · send case-study' }],
      Next: 'Day 2 · send case-study',
    })
  })

  test('that awaits an answer goes one way with it, and the other without', () => {
    const { states } = machineOf(
      '  - send: welcome\n    await: { opened: true, within: 36h }\n    then: [{ send: product-demo }]\n    else: [{ send: case-study }]\n',
    )
    expect(states['Day 0 · send welcome']).toMatchObject({
      Arguments: { MessageBody: { reply: 'when-answered', closes: false } },
      TimeoutSeconds: 129_600,
      Catch: [
        closed,
        deferredTo('Day 0 · send welcome · quiet hours'),
        { ErrorEquals: ['States.Timeout'], Next: 'Day 1 · send case-study' },
        { ErrorEquals: ['MessageNotSent'], Next: 'Day 1 · send case-study' },
      ],
      Next: 'Day 0 · send product-demo',
    })
  })

  test('that is the last step completes the journey with the same order', () => {
    const { states } = machineOf('  - send: welcome\n')
    expect(states['Day 0 · send welcome']).toMatchObject({ Arguments: { MessageBody: { closes: true } }, End: true })
    expect(Object.keys(states)).not.toContain('Completed')
  })
})

describe('a wait', () => {
  test('of hours is a number of seconds', () => {
    expect(machineOf('  - wait: 1h 30m\n').states['Wait 1 hour 30 minutes']).toEqual({
      Type: 'Wait',
      Seconds: 5400,
      Next: 'Completed',
    })
  })

  test('of days goes by the calendar of the contact', () => {
    const { states } = machineOf('  - wait: 2d 3h\n')
    const { Seconds } = states['Wait 2 days 3 hours'] as { Seconds: string }
    expect(Seconds).toContain(`$zone := ${input}.zone`)
    expect(Seconds).toContain('+ 172800000')
    expect(Seconds).toContain('$seconds + 10800')
  })

  test('until a day of the journey is over at once where the day is past', () => {
    const { states, startsAt } = machineOf('  - tag: vip\n    day: 3\n    at: "09:30"\n')
    expect(startsAt).toBe('Wait until day 3 09.30')
    expect(states[startsAt]).toMatchObject({ Type: 'Wait', Next: 'tag-vip, Completed' })
    const { Seconds } = states[startsAt] as { Seconds: string }
    // Midnight of the day of entry, half past nine, three days on.
    expect(Seconds).toContain('$wall := $floor($clock / 86400000) * 86400000 + 34200000 + 259200000; ')
    expect(Seconds).toContain('$max([0, $seconds])')
  })
})

describe('a wait for an event', () => {
  test('holds a token and goes on without the event when its time is over', () => {
    const { states, ids } = machineOf(
      '  - wait-for: { event: Demo Booked, within: 2h }\n    then: [{ exit: booked }]\n  - tag: quiet\n',
    )
    expect(states['Wait for Demo Booked']).toEqual({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: '${observe-contact}', Payload: { ...ids, token, awaits: 'wait-for-demo-booked' } },
      TimeoutSeconds: 7200,
      Retry: [passing],
      Catch: [closed, { ErrorEquals: ['States.Timeout'], Next: 'tag-quiet, Completed' }],
      Next: 'exit-booked',
    })
  })
})

describe('a branch', () => {
  const steps = '  - branch:\n      - if: { score: { gte: 60 } }\n        then: [{ tag: hot }]\n'

  test('looks at the contact, then chooses by what was answered', () => {
    const { states, ids } = machineOf(steps)
    expect(states['Look: branch']).toEqual({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: '${observe-contact}', Payload: { ...ids, asks: ['q1'] } },
      Output: '{% $states.result.Payload %}',
      TimeoutSeconds: 60,
      Retry: [passing],
      Catch: [closed],
      Next: 'score ≥ 60?',
    })
    expect(states['score ≥ 60?']).toEqual({
      Type: 'Choice',
      Choices: [
        {
          Condition: '{% $exists($states.input.answers.q1) and $states.input.answers.q1 = true %}',
          Next: 'tag-hot, Completed',
        },
      ],
      Default: 'Completed',
    })
  })
})

describe('changes of the contact', () => {
  test('are named by their steps, and several next to each other are one task', () => {
    const { states, ids } = machineOf('  - tag: vip\n  - score: 5\n  - exit: done\n')
    expect(states).toEqual({
      'tag-vip, score, exit-done': {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: {
          FunctionName: '${update-contact}',
          Payload: { ...ids, updates: ['tag-vip', 'score', 'exit-done'], asks: [] },
        },
        Output: '{% $states.result.Payload %}',
        TimeoutSeconds: 60,
        Retry: [passing],
        Catch: [closed],
        End: true,
      },
      'Left the journey': { Type: 'Succeed' },
    })
  })
})
