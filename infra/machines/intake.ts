/**
 * intake `{objectKey}`: one raw mail, from its bytes to a case, a file or triage.
 *
 * 1. Read the mail, in 20 s: a mail that cannot be read, or takes longer, is a person's to read → 3c.
 * 2. What is it?
 * 3. a) a referral → Open the case   b) a reply → File it   c) anything else → Send it to triage   d) seen before → 4
 * 4. Nothing more to do
 */
import { Duration } from 'aws-cdk-lib';
import { Choice, Condition, type IChainable, Succeed, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { inputOf, jsonata, step } from './tasks.ts';

export interface IntakeFunctions {
  readonly readMail: TugiradaFunction<'read-mail'>;
  readonly openCase: TugiradaFunction<'open-case'>;
  readonly fileMail: TugiradaFunction<'file-mail'>;
  readonly triageMail: TugiradaFunction<'triage-mail'>;
}

/** A mail of 25 MB is read in a few seconds; one made to take forever (nested parts, a decompression bomb) is stopped here. */
export const READING_LIMIT = Duration.seconds(20);

export function defineIntake(scope: Construct, run: IntakeFunctions): IChainable {
  const objectKey = jsonata(inputOf('objectKey'));
  const mailKey = jsonata('$mailKey');

  const done = Succeed.jsonata(scope, 'Nothing more to do', { outputs: {} });
  const openCase = step(scope, 'Open the case', run.openCase, { mailKey });
  const fileIt = step(scope, 'File it', run.fileMail, { mailKey });
  const triage = step(scope, 'Send it to triage', run.triageMail, { objectKey, reason: jsonata('$reason') });
  openCase.next(done);
  fileIt.next(done);
  triage.next(done);

  const whatIsIt = Choice.jsonata(scope, 'What is it?')
    .when(Condition.jsonata(jsonata("$route = 'open-case'")), openCase)
    .when(Condition.jsonata(jsonata("$route = 'file'")), fileIt)
    .when(Condition.jsonata(jsonata("$route = 'done'")), done)
    .otherwise(triage);

  const read = step(
    scope,
    'Read the mail',
    run.readMail,
    { objectKey },
    {
      timeout: Timeout.duration(READING_LIMIT),
      assign: {
        mailKey: jsonata('$states.result.Payload.mailKey'),
        route: jsonata('$states.result.Payload.route'),
        reason: jsonata('$states.result.Payload.reason'),
      },
    },
  );
  // The one place where every error has an answer: whatever is wrong with a mail, a person can read it.
  // Too long: the Task's limit is over, or Lambda ended the function first.
  read.addCatch(triage, {
    errors: ['States.ALL'],
    assign: {
      reason: jsonata(
        "$states.errorOutput.Error in ['States.Timeout', 'Sandbox.Timedout'] ? 'reading-took-too-long' : 'reading-failed'",
      ),
    },
    outputs: {},
  });
  read.next(whatIsIt);
  return read;
}
