/** Which errors a Task tries again, how often, and how long that lasts at most. Any error not named here is final. */
import { Duration } from 'aws-cdk-lib';
import type { RetryProps } from 'aws-cdk-lib/aws-stepfunctions';

/** Lambda itself could not run the function. Waits 2 + 4 + 8 + 16 + 32 + 64 = 126 s in all. */
export const RETRY_LAMBDA_SERVICE: RetryProps = {
  errors: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
  ],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 6,
};

/**
 * The function's process died, or Lambda ended it at its limit: memory, a bad host, a slow dependency. Every step may run
 * twice. Waits 10 + 20 = 30 s in all: what dies three times on end dies of its input, and a person looks at it.
 */
export const RETRY_PROCESS_LOST: RetryProps = {
  errors: ['Lambda.Unknown', 'Runtime.ExitError', 'Runtime.OutOfMemory', 'Sandbox.Timedout'],
  interval: Duration.seconds(10),
  backoffRate: 2,
  maxAttempts: 2,
};

/** Our function says "again": e.g. a race for a case's version that did not settle. Waits 2 + 4 + 8 + 16 + 32 = 62 s in all. */
export const RETRY_RETRYABLE: RetryProps = {
  errors: ['RetryableError'],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 5,
};

/**
 * Step Functions could not start another execution. Waits 5 + 10 + 20 + 40 + 80 + 160 = 315 s in all: its limits on starts
 * refill within seconds, its limit on open executions needs somebody to act.
 * AWS's guide writes ExecutionLimitExceeded without the ending, its other errors with; both spellings stand here.
 */
export const RETRY_START_EXECUTION: RetryProps = {
  errors: [
    'StepFunctions.AWSStepFunctionsException',
    'StepFunctions.SdkClientException',
    'StepFunctions.ThrottlingException',
    'StepFunctions.ExecutionLimitExceeded',
    'StepFunctions.ExecutionLimitExceededException',
  ],
  interval: Duration.seconds(5),
  backoffRate: 2,
  maxAttempts: 6,
};

/** The child of this name runs under another input, or ended less than 90 days ago. */
export const EXECUTION_EXISTS = 'StepFunctions.ExecutionAlreadyExistsException';
