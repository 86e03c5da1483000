import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { acknowledge } from '../nag.ts'
import { type AlarmBell, alarmPeriod } from './alarm-bell.ts'

/** More than these in a second are answered 429; SDKs keep their events and try again. */
const throttle = { rateLimit: 500, burstLimit: 1000 }

/** Makes the API by which sites and contacts reach us, still without routes. */
export function makeApi(scope: Construct, bell: AlarmBell): HttpApi {
  const api = new HttpApi(scope, 'api', { apiName: 'waymark', createDefaultStage: false })
  const logGroup = new LogGroup(api, 'log', {
    logGroupName: '/aws/vendedlogs/apis/waymark',
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  new HttpStage(api, 'stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle,
    accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLog },
  })
  bell.ringOn(api, 'answers-5xx', {
    metric: api.metricServerError({ period: alarmPeriod, statistic: 'Sum' }),
    threshold: 5,
    periods: 2,
    says: 'The API cannot keep events, or people cannot leave.',
    runbook: 'the-api-answers-5xx',
  })
  return api
}

/** No paths and no addresses: a path may hold a link to leave by, and an address tells who somebody is. */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
)

/** Leads routes, written like `POST /v1/{call}`, to a function. */
export function addRoutes(api: HttpApi, name: string, made: LambdaFunction, routes: readonly string[]): void {
  const integration = new HttpLambdaIntegration(name, made)
  for (const route of routes) {
    const [method = '', path = ''] = route.split(' ')
    const routeKey = HttpRouteKey.with(path, methodOf(method))
    const added = new HttpRoute(api, route.replaceAll('/', '-'), { httpApi: api, routeKey, integration })
    acknowledge(
      added,
      'Sites and mail programs call it without an account of ours; what it may do, the write key or the signed token in it says.',
      'AwsSolutions-APIG4',
    )
  }
}

function methodOf(method: string): HttpMethod {
  const known = Object.values(HttpMethod).find((one) => one === method)
  if (known === undefined)
    throw new Error(`The catalog has a route with the method ${method}, which HTTP does not know.`)
  return known
}
