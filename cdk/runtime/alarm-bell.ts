import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { acknowledge } from '../nag.ts'

/** The sections of `docs/runbook.md`, one for each kind of alarm. */
export type RunbookSection =
  | 'dead-letters'
  | 'a-queue-grows-old'
  | 'undelivered-events'
  | 'failed-executions'
  | 'ses-pauses-us'
  | 'a-table-throttles'
  | 'the-api-answers-5xx'

/** When an alarm rings: the metric reaches the threshold in so many five minutes on end. */
export type AlarmSpec = {
  readonly metric: IMetric
  readonly threshold: number
  readonly periods: number
  readonly says: string
  readonly runbook: RunbookSection
}

/** How often a metric is looked at. */
export const alarmPeriod = Duration.minutes(5)

/** Rings when something needs a person, by a topic that mails whoever is told to it. */
export class AlarmBell extends Construct {
  private readonly topic: Topic

  constructor(scope: Construct, id: string, email: string | undefined) {
    super(scope, id)
    this.topic = new Topic(this, 'topic', { topicName: 'waymark-alarms', enforceSSL: true })
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
      }),
    )
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email))
    acknowledge(
      this,
      'Mail that SNS could not deliver is not kept: the alarm itself stays in CloudWatch until it is over.',
      'Serverless-SNSRedrivePolicy',
    )
  }

  /** Makes an alarm; what is not measured is in order, for nothing is measured where nothing happens. */
  ringOn(scope: Construct, id: string, { metric, threshold, periods, says, runbook }: AlarmSpec): void {
    const alarm = new Alarm(scope, id, {
      alarmDescription: `${says} See docs/runbook.md#${runbook}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }
}
