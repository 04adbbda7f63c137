/** Builds the world of casework from a function's environment and the SDK clients. */
import type { S3Client } from '@aws-sdk/client-s3';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { World } from '#casework/world';
import type { Environment } from '#contract/environment';
import type { Keys } from '#contract/key-ring';
import { createSender } from '#mail/sender';
import { createMachines } from '#store/machines';
import { createRawMails } from '#store/raw-mail';
import { createRegistry } from '#store/registry';
import { createRules } from '#store/rules';
import { createTable } from '#store/table';
import { createUploads } from '#store/uploads';

/** Every function that changes cases has at least this environment. */
type CaseworkEnvironment = Environment<'place-case'> & {
  REFERRAL_MACHINE_ARN?: string;
  OBLIGATION_MACHINE_ARN?: string;
  INTAKE_MACHINE_ARN?: string;
  SERVICE_MACHINE_ARN?: string;
  TRANSFER_MACHINE_ARN?: string;
  IMPORT_MACHINE_ARN?: string;
  RESTART_MACHINE_ARN?: string;
  MAINTENANCE_MACHINE_ARN?: string;
};

interface CaseworkClients {
  readonly documents: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly ses: SESv2Client;
  readonly sfn: SFNClient;
  readonly keys: (id: string) => Promise<Keys>;
}

/** @param report where failures go that the sweep will mend */
export const connectWith =
  (report: World['report']) =>
  async (environment: CaseworkEnvironment, clients: CaseworkClients): Promise<World> => {
    const table = createTable(clients.documents, environment.TABLE_NAME);
    const [link, reply, pepper] = await Promise.all([
      clients.keys(environment.LINK_KEY_SECRET),
      clients.keys(environment.REPLY_KEY_SECRET),
      clients.keys(environment.PEPPER_SECRET),
    ]);
    return {
      table,
      registry: createRegistry(table),
      rules: createRules(table),
      rawMails: createRawMails(clients.s3, environment.MAIL_BUCKET),
      uploads: createUploads(clients.s3, environment.MAIL_BUCKET),
      machines: createMachines(clients.sfn, {
        referral: environment.REFERRAL_MACHINE_ARN,
        obligation: environment.OBLIGATION_MACHINE_ARN,
        intake: environment.INTAKE_MACHINE_ARN,
        service: environment.SERVICE_MACHINE_ARN,
        transfer: environment.TRANSFER_MACHINE_ARN,
        import: environment.IMPORT_MACHINE_ARN,
        restart: environment.RESTART_MACHINE_ARN,
        maintenance: environment.MAINTENANCE_MACHINE_ARN,
      }),
      sendMail: createSender(clients.ses),
      keys: { link, reply, pepper },
      settings: {
        baseUrl: environment.BASE_URL,
        mailDomain: environment.MAIL_DOMAIN,
        sender: environment.SENDER,
        agencyAddress: environment.AGENCY_ADDRESS,
        configurationSet: environment.CONFIGURATION_SET,
        answersPerDay: Number(environment.ANSWERS_PER_DAY),
        retention: {
          finalPaymentYear: Number(environment.FINAL_PAYMENT_YEAR),
          years: Number(environment.RETENTION_YEARS),
        },
      },
      report,
    };
  };
