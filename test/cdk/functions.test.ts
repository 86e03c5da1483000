import { describe, expect, test, vi } from 'vitest'
import { functions } from '../../functions/catalog.ts'
import { at, synthesize } from './fixture.ts'

const { resources, runtime, text } = synthesize({ publicUrl: 'https://news.northlight.example' })

const made = new Map(
  resources('AWS::Lambda::Function')
    .map(([, { Properties }]) => [String(Properties['FunctionName']).replace('waymark-', ''), Properties] as const)
    .filter(([name]) => Object.hasOwn(functions, name)),
)

describe('the functions', () => {
  test('are those of the catalog, with the memory and the time that it gives them', () => {
    const given = [...made].map(([name, { MemorySize, Timeout }]) => [name, MemorySize, Timeout])
    const asked = Object.entries(functions).map(([name, spec]) => [name, spec.memoryMegabytes, spec.timeoutSeconds])
    expect(given).toEqual(asked)
  })

  test('run on Node 24 and ARM, and log as JSON into a log that forgets', () => {
    for (const [name, properties] of made) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN', ApplicationLogLevel: 'INFO' },
      })
      runtime.hasResourceProperties('AWS::Logs::LogGroup', {
        LogGroupName: `/aws/lambda/waymark-${name}`,
        RetentionInDays: 30,
      })
    }
  })

  test('have each a role of its own', () => {
    const roles = [...made.values()].map((properties) => at(properties, 'Role', 'Fn::GetAtt', 0))
    expect(new Set(roles).size).toBe(made.size)
  })

  test('find in their environment names and addresses, and no secret', () => {
    for (const [, properties] of made) {
      const variables = at(properties, 'Environment', 'Variables') as Readonly<Record<string, unknown>>
      for (const [name, value] of Object.entries(variables)) {
        expect(name).toMatch(/^[A-Z][A-Z_]+$/)
        if (name.startsWith('SECRET_')) expect(JSON.stringify(value)).toContain('ExportsOutputRefsecrets')
      }
    }
    expect(text).not.toContain('{{resolve:')
  })

  test.each([...made.keys()])('%s finds there all that its handler asks for', async (name) => {
    const variables = at(made.get(name), 'Environment', 'Variables') as Readonly<Record<string, unknown>>
    for (const [variable, value] of Object.entries(variables)) vi.stubEnv(variable, JSON.stringify(value))
    vi.stubEnv('AWS_REGION', 'eu-west-1')
    vi.resetModules()
    const { handler } = await import(`../../functions/${name}/handler.ts`)
    expect(typeof handler).toBe('function')
    const { environment } = await import('../../shared/lambda/environment.ts')
    for (const use of functions[name as keyof typeof functions].uses) {
      if (use.kind === 'queue')
        expect(environment.queueUrl(use.queue)).toContain(`queues${use.queue.replace('-', '')}queue`)
      if (use.kind === 'secret') expect(environment.secretId(use.secret)).toContain('secrets')
    }
    vi.unstubAllEnvs()
  })

  test('send links that lead to the address of the team’s own, where there is one', () => {
    expect(at(made.get('send-message'), 'Environment', 'Variables', 'PUBLIC_URL')).toBe(
      'https://news.northlight.example',
    )
  })
})

describe('the work of the functions', () => {
  test('comes from the queues of the catalog, in batches of which only what failed comes again', () => {
    const sources = resources('AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => ({
      queue: at(Properties, 'EventSourceArn', 'Fn::GetAtt', 0),
      batch: Properties['BatchSize'],
      reports: at(Properties, 'FunctionResponseTypes', 0),
      atOnce: at(Properties, 'ScalingConfig', 'MaximumConcurrency'),
    }))
    const batch = 10
    const reports = 'ReportBatchItemFailures'
    expect(sources).toEqual([
      { queue: expect.stringContaining('intake'), batch, reports, atOnce: undefined },
      { queue: expect.stringContaining('entry'), batch, reports, atOnce: 5 },
      { queue: expect.stringContaining('sendemail'), batch, reports, atOnce: 5 },
      { queue: expect.stringContaining('engagement'), batch, reports, atOnce: undefined },
      { queue: expect.stringContaining('rounds'), batch: 1, reports, atOnce: 10 },
      { queue: expect.stringContaining('outside'), batch, reports, atOnce: undefined },
    ])
  })

  test('comes by the clock where the catalog says so, as often as it says', () => {
    const clocks = resources('AWS::Events::Rule').filter(([, { Properties }]) => 'ScheduleExpression' in Properties)
    expect(clocks.map(([, { Properties }]) => [Properties['Name'], Properties['ScheduleExpression']])).toEqual([
      ['waymark-keep-time', 'rate(1 minute)'],
    ])
    const target = String(at(clocks[0]?.[1].Properties, 'Targets', 0, 'Arn', 'Fn::GetAtt', 0))
    expect(target).toContain('keeptimefunction')
    runtime.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'events.amazonaws.com',
      FunctionName: { 'Fn::GetAtt': [target, 'Arn'] },
    })
  })

  test('comes from the routes of the catalog, and from no other', () => {
    const keys = resources('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties['RouteKey'])
    const asked = Object.values(functions).flatMap(({ trigger }) =>
      trigger.kind === 'routes' ? [...trigger.routes] : [],
    )
    expect(keys).toEqual(asked)
  })

  test('is throttled at the API, which writes down who was answered what, but no path', () => {
    runtime.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
    })
    const [stage] = resources('AWS::ApiGatewayV2::Stage')
    const format = String(at(stage?.[1].Properties, 'AccessLogSettings', 'Format'))
    expect(Object.keys(JSON.parse(format))).toEqual(['requestId', 'route', 'status', 'milliseconds', 'error'])
    expect(format).not.toMatch(/\.path|sourceIp|userAgent/)
  })
})
