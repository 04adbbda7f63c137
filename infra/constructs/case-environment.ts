/** What every function must know to read and change a case, as the contract names it. */
import type { Environment } from '#contract/environment';
import type { Settings } from '../settings.ts';
import type { Kept } from '../stacks/state.ts';

export const caseEnvironment = (
  settings: Settings,
  { table, bucket, secrets, mail, baseUrl }: Kept,
): Environment<'place-case'> => ({
  TABLE_NAME: table.tableName,
  MAIL_BUCKET: bucket.bucketName,
  BASE_URL: baseUrl,
  MAIL_DOMAIN: settings.domain,
  SENDER: settings.sender,
  AGENCY_ADDRESS: settings.agencyAddress,
  CONFIGURATION_SET: mail.configurationSet.configurationSetName,
  ANSWERS_PER_DAY: String(settings.answersPerDay),
  FINAL_PAYMENT_YEAR: String(settings.finalPaymentYear),
  RETENTION_YEARS: String(settings.retentionYears),
  LINK_KEY_SECRET: secrets['link-key'].secretArn,
  REPLY_KEY_SECRET: secrets['reply-key'].secretArn,
  PEPPER_SECRET: secrets.pepper.secretArn,
});
