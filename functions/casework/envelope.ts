/** What surrounds every mail that leaves: our sender, one receiver, and the tag by which SES's events name the mail. */
import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import type { World } from '#casework/world';
import type { ComposedMessage } from '#mail/compose/message';

/** Name that the mails are signed with in the From header. */
const senderName = 'Sotsiaalkindlustusamet';

/** @param key of the mail's item. @returns the input of SendEmail */
export const inEnvelope = (
  { settings }: World,
  key: string,
  address: string,
  message: ComposedMessage,
): SendEmailCommandInput => ({
  FromEmailAddress: `${senderName} <${settings.sender}>`,
  Destination: { ToAddresses: [address] },
  ConfigurationSetName: settings.configurationSet,
  EmailTags: [{ Name: 'mail', Value: key }],
  ...message,
});
