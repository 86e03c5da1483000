import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { errorReply, fakeEndpoint, type Reply } from '../aws/fake-endpoint.ts'
import { committed } from '../end-to-end/support/committed.ts'
import { leadNurture, type Project } from '../end-to-end/support/project.ts'
import { cleanUp, runWaymark } from '../support/laptop-process.ts'

const endpoint = await fakeEndpoint()
// biome-ignore lint/style/noProcessEnv: a person says by it who they are to AWS, and so does this test.
const environment = process.env
const before = { ...environment }
const person = {
  ...{ AWS_ENDPOINT_URL_SFN: endpoint.settings.endpoint, AWS_REGION: 'eu-west-1' },
  ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_EC2_METADATA_DISABLED: 'true' },
  ...{ AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' },
}

/** The environment as it was, without settings for AWS that would answer for the person here. */
function reset(): void {
  for (const name of Object.keys(environment)) if (name.startsWith('AWS_')) delete environment[name]
}

beforeEach(() => {
  reset()
  Object.assign(environment, person)
})

afterAll(async () => {
  reset()
  Object.assign(environment, before)
  await cleanUp()
})

const ok = (body: object): Reply => ({ status: 200, body })

/** A deployment in whose nurture three contacts stand: two at the case study, one on a state that nobody knows here. */
const deployed = (call: { readonly headers: Readonly<Record<string, unknown>>; readonly body: object }): Reply => {
  const action = String(call.headers['x-amz-target'])
  if (action.endsWith('ListStateMachines'))
    return ok({ stateMachines: [{ name: 'waymark-lead-nurture', stateMachineArn: 'machine' }] })
  if (action.endsWith('ListExecutions'))
    return ok({ executions: ['a', 'b', 'c'].map((executionArn) => ({ executionArn })) })
  const name = Reflect.get(call.body, 'executionArn') === 'c' ? 'A state of old' : 'Day 2 · send case-study'
  return ok({ events: [{ id: 1, type: 'TaskStateEntered', timestamp: 1, stateEnteredEventDetails: { name } }] })
}

function changed(): Project {
  const project = committed()
  project.edit(leadNurture, { 'day: 14': 'day: 16' })
  return project
}

const diff = (project: Project, ...words: readonly string[]) =>
  runWaymark('diff', '--project', project.folder, '--aws', ...words)

describe('what a change means for those who are inside on AWS', { timeout: 90_000 }, () => {
  it('says who stands at which step, and what becomes of them', async () => {
    endpoint.answer = deployed
    const { code, said } = await diff(changed())
    expect(code).toBe(0)
    expect(said).toContain('2 will come to it: for them it stays as it was.')
    expect(said).toContain('3 contacts inside finish on the version they entered.')
    expect(said).toContain('Of 1 at A state of old nobody can say: neither of the two has such a place.')
    expect(said).toContain('3 contacts inside of the journeys that are touched, says Step Functions in eu-west-1.')
  })

  it('tells it to machines, too', async () => {
    endpoint.answer = deployed
    const { said } = await diff(changed(), '--json')
    expect(JSON.parse(said).standing).toContainEqual({
      ...{ journey: 'lead-nurture', state: 'Day 2 · send case-study', step: 'case-study', count: 2 },
    })
  })

  it.each([
    ['a right is missing', () => errorReply(400, 'AccessDeniedException'), 'states:ListExecutions'],
    ['the credentials are old', () => errorReply(400, 'ExpiredTokenException'), 'AWS does not know who asks'],
    ['nothing is deployed', () => ok({ stateMachines: [] }), 'No journey is deployed in this account in eu-west-1.'],
  ])('says what to do where %s, and all the rest', async (_, answer, sentence) => {
    endpoint.answer = answer
    const { code, said, complained } = await diff(changed())
    expect([code, complained]).toEqual([1, ''])
    expect(said).toContain('~ book-a-demo  comes: day 14 → day 16')
    expect(said).toContain(sentence)
    expect(said).toContain('nobody can say who is inside now')
  })

  it('says what to do where there are no credentials, or no Region', async () => {
    delete environment['AWS_ACCESS_KEY_ID']
    expect((await diff(changed())).said).toContain('AWS does not know who asks: set AWS_PROFILE')
    delete environment['AWS_REGION']
    expect((await diff(changed())).said).toContain('No Region is said: set AWS_REGION')
  })

  it('asks one of the two, and not both', async () => {
    expect(await diff(changed(), '--url', 'http://127.0.0.1:9')).toMatchObject({ code: 2 })
  })
})
