import type { BucketDeployment } from 'aws-cdk-lib/aws-s3-deployment'
import type { IConstruct } from 'constructs'
import { acknowledge, allContent } from '../nag.ts'

/** Answers what is found on the function by which CDK copies files into a bucket while it deploys. */
export function acknowledgeCopier({ handlerRole }: BucketDeployment): void {
  const copier: IConstruct = handlerRole.node.scope ?? handlerRole
  acknowledge(
    copier,
    'CDK brings this function along and chooses its runtime; it runs while we deploy, and CloudFormation hears of every failure.',
    'AwsSolutions-L1',
    'Serverless-LambdaLatestVersion',
    'Serverless-LambdaDLQ',
    'Serverless-LambdaTracing',
  )
  acknowledge(
    copier,
    'CDK grants it to write logs as AWS manages it, and to copy any object from the assets of this deployment into the content bucket.',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    ...['Abort*', 'DeleteObject*', 'GetBucket*', 'GetObject*', 'List*'].map(
      (action) => `AwsSolutions-IAM5[Action::s3:${action}]`,
    ),
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]',
    allContent,
  )
}
