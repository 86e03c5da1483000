import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ApplicationLogLevel,
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { type FunctionName, functions } from '../../functions/catalog.ts'
import { acknowledge } from '../nag.ts'
import { functionNameOf } from './names.ts'

/** Where the code of a function comes from. */
export type CodeOf = (name: FunctionName) => Code

/** Makes a function of the catalog, with a log and a role of its own that permits it only to write there. */
export function makeFunction(scope: Construct, name: FunctionName, codeOf: CodeOf): LambdaFunction {
  const { purpose, memoryMegabytes, timeoutSeconds } = functions[name]
  const group = new Construct(scope, name)
  const logGroup = makeLog(group, name)
  const made = new LambdaFunction(group, 'function', {
    functionName: functionNameOf(name),
    description: `Waymark: ${purpose}`,
    code: codeOf(name),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: memoryMegabytes,
    timeout: Duration.seconds(timeoutSeconds),
    role: makeRole(group, logGroup),
    logGroup,
    // Lambda's own two lines for every call would be most of the log, and tell what the metrics tell.
    loggingFormat: LoggingFormat.JSON,
    systemLogLevelV2: SystemLogLevel.WARN,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    tracing: Tracing.ACTIVE,
    environment: { POWERTOOLS_SERVICE_NAME: name },
  })
  acknowledge(
    group,
    'What fails stays in its queue, with the caller, or with the state machine; what the clock wakes makes up for it next time.',
    'Serverless-LambdaDLQ',
    'Serverless-LambdaAsyncFailureDestination',
  )
  acknowledge(group, 'X-Ray takes traces for no resource in particular.', 'AwsSolutions-IAM5[Resource::*]')
  return made
}

const makeLog = (scope: Construct, name: FunctionName): LogGroup =>
  new LogGroup(scope, 'log', {
    logGroupName: `/aws/lambda/${functionNameOf(name)}`,
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })

function makeRole(scope: Construct, { logGroupArn }: LogGroup): Role {
  const role = new Role(scope, 'role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  const toTheLog = ['logs:CreateLogStream', 'logs:PutLogEvents']
  role.addToPolicy(new PolicyStatement({ actions: toTheLog, resources: [logGroupArn] }))
  return role
}
