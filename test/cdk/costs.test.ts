import { expect, test } from 'vitest'
import { standing } from '../../state-machines/costs/standing-costs.ts'
import { synthesize } from './fixture.ts'

test('everything that costs by being there is counted', () => {
  const { resources } = synthesize()
  const metrics = resources('AWS::CloudWatch::Alarm').flatMap(([, { Properties }]) => {
    const parts = Properties['Metrics']
    return Array.isArray(parts) ? parts.filter((part) => 'MetricStat' in part) : [Properties]
  })
  expect(metrics.length).toBe(standing.alarmMetrics)
  expect(resources('AWS::SecretsManager::Secret').length).toBe(standing.secrets)
  expect(resources('AWS::Lambda::EventSourceMapping').length).toBe(standing.queues)
})
