/**
 * Every command is killed at each of its calls to the outside; then it is repeated as its machine or person does, the case
 * is loaded and swept. The table, the machines and the mails must be as if nothing had happened.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { takeIn } from '#casework/intake';
import { keepOrReturn, stepObligation } from '#casework/obligations';
import { fileMail } from '#casework/replies';
import { replyAddress } from '#casework/signing';
import { sweep } from '#casework/sweep';
import { attach, dismiss, toTriage } from '#casework/triage';
import type { World } from '#casework/world';
import { CommandRefused } from '#domain/case/refusal';
import type { Reading } from '#domain/reading';
import type { Item } from '#store/table';
import { completeReferral, incompleteReferral, moments } from '../../support/cases.ts';
import { keys, mailDomain, startWorld, type TestWorld } from '../../support/world.ts';
import { Crash, mortal } from './crashing.ts';
import {
  answers,
  ask,
  leadTo,
  officer,
  openedCase,
  openMail,
  putRaw,
  readingOf,
  takeInMail,
} from './stories.ts';

/** One thing that is done to the world; done again it must find its work done. */
type Act = (world: World) => Promise<unknown>;
/** Sets the scene. @returns what is done, and which case it is about */
type Scene = (world: TestWorld) => Promise<{
  act: Act;
  now: string;
  caseId: string | null;
  /** True when a later try may come at a later minute: the moments in the table are not compared then. */
  later?: boolean;
}>;

const minutesLater = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

