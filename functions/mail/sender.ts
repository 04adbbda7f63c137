/** Hands a mail to SES. */
import { type SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';

/** @returns a function that sends one mail and gives SES's message id (the part before `@region.amazonses.com`) */
export function createSender(ses: SESv2Client): (input: SendEmailCommandInput) => Promise<string> {
  return async (input) => {
    const { MessageId } = await ses.send(new SendEmailCommand(input));
    if (!MessageId) throw new Error('SES accepted a mail without giving its id');
    return MessageId;
  };
}
