import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCase, RetryableError } from '#casework/casework';
import { identify } from '#casework/intake';
import { toTriage } from '#casework/triage';
import { caseIdFrom } from '#domain/case/case-id';
import { listTriage } from '#store/lists';
import { loadMailIn } from '#store/mails';
import type { Item } from '#store/table';
import { moments } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { caseManager, openedCase, openMail, putRaw, readingOf, takeInMail } from './stories.ts';

const now = moments.registered;
const bytesOf = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));

describe('taking a mail in', () => {
  let world: TestWorld;
  let registry: Item[];
  beforeAll(async () => {
    world = await startWorld();
    registry = await world.items();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.restore(registry));

  const cases = async () =>
    (await world.items()).filter(({ sk }) => sk === 'CASE').map(({ caseId }) => caseId);
  const letter = { messageId: '<same@pparnumaa.example>', body: 'Tere' };

  it('opens one case from the same mail twice, one after the other and both at once', async () => {
    const first = await takeInMail(world, readingOf(), now, putRaw(world, letter));
    const caseId = await openMail(world, first.mail, now);
    const copy = putRaw(world, { ...letter, received: 'from another by way' });
    const second = await takeInMail(world, readingOf(), now, copy);
    expect(second.route).toEqual({ route: 'done' });
    expect(await openMail(world, second.mail, now)).toBe(caseId);

    const other = await takeInMail(world, readingOf(), now, putRaw(world));
    const both = await Promise.all([1, 2, 3].map(() => openMail(world, other.mail, now)));
    expect(new Set(both).size).toBe(1);
    expect((await cases()).sort()).toEqual([caseId, both[0]].sort());
    expect(world.told.mails.map(({ key }) => key).sort()).toEqual([`${caseId}-1-0`, `${both[0]}-1-0`].sort());
  });

  it('goes on with a copy that comes before the first was acted on, and reads its bytes where they lie now', async () => {
    await takeInMail(world, readingOf(), now, putRaw(world, letter));
    const copy = putRaw(world, letter);
    const { mail, route } = await takeInMail(world, readingOf(), now, copy);
    expect(route).toEqual({ route: 'open-case' });
    expect((await loadMailIn(world.table, mail.key))?.objectKey).toBe(copy.objectKey);
  });

  it('moves the raw mail out of the inbox when its case is open, and keeps when it came', async () => {
    const { mail } = await takeInMail(world, readingOf());
    await openMail(world, mail, now);
    expect([...world.told.objects.keys()]).toEqual([`mail/${mail.key}.eml`]);
    const stored = await loadMailIn(world.table, mail.key);
    expect(stored).toMatchObject({ status: 'filed', receivedAt: moments.received });
    const { state } = await loadCase(world, stored?.caseId ?? '', now);
    expect(state).toMatchObject({ receivedAt: moments.received, registeredAt: now, mailKey: mail.key });
  });

  it('keeps a mail with a taken Message-ID and other content apart, for an officer', async () => {
    const { mail } = await takeInMail(world, readingOf(), now, putRaw(world, letter));
    await openMail(world, mail, now);
    const forged = putRaw(world, { ...letter, body: 'Midagi muud' });
    for (const repeated of [false, true]) {
      const { mail: twin, route } = await takeInMail(world, readingOf(), now, forged);
      expect(route).toEqual(repeated ? { route: 'done' } : { route: 'triage', reason: 'same-message-id' });
      expect(twin.key).not.toBe(mail.key);
      await toTriage(world, forged.objectKey, 'same-message-id', now);
      const { rows } = await listTriage(world.table, null);
      expect(rows).toMatchObject([{ key: twin.key, triage: 'same-message-id', status: 'triage' }]);
      if (!repeated) world.told.objects.set(forged.objectKey, { bytes: forged.bytes, arrivedAt: null });
    }
    expect(await loadMailIn(world.table, mail.key)).toMatchObject({ status: 'filed' });
    expect(await cases()).toHaveLength(1);
  });

  it('puts a mail that could not be read into triage once, whatever happened before', async () => {
    const { objectKey } = putRaw(world);
    const key = await toTriage(world, objectKey, 'reading-took-too-long', now);
    expect(await toTriage(world, objectKey, 'reading-failed', now)).toBeNull();
    expect((await listTriage(world.table, null)).rows).toMatchObject([
      { key, triage: 'reading-took-too-long', reading: null },
    ]);
    expect(await toTriage(world, 'inbox/nothing', 'reading-failed', now)).toBeNull();
  });

  it('does not bring a mail back into triage that was decided about', async () => {
    const raw = putRaw(world, letter);
    const { mail } = await takeInMail(world, readingOf(), now, raw);
    await openMail(world, mail, now);
    const copy = putRaw(world, letter);
    expect(await toTriage(world, copy.objectKey, 'reading-failed', now)).toBe(mail.key);
    expect((await loadMailIn(world.table, mail.key))?.status).toBe('filed');
  });
});

describe('the id of a case', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  const idOf = (key: string, salt: number) =>
    caseIdFrom(createHash('sha256').update(`${key}:${salt}`).digest('hex'), 2026);

  it('that another mail has taken is left to it: the next salt is tried, and nothing is written beside it', async () => {
    const { mail } = await takeInMail(world, readingOf());
    const taken = idOf(mail.key, 0);
    // Another mail's case stands where this one would go.
    const other = await openedCase(world);
    const moved = (await world.items()).flatMap((item) =>
      item.pk === `CASE#${other}` ? [JSON.parse(JSON.stringify(item).replaceAll(other, taken))] : [item],
    );
    await world.restore(moved);
    const before = moved.filter(({ pk }) => pk === `CASE#${taken}`);
    const caseId = await openMail(world, mail, now);
    expect(caseId).toBe(idOf(mail.key, 1));
    const after = (await world.items()).filter(({ pk }) => pk === `CASE#${taken}`);
    expect(after).toEqual(before);
    expect(await openMail(world, mail, now)).toBe(caseId);
  });

  it('gives up with an error that may be retried when no salt is free', async () => {
    const { mail } = await takeInMail(world, readingOf());
    const full = { ...world, table: { ...world.table, putNew: async () => false } };
    await expect(openMail(full, mail, now)).rejects.toBeInstanceOf(RetryableError);
  });
});

describe('the identity of a mail', () => {
  it('is its Message-ID, its content what its writer’s program wrote', () => {
    const mail = (received: string, body = 'Tere') =>
      bytesOf(`Received: ${received}`, `From: ${caseManager}`, 'Message-ID: <a@b>', 'X-Spam: no', '', body);
    expect(identify(mail('from a'))).toEqual(identify(mail('from b; later')));
    expect(identify(mail('from a', 'Muu'))).toMatchObject({ key: identify(mail('from a')).key });
    expect(identify(mail('from a', 'Muu')).contentHash).not.toBe(identify(mail('from a')).contentHash);
  });

  it('is its content without a Message-ID, and with folded and differently ordered headers the same', () => {
    const one = identify(bytesOf('From: a@b.example', 'Subject: Pikk', ' rida', '', 'Tere'));
    const two = identify(bytesOf('Subject: Pikk rida', 'From: a@b.example', '', 'Tere'));
    expect(one).toEqual(two);
    expect(one.key).toBe(one.contentHash);
  });

  it('differs for mails that have neither headers nor an end of them', () => {
    const broken = ['', 'x', 'y', 'From: a@b.example', 'From: a@b.example\nSubject: x'].map((text) =>
      identify(new TextEncoder().encode(text)),
    );
    expect(new Set(broken.map(({ key }) => key)).size).toBe(broken.length);
  });
});