const ensureTask = { kind: 'ensure-support-person', cause: '1' } as const;
const scenes: Record<string, Scene> = {
  'opening a case from a mail': async (world) => {
    const raw = putRaw(world, { messageId: '<one@pparnumaa.example>' });
    return {
      act: intake(raw.objectKey, readingOf(), moments.registered),
      now: moments.registered,
      caseId: null,
    };
  },
  'opening the obligation with its task mail': async (world) => {
    const caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    const act: Act = (mortalWorld) =>
      stepObligation(mortalWorld, 'OpenObligation', { caseId, ...ensureTask }, moments.reviewed);
    return { act, now: moments.reviewed, caseId };
  },
  'an answer while its machine waits': async (world) => {
    const caseId = await openedCase(world);
    const state = await leadTo(world, caseId, 'accept');
    await ask(world, state, moments.reviewed, 'token-ensure');
    const { command, at } = answers.ensure;
    return { act: (w) => changeCase(w, caseId, command, officer, at), now: at, caseId };
  },
  'an answer before its machine opened the obligation': async (world) => {
    const caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    const { command, at } = answers.ensure;
    return { act: (w) => changeCase(w, caseId, command, officer, at), now: at, caseId };
  },
  'a nudge to two parties': async (world) => {
    const caseId = await openedCase(world);
    const state = await leadTo(world, caseId, 'accept');
    await ask(world, state, moments.reviewed, 'token-ensure');
    const now = '2026-02-12T07:00:00.000Z';
    return { act: (w) => stepObligation(w, 'Nudge', { caseId, ...ensureTask }, now), now, caseId };
  },
  'keeping a token': async (world) => {
    const caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    await stepObligation(world, 'OpenObligation', { caseId, ...ensureTask }, moments.reviewed);
    const act: Act = (w) =>
      keepOrReturn(w, caseId, ensureTask, { token: 'token-ensure', wakeAt: null }, moments.reviewed);
    return { act, now: moments.reviewed, caseId };
  },
  'activating the case': async (world) => {
    const caseId = await openedCase(world);
    const state = await leadTo(world, caseId, 'arrange');
    await ask(world, state, moments.arranged, 'token-meeting');
    const { command, at } = answers.record;
    return { act: (w) => changeCase(w, caseId, command, officer, at), now: at, caseId };
  },
  'cancelling an open case': async (world) => {
    const caseId = await openedCase(world);
    const state = await leadTo(world, caseId, 'accept');
    await ask(world, state, moments.reviewed, 'token-ensure');
    const now = '2026-02-06T09:00:00.000Z';
    const command = { type: 'CancelCase', reason: 'Kolis ära' } as const;
    return { act: (w) => changeCase(w, caseId, command, officer, now), now, caseId };
  },
  'cancelling a running service': async (world) => {
    const caseId = await openedCase(world);
    await leadTo(world, caseId, 'record');
    await keepOrReturn(world, caseId, null, { token: 'token-service', wakeAt: null }, moments.recorded);
    const now = '2026-03-06T09:00:00.000Z';
    const command = { type: 'CancelCase', reason: 'Kolis ära' } as const;
    return { act: (w) => changeCase(w, caseId, command, officer, now), now, caseId };
  },
  'restarting the machines': async (world) => {
    const caseId = await openedCase(world);
    await leadTo(world, caseId, 'accept');
    const act: Act = async (w) => {
      const { state } = await loadCase(w, caseId, moments.ensured);
      // An officer who sees that it was done does not do it again.
      if (state?.restart === 0)
        await changeCase(w, caseId, { type: 'RestartMachines' }, officer, moments.ensured);
    };
    return { act, now: moments.ensured, caseId };
  },
  'a task mail that leaves on a later day': async (world) => {
    const caseId = await openedCase(world);
    const state = await leadTo(world, caseId, 'accept');
    const failing: World = { ...world, sendMail: () => Promise.reject(new Error('SES is down')) };
    await ask(failing, state, moments.reviewed, 'token-ensure');
    const now = '2026-02-05T08:00:00.000Z';
    return { act: (w) => sweep(w, now), now, caseId, later: true };
  },
  'a reply that completes the referral': async (world) => {
    const caseId = await openedCase(world, incompleteReferral());
    const { state } = await loadCase(world, caseId, moments.registered);
    if (state) await ask(world, state, moments.registered, 'token-complete');
    return reply(world, caseId, completeReferral());
  },
  'a question of the municipality': async (world) => {
    const caseId = await openedCase(world);
    await leadTo(world, caseId, 'ensure');
    return reply(world, caseId, null, 'Kuidas kliendil läheb?');
  },
  'a reply that needs a person': async (world) => {
    const caseId = await openedCase(world, incompleteReferral());
    return reply(world, caseId, null);
  },
  'putting a mail into triage': async (world) => {
    const { objectKey } = putRaw(world, { messageId: '<triage@pparnumaa.example>' });
    const now = moments.registered;
    return { act: (w) => toTriage(w, objectKey, 'reading-failed', now), now, caseId: null };
  },
  'attaching a mail to a case': async (world) => {
    const caseId = await openedCase(world, incompleteReferral());
    const { mail } = await takeInMail(
      world,
      readingOf({ kind: 'unknown', referral: null, answers: completeReferral() }),
    );
    await toTriage(world, mail.objectKey, 'no-referral', moments.registered);
    const now = moments.supplemented;
    return { act: (w) => attach(w, mail.key, caseId, 'mari', now), now, caseId };
  },
  'dismissing a mail': async (world) => {
    const { mail } = await takeInMail(world, readingOf({ kind: 'unknown', referral: null }));
    await toTriage(world, mail.objectKey, 'no-referral', moments.registered);
    const now = moments.supplemented;
    return { act: (w) => dismiss(w, mail.key, 'Reklaam', 'mari', now), now, caseId: null };
  },
};

async function reply(
  world: TestWorld,
  caseId: string,
  answers: ReturnType<typeof completeReferral> | null,
  replyText: string | null = null,
) {
  const about = { kind: 'complete-referral', cause: '1' } as const;
  const to = replyAddress(keys.reply.ring[0], mailDomain, caseId, 'municipality', about);
  const reading = readingOf({ kind: 'reply', referral: null, answers, replyText, recipients: [to] });
  const now = moments.ensured;
  return { act: intake(putRaw(world).objectKey, reading, now), now, caseId };
}

/** What the machine *intake* does with an object of the inbox, from reading it on. */
function intake(objectKey: string, reading: Reading, now: string): Act {
  return async (world) => {
    const letter = await world.rawMails.get(objectKey);
    if (!letter) return;
    const { mail, route } = await takeIn({ ...world, mailDomain }, objectKey, letter, reading, null, now);
    if (route.route === 'open-case') await openMail(world, mail, now);
    if (route.route === 'file') await fileMail(world, mail, now);
    if (route.route === 'done') await world.rawMails.file(objectKey, mail.key);
  };
}

