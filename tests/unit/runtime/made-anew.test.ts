import { expect, it } from 'vitest';
import { madeAnew } from '#runtime/made-anew';

const HOUR = 60 * 60_000;

/** A secret that somebody replaces, and what is made of it. */
function kept() {
  const world = { now: 0, secret: 'old', fails: false, reads: 0 };
  const get = madeAnew(
    async () => {
      world.reads += 1;
      if (world.fails) throw new Error('no secret');
      return world.secret;
    },
    () => world.now,
  );
  return { world, get };
}

it('is made once within the hour, also by requests at the same time', async () => {
  const { world, get } = kept();
  await Promise.all([get(), get()]);
  world.now = HOUR - 1;
  world.secret = 'new';
  expect([await get(), world.reads]).toEqual(['old', 1]);
});

it('follows a secret that was replaced, after an hour', async () => {
  const { world, get } = kept();
  await get();
  Object.assign(world, { now: HOUR, secret: 'new' });
  expect(await get()).toBe('new');
});

it('tells of a first failure, and tries again at the next call', async () => {
  const { world, get } = kept();
  world.fails = true;
  await expect(get()).rejects.toThrow('no secret');
  world.fails = false;
  expect(await get()).toBe('old');
});

it('goes on with what it has while the secret cannot be read, and tries again every minute', async () => {
  const { world, get } = kept();
  await get();
  Object.assign(world, { now: HOUR, secret: 'new', fails: true });
  expect([await get(), await get(), world.reads]).toEqual(['old', 'old', 2]);
  Object.assign(world, { now: HOUR + 60_000, fails: false });
  expect(await get()).toBe('new');
});
