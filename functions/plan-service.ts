/** Lambda: says which milestone of the service comes next, and when. */
import { connectWith } from '#casework/connect';
import { planService } from '#casework/service';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('plan-service', connectWith(logFailure), (world, { now, ...service }) =>
  planService(world, service, now),
);
