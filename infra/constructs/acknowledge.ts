/** Rules of AWS Solutions (cdk-nag) that we do not follow, each where it is not followed and with the reason. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * @param rule without the name of its pack: `SQS3`
 * @param reason a sentence that an auditor can judge
 */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}
