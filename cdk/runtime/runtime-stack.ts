import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { type FunctionName, functions } from '../../functions/catalog.ts'
import { functionNames } from '../bundle/bundle-functions.ts'
import type { StorageStack } from '../storage/storage-stack.ts'
import { AlarmBell } from './alarm-bell.ts'
import { busName, makeBus, type WaymarkBus } from './bus.ts'
import { connectTrigger } from './connect-trigger.ts'
import { makeEmail } from './email.ts'
import { type CodeOf, makeFunction } from './function.ts'
import { grantUse } from './grant-use.ts'
import { makeApi } from './http-api.ts'
import { makeQueues, type Queues } from './queues.ts'
import { takeRequests } from './requests.ts'
import { allowRules } from './rule-to-queue.ts'
import { watchTables } from './watch-tables.ts'

/** What the runtime is made from. */
export type RuntimeProps = {
  readonly storage: StorageStack
  readonly codeOf: CodeOf
  /** The address that mails are sent from. */
  readonly sender: string
  /** Whom alarms are mailed to. */
  readonly alarmEmail: string | undefined
  /** Where contacts reach us, if not at the API's own address. */
  readonly publicUrl: string | undefined
}

/** What runs: the functions of the catalog, their queues, the bus, the API, and e-mail. */
export class RuntimeStack extends Stack {
  readonly bell: AlarmBell
  readonly queues: Queues
  readonly events: WaymarkBus
  readonly functions: ReadonlyMap<FunctionName, LambdaFunction>

  constructor(scope: Construct, id: string, { storage, codeOf, sender, alarmEmail, publicUrl }: RuntimeProps) {
    super(scope, id, { description: 'Waymark: what runs' })
    this.bell = new AlarmBell(this, 'alarms', alarmEmail)
    this.queues = makeQueues(this, this.bell)
    this.events = makeBus(this, this.bell)
    allowRules(this.queues.entry, `${busName}/*`)
    const { undelivered } = this.events
    takeRequests(this, { outside: this.queues.outside, undelivered })
    const email = makeEmail(this, { sender, engagement: this.queues.engagement, undelivered, bell: this.bell })
    const api = makeApi(this, this.bell)
    const parts = { storage, events: this.events, queues: this.queues, email, publicUrl: publicUrl ?? api.apiEndpoint }
    const group = new Construct(this, 'functions')
    this.functions = new Map(functionNames.map((name) => [name, makeFunction(group, name, codeOf)]))
    for (const [name, made] of this.functions) {
      for (const use of functions[name].uses) grantUse(made, use, parts)
      connectTrigger(made, name, { api, queues: this.queues })
    }
    watchTables(this, storage.tables, this.bell)
    new CfnOutput(this, 'api-url', { description: 'Where sites post events', value: api.apiEndpoint })
  }
}
