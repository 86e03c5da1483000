import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy, { type MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type HttpRequest, type HttpResponse, jsonResponse } from '../contracts/http.ts'
import { log, logger } from './log.ts'

/**
 * Makes a Lambda function behind an HTTP API of a function that takes our requests. A fault is answered 500 and told in
 * the log only.
 */
export const httpFunction = (answer: (request: HttpRequest) => Promise<HttpResponse>) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(injectLambdaContext(logger))
    .use(faultIs500)
    .handler(async (event) => toResult(await answer(toRequest(event))))

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
const toRequest = (event: APIGatewayProxyEventV2): HttpRequest => ({
  method: event.requestContext.http.method,
  path: event.rawPath,
  query: event.queryStringParameters ?? {},
  headers: event.headers,
  body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
})

const toResult = ({ status, headers, body }: HttpResponse): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...headers },
  body,
})

const faultIs500: MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = {
  onError: (request) => {
    const { routeKey, headers } = request.event
    log.fault('A request could not be answered.', request.error, { route: routeKey })
    const response = jsonResponse(500, { success: false, error: 'something went wrong here; please try again' })
    request.response = toResult({ ...response, headers: { ...response.headers, ...seenBy(headers['origin']) } })
  },
}

// Without it a browser hides the answer from the page, which then takes it for a broken network.
const seenBy = (origin: string | undefined): Readonly<Record<string, string>> =>
  origin === undefined
    ? {}
    : { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'Origin' }
