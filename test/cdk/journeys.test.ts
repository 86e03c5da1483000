import { describe, expect, test } from 'vitest'
import { contentFiles } from '../../cdk/content/publish-content.ts'
import { publishedContent } from '../../shared/store/published-content.ts'
import { at, content, type Resource, synthesize } from './fixture.ts'

const { journeys, resources, stacks } = synthesize()
const machines = resources('AWS::StepFunctions::StateMachine')
const nameOf = ({ Properties }: Resource) => Properties['StateMachineName']
const definitionOf = ({ Properties }: Resource): string => JSON.stringify(Properties['DefinitionString'])

describe('each journey', () => {
  test('is a Standard state machine under a name that never changes, and stays when the journey goes', () => {
    expect(machines.map(([, machine]) => nameOf(machine))).toEqual(['waymark-welcome', 'waymark-cart'])
    for (const [, machine] of machines) {
      expect(machine).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
      expect(machine.Properties['StateMachineType']).toBe('STANDARD')
    }
  })

  test('keeps its id in the template whatever is in it, so that an edit replaces nothing', () => {
    const [first, ...others] = content.journeys
    if (first === undefined) throw new Error('the fixture has journeys')
    const edited = { ...first, definition: first.definition.replace('hello', 'hola') }
    const again = synthesize({ content: { ...content, journeys: [edited, ...others] } })
    const ids = again.resources('AWS::StepFunctions::StateMachine').map(([id]) => id)
    expect(ids).toEqual(machines.map(([id]) => id))
  })

  test('speaks of the queue and the functions of the deployment', () => {
    const welcome = machines
      .map(([, machine]) => definitionOf(machine))
      .find((text) => text.includes('Journey welcome'))
    for (const name of ['queuessendemailqueue', 'functionsobservecontactfunction', 'functionsupdatecontactfunction']) {
      expect(welcome).toContain(name)
    }
    for (const [, machine] of machines) {
      expect(definitionOf(machine)).toContain('JSONata')
      expect(definitionOf(machine)).not.toMatch(/\$\{[a-z-]+\}/)
    }
  })

  test('logs what fails, and nothing of what went in or came out', () => {
    journeys.allResourcesProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    })
  })

  test('has one rule, for its own events, and none for what is replayed', () => {
    const rules = resources('AWS::Events::Rule').filter(
      ([id, { Properties }]) => Properties['EventBusName'] === 'waymark' && id.startsWith('journeys'),
    )
    const patterns = rules.map(([, { Properties }]) => [Properties['Name'], Properties['EventPattern']])
    const pattern = (event: string) => ({
      source: ['waymark'],
      'detail-type': [event],
      'replay-name': [{ exists: false }],
    })
    expect(patterns).toEqual([
      ['welcome', pattern('Signed Up')],
      ['cart', pattern('Product Added')],
    ])
    for (const [, { Properties }] of rules) {
      const { InputTemplate, InputPathsMap } = at(Properties, 'Targets', 0, 'InputTransformer') as Record<
        string,
        unknown
      >
      expect(InputPathsMap).toEqual({ event: '$.detail' })
      expect(JSON.parse(String(InputTemplate).replace('<event>', '{}'))).toEqual({
        journey: Properties['Name'],
        event: {},
      })
    }
  })

  test('is not deployed where it speaks of something unknown', () => {
    const [first] = content.journeys
    if (first === undefined) throw new Error('the fixture has journeys')
    const unknown = { ...first, definition: '{"States":"${send-fax}"}' }
    expect(() => synthesize({ content: { ...content, journeys: [unknown] } })).toThrow('${send-fax}')
  })
})

describe('a deployment of journeys', () => {
  const idOf = (type: string, start: string) => resources(type).find(([id]) => id.startsWith(start))?.[0]
  const dependsOn = (type: string) => resources(type).map(([, { DependsOn = [] }]) => DependsOn)

  test('publishes content, then makes machines, then the index, and then lets contacts in', () => {
    const published = idOf('Custom::CDKBucketDeployment', 'content')
    const index = idOf('Custom::CDKBucketDeployment', 'index')
    for (const before of dependsOn('AWS::StepFunctions::StateMachine')) expect(before).toContain(published)
    const beforeIndex = resources('Custom::CDKBucketDeployment').find(([id]) => id === index)?.[1].DependsOn
    expect(beforeIndex).toEqual(expect.arrayContaining(machines.map(([id]) => id)))
    const triggers = resources('AWS::Events::Rule').filter(([id]) => id.endsWith('trigger') || id.includes('trigger'))
    expect(triggers.length).toBe(2)
    for (const [, { DependsOn }] of triggers) expect(DependsOn).toContain(index)
  })

  test('takes nothing away that is published: people are inside of older versions', () => {
    journeys.allResourcesProperties('Custom::CDKBucketDeployment', { Prune: false })
  })

  test('publishes everything where the functions look for it', async () => {
    const files = new Map([...contentFiles(content), ['index.json', content.index]])
    const read = publishedContent({ read: async (key) => files.get(key) as never }, { now: () => 0 })
    expect(await read.settings()).toEqual(content.settings)
    expect(await read.index()).toEqual(content.index)
    expect(await read.message('hello')).toEqual(content.messages[0])
    for (const { journey } of content.journeys) expect(await read.journey(journey.id, journey.version)).toEqual(journey)
  })

  test('depends on the stacks before it, and they not on it', () => {
    const names = (stack: { readonly dependencies: readonly { readonly stackName: string }[] }) =>
      stack.dependencies.map(({ stackName }) => stackName).toSorted()
    expect(names(stacks.storage)).toEqual([])
    expect(names(stacks.runtime)).toEqual(['WaymarkStorage'])
    expect(names(stacks.journeys)).toEqual(['WaymarkRuntime', 'WaymarkStorage'])
  })

  test('is refused where there are more journeys than a bus has rules', () => {
    const [first] = content.journeys
    if (first === undefined) throw new Error('the fixture has journeys')
    expect(() => synthesize({ content: { ...content, journeys: Array.from({ length: 301 }, () => first) } })).toThrow(
      '300',
    )
  })
})
