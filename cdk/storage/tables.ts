import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { expiryAttribute, keyAttributes, type TableLayout, tableLayouts } from '../../shared/store/tables.ts'

/** The tables of a deployment, by their names. */
export type Tables = Readonly<Record<keyof typeof tableLayouts, Table>>

/**
 * The most that a table takes in a second: what a new table on demand sustains, and a lid on what a loop can cost. Raise
 * it before an import of millions. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput-scenarios.html
 */
const lid = { maxReadRequestUnits: 12_000, maxWriteRequestUnits: 4_000 }

/** Makes the tables, which outlive every stack. */
export function makeTables(scope: Construct): Tables {
  const group = new Construct(scope, 'tables')
  const { contacts, activity, measures } = tableLayouts
  return { contacts: table(group, contacts), activity: table(group, activity), measures: table(group, measures) }
}

const table = (scope: Construct, { name, hasTimeToLive }: TableLayout): Table =>
  new Table(scope, name, {
    partitionKey: { name: keyAttributes.partition, type: AttributeType.STRING },
    sortKey: { name: keyAttributes.sort, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    ...lid,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    ...(hasTimeToLive ? { timeToLiveAttribute: expiryAttribute } : {}),
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
