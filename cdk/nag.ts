import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'

/** Lets cdk-nag look over everything; a finding that nobody has answered stops the synthesis. */
export function checkEverything(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
}

/** Answers findings on a construct and all below it with the reason why they stand. */
export function acknowledge(construct: IConstruct, reason: string, ...ids: readonly string[]): void {
  for (const id of ids) Validations.of(construct).acknowledge({ id, reason })
}

/** What cdk-nag calls a permission on all objects of the content bucket. When it changes, the synthesis says to what. */
export const allContent =
  'AwsSolutions-IAM5[Resource::WaymarkStorage:ExportsOutputFnGetAttcontent756C49DFArnED989DBC/*]'

/** What cdk-nag calls a permission on the state machines of all journeys. */
export const allJourneys =
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:waymark-*]'
