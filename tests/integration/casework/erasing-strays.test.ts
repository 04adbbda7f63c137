/** What no case takes along when it is erased: mails of no case, and the reasons of transfers of whole contracts. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseStrays, previewStrays } from '#casework/erasing-strays';
import { morningRound } from '#casework/morning';
import { startTransfer, undoTransfer } from '#casework/transfers';
import { dismiss, toTriage } from '#casework/triage';
import type { World } from '#casework/world';
import { parseDay } from '#domain/calendar/calendar';
import { listTriage } from '#store/lists';
import { loadMailIn } from '#store/mails';
import { listTransfers } from '#store/transfers';
import { moments, provider } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { openedCase, putRaw, readingOf, takeInMail } from './stories.ts';

/** The final payment of the tests is 2026: what came until then goes on 1 January 2032. */
const due = '2032-01-01T06:00:00.000Z';
const shown = '2031-12-22T06:00:00.000Z';
const words = 'Olena Kovalenko, 49005149021';
const personal = /Olena|Kovalenko|49005149021|kadri\.tamm/;

let world: TestWorld;
let empty: Awaited<ReturnType<TestWorld['items']>>;
beforeAll(async () => {
  world = await startWorld();
  empty = await world.items();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.restore(empty);
  world.told.objects.clear();
});

/** @returns the key of a mail that waits in triage and belongs to no case */
async function stray(): Promise<string> {
  const reading = readingOf({ kind: 'unknown', referral: null, replyText: words });
  const { mail } = await takeInMail(world, reading, moments.registered, putRaw(world, { body: words }));
  await toTriage(world, mail.objectKey, 'no-referral', moments.registered);
  return mail.key;
}
const leftovers = async () => (await world.items()).filter((item) => personal.test(JSON.stringify(item)));

describe('a mail of no case', () => {
  it('goes with its words, its bytes and an officer’s reason, decided on or not', async () => {
    const [waiting, dismissed] = [await stray(), await stray()];
    await dismiss(world, dismissed, `Ei puuduta meid: ${words}`, 'mari', moments.supplemented);
    expect(await eraseStrays(world, '2031-12-31T06:00:00.000Z')).toBe(0);
    expect((await leftovers()).length).toBeGreaterThan(1);
    expect(await eraseStrays(world, due)).toBe(2);
    expect(await leftovers()).toEqual([]);
    expect([...world.told.objects.keys()]).toEqual([]);
    expect((await listTriage(world.table, null)).rows).toEqual([]);
    expect((await loadMailIn(world.table, waiting))?.reading).toBeNull();
    expect(await eraseStrays(world, due)).toBe(0);
  });

  it('is shown two weeks before, and told of in the morning', async () => {
    await stray();
    expect(await previewStrays(world, '2031-12-10T06:00:00.000Z')).toMatchObject({ mails: 0, on: null });
    expect(await previewStrays(world, shown)).toEqual({ mails: 1, transfers: 0, on: '2032-01-01' });
    world.told.mails.length = 0;
    await morningRound(world, shown);
    const text = world.told.mails[0]?.input.Content?.Simple?.Body?.Text?.Data;
    expect(text).toContain('1 juhtumiväline kiri kustutatakse peagi');
  });

  it('stays while it belongs to a case, or nobody has worked on it', async () => {
    await openedCase(world);
    await takeInMail(world, readingOf({ kind: 'unknown', referral: null, messageId: null }));
    const before = (await leftovers()).length;
    expect(await eraseStrays(world, due)).toBe(0);
    expect((await leftovers()).length).toBe(before);
  });

  it('that cannot be erased stops no other, and is tried again', async () => {
    const [one] = [await stray(), await stray()];
    const erase: World['rawMails']['erase'] = (key) =>
      key === one ? Promise.reject(new Error('killed')) : world.rawMails.erase(key);
    expect(await eraseStrays({ ...world, rawMails: { ...world.rawMails, erase } }, due)).toBe(1);
    expect(world.told.reports.map(({ what }) => what)).toEqual(['A mail of no case could not be erased']);
    expect(await eraseStrays(world, due)).toBe(1);
    expect(await leftovers()).toEqual([]);
  });
});

describe('the reason of a transfer', () => {
  it('goes after its time, with that of its undoing; what became of it stays', async () => {
    const wish = {
      ...{ from: provider, to: { id: 'hoolekaar', name: 'Hoolekaar' }, municipalities: null, exceptions: [] },
      ...{ effective: parseDay('2026-04-01'), contracts: false, previewedAt: moments.reviewed },
      reason: `Leping lõppes ${words} tõttu`,
    };
    const id = await startTransfer(world, wish, 'lea', moments.reviewed);
    await undoTransfer(world, id, { reason: words, officer: 'lea' }, moments.ensured);
    expect(await eraseStrays(world, shown)).toBe(0);
    expect(await previewStrays(world, shown)).toEqual({ mails: 0, transfers: 1, on: '2032-01-01' });
    expect(await eraseStrays(world, due)).toBe(1);
    expect(await leftovers()).toEqual([]);
    expect(await listTransfers(world.table)).toMatchObject([
      { id, status: 'undone', reason: '', officer: 'lea' },
    ]);
    expect(await previewStrays(world, due)).toMatchObject({ transfers: 0 });
  });
});
