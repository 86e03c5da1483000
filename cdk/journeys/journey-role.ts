import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { acknowledge } from '../nag.ts'

/** What a journey's state machine does its work with, by the names that its definition speaks of it. */
export type JourneyTools = {
  readonly 'send-email': IQueue
  readonly 'observe-contact': LambdaFunction
  readonly 'update-contact': LambdaFunction
  readonly 'call-webhook': LambdaFunction
}

/**
 * Makes the role of all journeys. They share it, because a state machine that is kept when its journey is removed must
 * keep its rights, too.
 */
export function makeJourneyRole(scope: Construct, tools: JourneyTools): Role {
  const role = new Role(scope, 'role', { assumedBy: new ServicePrincipal('states.amazonaws.com') })
  role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [tools['send-email'].queueArn] }))
  role.addToPolicy(
    new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: [
        tools['observe-contact'].functionArn,
        tools['update-contact'].functionArn,
        tools['call-webhook'].functionArn,
      ],
    }),
  )
  acknowledge(
    role,
    'Step Functions sets up the delivery of its logs with permissions that name no resource: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
    'AwsSolutions-IAM5[Resource::*]',
  )
  return role
}
