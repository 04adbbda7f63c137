/** How the HTTP API leads to the pages: one default route, so that paths are the pages' own matter. The API itself is kept. */

import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Operations } from './operations.ts';
import { ALARM_PERIOD, RunbookAlarm } from './runbook-alarm.ts';

/** No path: it may hold a link that lets somebody in. No address: it tells who asked. */
const LOGGED = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

/** A few dozen officers and providers: 50 requests a second is far above their use and far below what would cost. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

export class PagesApi extends Construct {
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, api: HttpApi, operations: Operations) {
    super(scope, id);
    this.api = api;
    new HttpStage(this, 'stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: {
        destination: new LogGroupLogDestination(operations.makeDeliveredLog(this, 'access-log', 'pages')),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
    new RunbookAlarm(this, 'errors', {
      metric: api.metricServerError({ period: ALARM_PERIOD, statistic: 'Sum' }),
      heading: 'the-pages-answer-with-errors',
      topic: operations.alarmTopic,
    });
  }

  /** Apart from the constructor, because the function comes after the others. */
  serve(pages: IFunction): void {
    const route = new HttpRoute(this, 'route', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('pages', pages),
    });
    acknowledge(
      route,
      'APIG4',
      'The pages decide themselves who may see what: officers by OpenID Connect, providers and municipalities, who have no account, by a signed link and their address.',
    );
  }
}
