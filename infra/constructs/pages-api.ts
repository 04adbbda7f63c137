/** The HTTP API in front of the pages: one default route, so that paths are the pages' own matter. */
import { HttpApi, HttpRoute, HttpRouteKey, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ALARM_PERIOD, RunbookAlarm } from './runbook-alarm.ts';

/** A few dozen officers and providers: 50 requests a second is far above their use and far below what would cost. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

export class PagesApi extends Construct {
  /** `https://<id>.execute-api.<region>.amazonaws.com`, without a slash at the end. */
  readonly url: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, alarmTopic: ITopic) {
    super(scope, id);
    this.api = new HttpApi(this, 'http', { apiName: 'tugirada', createDefaultStage: false });
    new HttpStage(this, 'stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
    });
    this.url = this.api.apiEndpoint;
    new RunbookAlarm(this, 'errors', {
      metric: this.api.metricServerError({ period: ALARM_PERIOD, statistic: 'Sum' }),
      heading: 'the-pages-answer-with-errors',
      topic: alarmTopic,
    });
  }

  /** Apart from the constructor, because the function's environment holds the URL. */
  serve(pages: IFunction): void {
    new HttpRoute(this, 'route', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('pages', pages),
    });
  }
}
