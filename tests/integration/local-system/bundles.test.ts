import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { bundleHandlers } from '../../../infra/local/bundles.ts';

const entries = ['functions/canary.ts', 'functions/mail-event.ts'];

it('makes a bundle of each handler, which runs by itself', async () => {
  const files = await bundleHandlers(entries);
  expect([...files.keys()]).toEqual(entries);
  const load = import(pathToFileURL(files.get('functions/mail-event.ts') ?? '').href);
  await expect(load, 'without its environment').rejects.toThrow('TABLE_NAME');
});

it('makes them once, also for two who ask at the same time', async () => {
  const [one, other] = await Promise.all([bundleHandlers(entries), bundleHandlers(entries)]);
  expect(other).toEqual(one);
  const file = one.get('functions/canary.ts') ?? '';
  const { ino } = statSync(file);
  await bundleHandlers(entries);
  expect(statSync(file).ino).toBe(ino);
});

it('tells what a source that cannot be bundled lacks', async () => {
  await expect(bundleHandlers(['functions/no-such-handler.ts'])).rejects.toThrow('no-such-handler');
});
