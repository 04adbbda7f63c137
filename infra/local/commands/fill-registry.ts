/**
 * `npm run fill-registry -- TABLE ID "NAME" EMAIL`: fills the registry of a deployed table with the municipalities and one
 * provider. Credentials, region and endpoint come from the environment, as for every AWS client.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { createRegistry } from '#store/registry';
import { createTable } from '#store/table';
import { fillRegistry } from '../../seed/fill-registry.ts';

const usage = 'usage: npm run fill-registry -- TABLE PROVIDER-ID "PROVIDER NAME" PROVIDER-EMAIL';
const words = z.tuple([
  z.string().min(3),
  z.string().regex(/^[a-z0-9-]{1,40}$/),
  z.string().min(1).max(200),
  z.email(),
]);

const read = words.safeParse(process.argv.slice(2));
if (read.success) {
  const [table, id, name, email] = read.data;
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const count = await fillRegistry(createRegistry(createTable(documents, table)), { id, name, email });
  console.log(`${count} municipalities and the provider ${name} are in ${table}.`);
} else {
  console.error(usage);
  process.exitCode = 1;
}
