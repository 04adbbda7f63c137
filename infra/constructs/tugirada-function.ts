/** A function of Tugirada: its entry is `functions/<name>.ts`, its environment is the one that the contract declares. */
import { AssetHashType, type CfnResource, DockerImage, Duration } from 'aws-cdk-lib';
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
import { bundleInto, root } from './bundle.ts';
import type { LiveAlias } from './gradual.ts';
import type { Operations } from './operations.ts';
import { ALARM_PERIOD, RunbookAlarm } from './runbook-alarm.ts';

export interface TugiradaFunctionProps<Name extends FunctionName>
  extends Omit<FunctionOptions, 'environment' | 'role' | 'logGroup'> {
  readonly environment: Environment<Name>;
  /** false: a stand-in instead of the bundle, for tests and the local system. */
  readonly bundle: boolean;
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
    const { bundle, operations, environment, ...rest } = props;
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
      code: bundle ? bundled(`functions/${name}.ts`) : Code.fromInline(standIn),
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

/**
 * The folder that esbuild fills. Not CDK's *NodejsFunction*: it asks for one file, so that everything would be read at each start.
 *
 * @param entry path from the project's root
 */
const bundled = (entry: string): Code =>
  Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK holds bundlings of one folder with the same command for the same.
      command: [entry],
      local: { tryBundle: (folder) => Boolean(bundleInto(folder, entry)) },
      // Asked for by the type. Nothing runs in it: esbuild fills the folder or throws.
      image: DockerImage.fromRegistry('none'),
    },
  });
