import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInvoker, type Invoker, unionOfEnvironments } from '../../../infra/local/invoke.ts';

const trial = (name: string, timeoutMs = 10_000) => ({
  name,
  entry: 'tests/integration/local-system/handlers/trial.ts',
  arn: `arn:${name}`,
  environment: { COLOUR: 'blue' },
  timeoutMs,
});

describe('the local Lambda', () => {
  let folder: string;
  let invoker: Invoker;

  beforeEach(async () => {
    vi.stubEnv('AWS_PROFILE', 'real-account');
    folder = mkdtempSync(join(tmpdir(), 'invoke-'));
    invoker = createInvoker({
      functions: [trial('shared'), trial('alone'), trial('hasty', 50)],
      environment: { AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:9' },
      isolated: ['alone'],
      logFile: join(folder, 'functions.log'),
    });
    await invoker.warm();
  });

  afterEach(async () => {
    await invoker.stop();
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
  });

  it('runs the handler with its environment and nothing of the real AWS settings', async () => {
    expect(await invoker.invoke('arn:shared', { a: 1 })).toEqual({
      ok: true,
      payload: {
        event: { a: 1 },
        colour: 'blue',
        profile: null,
        endpoint: 'http://127.0.0.1:9',
        hasTime: true,
      },
    });
  });

  it('answers a throw by the name of the error and keeps its stack in the log', async () => {
    const answer = await invoker.invoke('arn:shared', { throws: 'RetryableError' });
    expect(answer).toEqual({ ok: false, errorType: 'RetryableError', errorMessage: 'on purpose' });
    await invoker.stop();
    expect(readFileSync(join(folder, 'functions.log'), 'utf8')).toMatch(/RetryableError.*trial\.ts/);
  });

  it('discards a result that comes after the timeout', async () => {
    expect(await invoker.invoke('arn:hasty', { waitMs: 500 })).toMatchObject({
      ok: false,
      errorType: 'Sandbox.Timedout',
    });
    expect(await invoker.invoke('arn:shared', {}, { timeoutMs: 5000 })).toMatchObject({ ok: true });
  });

  it('ends endless loops in an isolated function and lets the calls beside and behind them through', async () => {
    const loops = [1, 2, 3].map(() => invoker.invoke('arn:alone', { spin: true }, { timeoutMs: 1000 }));
    const others = [1, 2, 3].map((turn) => invoker.invoke('arn:alone', { turn }));
    for (const loop of await Promise.all(loops))
      expect(loop).toMatchObject({ errorType: 'Sandbox.Timedout' });
    for (const other of await Promise.all(others)) expect(other).toMatchObject({ ok: true });
  });

  it('answers for a thread that died and starts another', async () => {
    expect(await invoker.invoke('arn:alone', { exit: true })).toMatchObject({
      errorType: 'Runtime.ExitError',
    });
    expect(await invoker.invoke('arn:alone', {})).toMatchObject({ ok: true });
  });

  it('refuses an answer over 6 MB, as Lambda does', async () => {
    const answer = await invoker.invoke('arn:shared', { bytes: 6 * 1024 * 1024 });
    expect(answer).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
  });

  it('refuses a function that nobody defined', async () => {
    await expect(invoker.invoke('arn:nobody', {})).rejects.toThrow('arn:nobody');
  });
});

describe('the environments as one', () => {
  it('is an error when a name means two things', () => {
    const red = { ...trial('red'), environment: { COLOUR: 'red' } };
    expect(() => unionOfEnvironments([trial('blue'), red])).toThrow('COLOUR of red is red');
  });
});
