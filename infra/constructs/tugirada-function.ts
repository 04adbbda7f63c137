/** A function of Tugirada: its entry is `functions/<name>.ts`, its environment is the one that the contract declares. */
import { join } from 'node:path';
import { type CfnResource, Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  type FunctionOptions,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Environment, FunctionName } from '#contract/environment';
import type { LiveAlias } from './gradual.ts';
import type { Operations } from './operations.ts';
import { ALARM_PERIOD, RunbookAlarm } from './runbook-alarm.ts';

export interface TugiradaFunctionProps<Name extends FunctionName>
  extends Omit<FunctionOptions, 'environment' | 'role' | 'logGroup'> {
  readonly environment: Environment<Name>;
  /** Folder in which its bundle has a folder by its name; null: a stand-in instead, for tests and the local system. */
  readonly bundles: string | null;
  readonly operations: Operations;
}

/** Takes the place of a bundle. It throws, so that nobody can take it for the real thing. */
const standIn = "exports.handler = async () => { throw new Error('synthesized without its code'); };";

export class TugiradaFunction<Name extends FunctionName> extends LambdaFunction {
  readonly contractName: Name;
  /** What callers call: the version that is live, and a tenth of the calls go to the next one while it is tried. */
  readonly live: LiveAlias;
  readonly ownRole: Role;

  constructor(scope: Construct, name: Name, props: TugiradaFunctionProps<Name>) {
    const { bundles, operations, environment, ...rest } = props;
    const logGroup = operations.makeLog(scope, `${name}-log`);
    // A role of its own, not CDK's default one: the managed policy there may write to every log group.
    const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, name, {
      timeout: Duration.seconds(30),
      // Half a vCPU: starts of the SDK are bound by CPU, and a step costs less the sooner it is done.
      memorySize: 1024,
      ...rest,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment: { ...environment, NODE_OPTIONS: '--enable-source-maps' },
      role,
      logGroup,
      handler: 'index.handler',
      code: bundles === null ? Code.fromInline(standIn) : Code.fromAsset(join(bundles, name)),
    });
    this.contractName = name;
    this.ownRole = role;
    (this.node.defaultChild as CfnResource).addMetadata('tugirada:entry', `functions/${name}.ts`);
    const errors = new RunbookAlarm(this, 'errors', {
      metric: this.metricErrors({ period: ALARM_PERIOD }),
      heading: `function-${name}-fails`,
      topic: operations.alarmTopic,
    });
    this.live = operations.deployments.shift(this, errors);
  }
}
