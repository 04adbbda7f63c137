/** The engine in a process of its own, for a test that kills it: sends its endpoint to the parent. */
import { createDynamoDb } from '../../../infra/local/services/dynamodb.ts';
import { table } from './dynamodb-table.ts';

const [folder = ''] = process.argv.slice(2);
const engine = await createDynamoDb({ folder, tables: [table] });
process.send?.(engine.endpoint);
