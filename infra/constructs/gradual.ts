/** New code takes over little by little: the alias `live` is shifted by CodeDeploy, and shifted back when the function's alarm goes off. */

import { Duration, Stack } from 'aws-cdk-lib';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Alias, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { alarmsOfStack } from './runbook-alarm.ts';

/** What machines, the API and events call: whoever may call it may not call a version of their choice. */
export class LiveAlias extends Alias {
  override get resourceArnsForGrantInvoke(): string[] {
    return [this.functionArn];
  }
}

/** Events are not waited for: a function that fails twice more leaves them where an alarm finds them. */
export function keepFailures(live: LiveAlias, undelivered: IQueue, key: IKey): void {
  live.configureAsyncInvoke({
    // Bound by hand: CDK's own way gives rights to the key by wildcards.
    onFailure: { bind: () => ({ destination: undelivered.queueArn }) },
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
  });
  live.addToRolePolicy(
    new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] }),
  );
  live.addToRolePolicy(usesKeyOfQueue(live, key));
}

/** An encrypted queue is written to by those only who may use its key, through the queue. */
export const usesKeyOfQueue = (scope: Construct, key: IKey): PolicyStatement =>
  new PolicyStatement({
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `sqs.${Stack.of(scope).region}.amazonaws.com` } },
  });

/** What all deployments of the stack share. */
export class GradualDeployments extends Construct {
  private readonly application: LambdaApplication;
  private readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.application = new LambdaApplication(this, 'application');
    this.role = new Role(this, 'role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['cloudwatch:DescribeAlarms'],
        resources: [alarmsOfStack(this)],
      }),
    );
    acknowledge(
      this.role,
      `IAM5[Resource::arn:<AWS::Partition>:cloudwatch:${Stack.of(this).region}:<AWS::AccountId>:alarm:${Stack.of(this).stackName}-*]`,
      'It reads the state of the alarms of this stack, whose names CloudFormation makes; naming each would close a circle.',
    );
  }

  /**
   * A tenth of the calls for five minutes, then all. `alarm` ends it and brings the old version back.
   *
   * @returns the alias that callers use
   */
  shift(run: LambdaFunction, alarm: IAlarm): LiveAlias {
    const live = new LiveAlias(run, 'live', { aliasName: 'live', version: run.currentVersion });
    // A policy for each function: one for all would make every alias wait for every function, in a circle.
    const policy = new Policy(run, 'shift', {
      roles: [this.role],
      statements: [
        new PolicyStatement({
          actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
          resources: [run.functionArn, `${run.functionArn}:live`],
        }),
      ],
    });
    const group = new LambdaDeploymentGroup(run, 'deployment', {
      application: this.application,
      alias: live,
      // Its own managed policy would let it shift every function of the account.
      role: this.role.withoutPolicyUpdates(),
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [alarm],
    });
    group.node.addDependency(policy);
    return live;
  }
}
