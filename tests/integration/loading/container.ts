/** A container of Lambda in a process of its own: imports a bundle, then answers one invocation after the other, each under its trace. */
import { pathToFileURL } from 'node:url';

export interface Invocation {
  readonly event: unknown;
  /** As X-Ray writes it. */
  readonly trace: string;
}
export interface Answer {
  /** Its name; null: the handler was done. */
  readonly error: string | null;
  /** Whether the X-Ray SDK is there: it keeps its contexts at the process. */
  readonly loaded: boolean;
}

const [bundle = ''] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(bundle).href);

process.on('message', async ({ event, trace }: Invocation) => {
  process.env._X_AMZN_TRACE_ID = trace;
  const error = await handler(event, { functionName: 'traced', awsRequestId: 'one' }).then(
    () => null,
    (thrown: Error) => thrown.name,
  );
  process.send?.({ error, loaded: 'namespaces' in process } satisfies Answer);
});
process.send?.('ready');
