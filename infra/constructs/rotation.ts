/** Keys that change by themselves: Secrets Manager calls our function for each of them when its time has come. */
import { Stack } from 'aws-cdk-lib';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnRotationSchedule, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { SecretName } from '../stacks/state.ts';
import type { TugiradaFunction } from './tugirada-function.ts';

/** Days between two keys. Each change of the pepper has all search items written anew, and nobody outside sees its hashes. */
const periods = { 'link-key': 90, 'reply-key': 90, pepper: 365 } as const satisfies Partial<
  Record<SecretName, number>
>;

export interface RotationProps {
  /** Called as it is, not by its alias: a new version of a key is not tried on a tenth of the calls. */
  readonly rotate: TugiradaFunction<'rotate-key'>;
  readonly secrets: Record<keyof typeof periods, ISecret>;
}

export class Rotation extends Construct {
  constructor(scope: Construct, id: string, { rotate, secrets }: RotationProps) {
    super(scope, id);
    for (const name of ['link-key', 'reply-key', 'pepper'] as const) {
      const { secretArn } = secrets[name];
      const permission = new CfnPermission(this, `call-for-${name}`, {
        action: 'lambda:InvokeFunction',
        functionName: rotate.functionArn,
        principal: 'secretsmanager.amazonaws.com',
        sourceArn: secretArn,
        sourceAccount: Stack.of(this).account,
      });
      const schedule = new CfnRotationSchedule(this, name, {
        secretId: secretArn,
        rotationLambdaArn: rotate.functionArn,
        rotationRules: { automaticallyAfterDays: periods[name] },
        // A first deployment has just made the key, and a later one is no reason for another.
        rotateImmediatelyOnUpdate: false,
      });
      // Secrets Manager tries the function when it is told of it: by then both must have their rights.
      schedule.node.addDependency(permission, rotate.ownRole);
    }
  }
}
