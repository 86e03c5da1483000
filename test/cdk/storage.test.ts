import { describe, expect, test } from 'vitest'
import { at, synthesize } from './fixture.ts'

const { storage, resources, text } = synthesize()

describe('what is kept', () => {
  test('is three tables with the keys and the time to live of their layout', () => {
    const tables = resources('AWS::DynamoDB::Table').map(([name, { Properties }]) => ({
      name: name.slice(0, 10),
      keys: (at(Properties, 'KeySchema') as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName),
      expiry: at(Properties, 'TimeToLiveSpecification', 'AttributeName'),
    }))
    expect(tables).toEqual([
      { name: 'tablescont', keys: ['pk', 'sk'], expiry: 'expiresAt' },
      { name: 'tablesacti', keys: ['pk', 'sk'], expiry: 'expiresAt' },
      { name: 'tablesmeas', keys: ['pk', 'sk'], expiry: undefined },
    ])
  })

  test('costs nothing at rest, can be brought back to any second, and cannot be deleted', () => {
    storage.allResourcesProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    })
    storage.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
  })

  test('stays when the stack goes: the content, and the keys that sign links in mails', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::SecretsManager::Secret']) {
      expect(resources(type).length).toBeGreaterThan(0)
      storage.allResources(type, { DeletionPolicy: 'Retain' })
    }
  })

  test('is content that nobody can read from outside', () => {
    storage.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    })
  })

  test('is secrets that were made up where they are kept, and stand in no template', () => {
    const secrets = resources('AWS::SecretsManager::Secret').map(([, { Properties }]) => Properties)
    expect(secrets.map((secret) => Object.keys(secret).includes('SecretString'))).toEqual([false, false, false])
    expect(secrets.map((secret) => at(secret, 'GenerateSecretString', 'PasswordLength'))).toEqual([40, 40, 40])
    expect(text).not.toContain('{{resolve:secretsmanager')
  })

  test('tells how to read the write keys, and not the key that signs', () => {
    const outputs = Object.entries(storage.findOutputs('*')).filter(([name]) => name.startsWith('read'))
    expect(outputs.map(([name]) => name)).toEqual(['readserverwritekey', 'readbrowserwritekey'])
  })

  test('tells how to get the key of a server that webhooks call, which is made of the key that signs', () => {
    const { webhookkey } = storage.findOutputs('*')
    expect(JSON.stringify(webhookkey)).toMatch(
      /npm run --silent waymark -- webhook-key https:\/\/crm.example.com --aws .*signingkey/,
    )
    expect(JSON.stringify(webhookkey)).not.toContain('get-secret-value')
  })
})
