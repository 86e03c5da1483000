import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, Stack, Validations } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../architecture/project-files.ts'
import { synthesize } from './fixture.ts'

const findingsIn = (scope: IConstruct) =>
  [new AwsSolutionsChecks(), new ServerlessChecks()].flatMap((pack) =>
    pack.validateScope(scope).violations.map(({ ruleName }) => ruleName),
  )

describe('cdk-nag', () => {
  const { app } = synthesize({}, true)

  test('finds nothing that nobody has answered', () => {
    expect(findingsIn(app)).toEqual([])
  })

  test('is answered with a reason each time', () => {
    const key = Validations.ACKNOWLEDGED_RULES_METADATA_KEY
    const data = app.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === key))
    const reasons = data.flatMap((entry) => Object.values(entry.data as Record<string, string>))
    expect(reasons.length).toBeGreaterThan(30)
    expect(reasons.filter((reason) => reason.length < 40)).toEqual([])
  })

  test('would find something: a queue without dead letters', () => {
    const careless = new Stack(new App(), 'careless')
    new Queue(careless, 'queue')
    expect(findingsIn(careless)).toContain('AwsSolutions-SQS3')
  })
})

describe('the flags of CDK', () => {
  test('are all as CDK recommends, but that what is used cannot be removed underneath', () => {
    const read = (path: string) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'))
    const recommended = read('node_modules/aws-cdk-lib/recommended-feature-flags.json')
    const { alarmEmail: _, publicUrl: __, ...flags } = read('cdk.json').context
    expect(flags).toEqual({ ...recommended, '@aws-cdk/core:defaultCrossStackReferences': 'strong' })
  })
})
