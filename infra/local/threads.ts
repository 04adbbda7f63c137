/** Worker threads that run handlers: one shared by many calls, and a pool in which a call has a thread to itself. */
import { Worker } from 'node:worker_threads';

/** One invocation; without `event` the entry is only imported. `deadlineMs` is in ms since the epoch. */
export type Call = { entry: string; name: string; arn: string; event?: string; timeoutMs: number };
export type ToWorker = Omit<Call, 'timeoutMs'> & { id: number; deadlineMs: number };
export type FromWorker =
  | { id: number; ok: true; json: string }
  | { id: number; ok: false; errorType: string; errorMessage: string; stack: string };
export type Reply = FromWorker | 'late';

export type Threads = {
  /** Runs a call; `late` when it took longer than its timeout (real ms). A thread that dies answers Runtime.ExitError. */
  run(call: Call): Promise<Reply>;
  stop(): Promise<void>;
};

export type ThreadSettings = { env: Record<string, string | undefined>; output: NodeJS.WritableStream };

/** How many calls of one isolated function run at once; a mail that never ends keeps one of them for its timeout. */
const POOL_SIZE = 4;

/** One thread for all calls: as handlers wait for I/O most of the time, they share it. A late call is left behind. */
export function sharedThread(settings: ThreadSettings): Threads {
  let thread: Thread | null = null;
  return {
    run(call) {
      if (!thread || thread.ended) thread = startThread(settings);
      return within(thread.call(call), call.timeoutMs);
    },
    stop: async () => thread?.end(),
  };
}

/** A thread for each call, kept for the next one; a late call's thread is ended, which stops even an endless loop. */
export function threadPool(settings: ThreadSettings): Threads {
  const all = new Set<Thread>();
  const free: Thread[] = [];
  const queue: ((thread: Thread) => void)[] = [];

  async function take(): Promise<Thread> {
    const ready = free.pop();
    if (ready && !ready.ended) return ready;
    for (const thread of all) if (thread.ended) all.delete(thread);
    if (all.size >= POOL_SIZE) return new Promise((resolve) => queue.push(resolve));
    return add();
  }

  function add(): Thread {
    const thread = startThread(settings);
    all.add(thread);
    return thread;
  }

  function giveBack(thread: Thread): void {
    if (thread.ended) all.delete(thread);
    const next = queue.shift();
    if (next) next(thread.ended ? add() : thread);
    else if (!thread.ended) free.push(thread);
  }

  return {
    async run(call) {
      const thread = await take();
      const reply = await within(thread.call(call), call.timeoutMs);
      if (reply === 'late') await thread.end();
      giveBack(thread);
      return reply;
    },
    stop: async () => void (await Promise.all([...all].map((thread) => thread.end()))),
  };
}

type Thread = { call(call: Call): Promise<FromWorker>; end(): Promise<void>; readonly ended: boolean };

function startThread({ env, output }: ThreadSettings): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    env,
    // Not what loads this process (tsx): bundles need nothing of it, and a thread with it starts much slower.
    execArgv: ['--enable-source-maps'],
    stdout: true,
  });
  const waiting = new Map<number, (reply: FromWorker) => void>();
  let calls = 0;
  let crash = '';
  let ended = false;
  worker.stdout.pipe(output, { end: false });
  worker.on('message', (reply: FromWorker) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  worker.on('error', (error) => {
    crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
  });
  worker.on('exit', (code) => {
    ended = true;
    const failure = {
      ok: false,
      errorType: 'Runtime.ExitError',
      errorMessage: `Runtime exited: ${code}`,
    } as const;
    for (const [id, resolve] of waiting) resolve({ id, ...failure, stack: crash });
    waiting.clear();
  });
  return {
    call({ timeoutMs, ...call }) {
      const id = ++calls;
      const replied = new Promise<FromWorker>((resolve) => waiting.set(id, resolve));
      worker.postMessage({ ...call, id, deadlineMs: Date.now() + timeoutMs } satisfies ToWorker);
      return replied;
    },
    end: async () => {
      ended = true;
      await worker.terminate();
    },
    get ended() {
      return ended;
    },
  };
}

async function within<T>(work: Promise<T>, limitMs: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
