import { Stack } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { EventBus } from 'aws-cdk-lib/aws-events'
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam'
import { ConfigurationSet, EmailSendingEvent, EventDestination, SuppressionReasons } from 'aws-cdk-lib/aws-ses'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type AlarmBell, alarmPeriod } from './alarm-bell.ts'
import type { WaymarkBus } from './bus.ts'
import { allowRules, makeRule } from './rule-to-queue.ts'

/** The set under which mails go out, and the permission to send them. */
export type WaymarkEmail = { readonly configurationSet: string; readonly mayBeSent: PolicyStatementProps }

/** What e-mail needs of the rest of a deployment, and who sends. */
export type EmailParts = {
  readonly sender: string
  readonly engagement: Queue
  readonly undelivered: WaymarkBus['undelivered']
  readonly bell: AlarmBell
}

const configurationSet = 'waymark'
const ruleName = 'waymark-engagement'

/** Makes the configuration set, by which SES reports what becomes of a mail, and the rule that takes its reports. */
export function makeEmail(scope: Construct, { sender, engagement, undelivered, bell }: EmailParts): WaymarkEmail {
  const group = new Construct(scope, 'email')
  const set = new ConfigurationSet(group, 'configuration-set', {
    configurationSetName: configurationSet,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  })
  set.addEventDestination('default-bus', {
    // SES reports to no other: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-eventbridge.html
    destination: EventDestination.eventBus(EventBus.fromEventBusName(group, 'default', 'default')),
    events: reported,
  })
  allowRules(engagement, ruleName)
  makeRule(group, 'reports', {
    description: 'What SES reports of our mails, and of nobody else’s',
    bus: 'default',
    name: ruleName,
    pattern: { source: ['aws.ses'], detail: { mail: { tags: { app: ['waymark'] } } } },
    queue: engagement,
    undelivered,
  })
  watchReputation(group, bell)
  return { configurationSet, mayBeSent: permission(group, sender) }
}

/** All that settles a send, suppresses an address, or counts. */
const reported = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.OPEN,
  EmailSendingEvent.CLICK,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
]

/** SES reviews a sender at 5 % and 0.1 %, and may pause it: https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-bounce-rate.html */
function watchReputation(scope: Construct, bell: AlarmBell): void {
  const rates = [
    { id: 'bounces', name: 'Reputation.BounceRate', threshold: 0.05 },
    { id: 'complaints', name: 'Reputation.ComplaintRate', threshold: 0.001 },
  ]
  for (const { id, name, threshold } of rates) {
    bell.ringOn(scope, id, {
      metric: new Metric({ namespace: 'AWS/SES', metricName: name, period: alarmPeriod, statistic: 'Maximum' }),
      threshold,
      periods: 1,
      says: `So many ${id} that SES may pause the account.`,
      runbook: 'ses-pauses-us',
    })
  }
}

/** Mails go out from the sender of the settings only, which SES knows by its address or by its domain. */
function permission(scope: Construct, sender: string): PolicyStatementProps {
  const arn = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName })
  const domain = sender.slice(sender.lastIndexOf('@') + 1)
  return {
    actions: ['ses:SendEmail'],
    resources: [arn('identity', domain), arn('identity', sender), arn('configuration-set', configurationSet)],
    conditions: { StringEquals: { 'ses:FromAddress': sender } },
  }
}
