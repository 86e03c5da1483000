import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import type { Tables } from '../storage/tables.ts'
import { type AlarmBell, alarmPeriod } from './alarm-bell.ts'

/** Rings when a table turns away more than a few requests: functions try again, so nothing is lost, but all slows down. */
export function watchTables(scope: Construct, tables: Tables, bell: AlarmBell): void {
  const group = new Construct(scope, 'watch-tables')
  for (const [name, table] of Object.entries(tables)) {
    bell.ringOn(group, name, {
      metric: new MathExpression({
        expression: 'reads + writes',
        usingMetrics: {
          reads: throttled(table, 'ReadThrottleEvents'),
          writes: throttled(table, 'WriteThrottleEvents'),
        },
        label: `requests that ${name} turned away`,
        period: alarmPeriod,
      }),
      threshold: 50,
      periods: 2,
      says: `The table ${name} turns requests away.`,
      runbook: 'a-table-throttles',
    })
  }
}

const throttled = (table: Table, metricName: string): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: table.tableName },
    statistic: 'Sum',
    period: alarmPeriod,
  })
