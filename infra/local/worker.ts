/** A thread that runs handlers as Lambda's runtime does: imports an entry once, then answers one message per invocation. */
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './threads.ts';

type Handler = (event: unknown, context: object) => unknown;

const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');
const handlers = new Map<string, Promise<Handler>>();

port.on('message', (message: ToWorker) => void answer(message).then((reply) => port.postMessage(reply)));

async function answer(message: ToWorker): Promise<FromWorker> {
  try {
    const handler = await load(message.entry);
    if (message.event === undefined) return { id: message.id, ok: true, json: 'null' };
    const result = await handler(JSON.parse(message.event), contextOf(message));
    return { id: message.id, ok: true, json: JSON.stringify(result) ?? 'null' };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    return {
      id: message.id,
      ok: false,
      errorType: error.name,
      errorMessage: error.message,
      stack: error.stack ?? '',
    };
  }
}

function load(entry: string): Promise<Handler> {
  const known = handlers.get(entry);
  if (known) return known;
  const loading = import(pathToFileURL(entry).href).then((module: { handler?: Handler }) => {
    if (typeof module.handler !== 'function') throw new Error(`${entry} exports no handler`);
    return module.handler;
  });
  handlers.set(entry, loading);
  // Lambda tries again with a fresh environment after an import that failed.
  loading.catch(() => handlers.delete(entry));
  return loading;
}

function contextOf({ id, name, arn, deadlineMs }: ToWorker): object {
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: '512',
    awsRequestId: `local-${id}`,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  };
}