/** Each death costs 200 ms: the stories differ enough that between them they die in every kind of call. */
const MOST_DEATHS = 14;

/** For these, each call also fails alone, as when a service does not answer: between them they make every kind of call. */
const oneCallFails = [
  'opening a case from a mail',
  'opening the obligation with its task mail',
  'an answer while its machine waits',
];

describe('killed at any call, and started again', () => {
  let world: TestWorld;
  let registry: Item[];

  beforeAll(async () => {
    world = await startWorld();
    registry = await world.items();
  });
  afterAll(() => world.stop());

  it.each(Object.entries(scenes))('%s leaves what it would have left', async (name, scene) => {
    await world.restore(registry);
    const { act, now, caseId, later = false } = await scene(world);
    const before = await world.items();
    const objects = new Map(world.told.objects);
    const begin = async () => {
      await world.restore(before);
      for (const [key, object] of objects) world.told.objects.set(key, object);
    };

    await begin();
    const counted = mortal(world, Number.POSITIVE_INFINITY, 'dead');
    await act(counted.world);
    await mend(world, now, caseId);
    const expected = await picture(world, later);
    expect(counted.calls()).toBeGreaterThan(0);

    for (const then of oneCallFails.includes(name) ? (['dead', 'alive'] as const) : (['dead'] as const)) {
      for (const dies of deaths(counted.calls())) {
        await begin();
        const { world: dying, last } = mortal(world, dies, then);
        await act(dying).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        await act(world).catch((error: unknown) => {
          if (!(error instanceof CommandRefused)) throw error;
        });
        await mend(world, now, caseId);
        const where = `${then} at call ${dies}, ${last()}`;
        const { mails, ...rest } = await picture(world, later);
        expect(rest, where).toEqual({ items: expected.items, told: expected.told });
        expect(Object.keys(mails), where).toEqual(Object.keys(expected.mails));
        // A process that dies after SES took a mail and before it is kept as sent sends it again: at least once.
        const twice = Object.entries(mails).filter(([key, times]) => times !== expected.mails[key]);
        expect(twice.length, where).toBeLessThanOrEqual(last() === 'table.update' ? 1 : 0);
      }
    }
  });
});

/** Every call of a short story; of a long one so many, evenly, with the first and the last of them. */
function deaths(calls: number): number[] {
  const most = Math.min(calls, MOST_DEATHS);
  return Array.from({ length: most }, (_, n) => 1 + Math.round((n * (calls - 1)) / Math.max(1, most - 1)));
}

/** Later on the same day: the case is looked at, and swept when claims have grown old. */
async function mend(world: TestWorld, now: string, caseId: string | null): Promise<void> {
  if (caseId) await loadCase(world, caseId, minutesLater(now, 1));
  await sweep(world, minutesLater(now, 11));
}

/** Everything that must be the same, without what may differ: when a mail left, and who tried before. */
async function picture(world: TestWorld, later: boolean) {
  // A try that died may have counted its mail: counts against floods are allowed to be too high.
  const items = (await world.items()).filter(
    ({ pk, sk }) => !/#PERSONAL#/.test(String(sk)) && !/^CAP#/.test(String(pk)),
  );
  const plain = items.map(({ claimedAt: _c, sentAt: _s, personal, lookupOrder, ...item }) => ({
    ...item,
    personal: personal ? 'kept' : personal,
    lookupOrder: item.direction === 'out' ? undefined : lookupOrder,
  }));
  const { mails, referrals, obligations, tokens, objects } = world.told;
  const counts: Record<string, number> = {};
  for (const key of mails.map((mail) => mail.key).sort()) counts[key] = (counts[key] ?? 0) + 1;
  const withoutMoments = (name: string, value: unknown) =>
    ['at', 'receivedAt', 'plannedFrom'].includes(name) ? undefined : value;
  return {
    items: later ? JSON.parse(JSON.stringify(plain, withoutMoments)) : plain,
    told: {
      referrals: [...new Set(referrals)],
      obligations: [...new Set(obligations)],
      tokens: [...new Set(tokens.map(({ token, signal }) => `${token} ${signal}`))],
      objects: [...objects.keys()].sort(),
    },
    mails: counts,
  };
}
