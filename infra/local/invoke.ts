/** Lambda on one machine: runs the handlers in worker threads, each within its function's timeout (real ms). */
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Call, sharedThread, threadPool } from './threads.ts';

export type LocalFunction = {
  name: string;
  /** Path of the entry file from the project's root: `functions/read-mail.ts`. */
  entry: string;
  arn: string;
  environment: Record<string, string>;
  timeoutMs: number;
};

/** What a handler answered, or how it failed; the names are Lambda's. */
export type Invoked = { ok: true; payload: unknown } | { ok: false; errorType: string; errorMessage: string };

export type Invoker = {
  /** Runs the function of the ARN; without `timeoutMs` the function's own limit holds. Throws when no function has it. */
  invoke(functionArn: string, payload: unknown, limits?: { timeoutMs?: number }): Promise<Invoked>;
  /** Imports every handler, so that the first call is as quick as the later ones; throws what an import throws. */
  warm(): Promise<void>;
  stop(): Promise<void>;
};

export type InvokerSettings = {
  functions: LocalFunction[];
  /** What the threads see beside the union of the functions' environments: endpoints, region, keys. */
  environment: Record<string, string>;
  /** Functions whose calls have a thread each, which is ended when the call takes too long. */
  isolated: string[];
  /** Where the handlers' standard output and errors go. */
  logFile: string;
};

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Lambda's limit of a buffered answer. */
const LARGEST_ANSWER_BYTES = 6 * 1024 * 1024;
/** Importing all handlers on a slow machine. */
const WARM_LIMIT_MS = 60_000;

export function createInvoker({ functions, environment, isolated, logFile }: InvokerSettings): Invoker {
  const byArn = new Map(functions.map((one) => [one.arn, one]));
  const log = createWriteStream(logFile, { flags: 'a' });
  const settings = {
    env: { ...environmentWithoutAws(), ...unionOfEnvironments(functions), ...environment },
    output: log,
  };
  const shared = sharedThread(settings);
  const pools = new Map(isolated.map((name) => [name, threadPool(settings)]));
  const threadsOf = (name: string) => pools.get(name) ?? shared;

  async function invoke(
    functionArn: string,
    payload: unknown,
    limits: { timeoutMs?: number } = {},
  ): Promise<Invoked> {
    const target = byArn.get(functionArn.replace(/:\$LATEST$/, ''));
    if (!target) throw new Error(`No function has the ARN ${functionArn}`);
    const timeoutMs = Math.min(limits.timeoutMs ?? target.timeoutMs, target.timeoutMs);
    const reply = await threadsOf(target.name).run(callOf(target, timeoutMs, JSON.stringify(payload ?? {})));
    if (reply === 'late') {
      return failed('Sandbox.Timedout', `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
    }
    if (!reply.ok) {
      log.write(`${JSON.stringify({ level: 'ERROR', function: target.name, ...reply })}\n`);
      return failed(reply.errorType, reply.errorMessage);
    }
    if (Buffer.byteLength(reply.json) > LARGEST_ANSWER_BYTES) {
      return failed(
        'Function.ResponseSizeTooLarge',
        'Response payload size exceeded maximum allowed payload size',
      );
    }
    return { ok: true, payload: JSON.parse(reply.json) };
  }

  async function warm(): Promise<void> {
    const replies = functions.map((one) => threadsOf(one.name).run(callOf(one, WARM_LIMIT_MS)));
    for (const reply of await Promise.all(replies)) {
      if (reply === 'late') throw new Error(`The functions were not loaded within ${WARM_LIMIT_MS} ms`);
      if (!reply.ok) throw new Error(`A function cannot be loaded: ${reply.stack || reply.errorMessage}`);
    }
  }

  async function stop(): Promise<void> {
    await Promise.all([shared, ...pools.values()].map((threads) => threads.stop()));
    await new Promise<void>((done) => log.end(() => done()));
  }

  return { invoke, warm, stop };
}

/** The functions' environments as one; a name that means two things is an error, since one thread runs them all. */
export function unionOfEnvironments(functions: LocalFunction[]): Record<string, string> {
  const union: Record<string, string> = {};
  for (const { name, environment } of functions) {
    for (const [key, value] of Object.entries(environment)) {
      if (union[key] !== undefined && union[key] !== value) {
        throw new Error(`${key} of ${name} is ${value}, but another function has ${union[key]}`);
      }
      union[key] = value;
    }
  }
  return union;
}

function callOf({ entry, name, arn }: LocalFunction, timeoutMs: number, event?: string): Call {
  return { entry: resolve(root, entry), name, arn, timeoutMs, event };
}

/** The process's environment without anything of AWS, so that no call can reach a real account. */
function environmentWithoutAws(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('AWS_')));
}

function failed(errorType: string, errorMessage: string): Invoked {
  return { ok: false, errorType, errorMessage };
}
