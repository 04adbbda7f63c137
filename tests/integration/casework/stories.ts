/** Mails and stories for the tests of casework: each case is opened from a mail as the machines do it. */
import { changeCase, loadCase } from '#casework/casework';
import { takeIn } from '#casework/intake';
import { keepOrReturn, stepObligation } from '#casework/obligations';
import { openFromMail } from '#casework/openings';
import type { World } from '#casework/world';
import { type Instant, parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { currentOf } from '#domain/case/path';
import type { CaseState } from '#domain/case/state';
import type { MailIn } from '#domain/mail/records';
import { missingFields, type Reading, type ReferralData } from '#domain/reading';
import { completeReferral, moments, municipality, provider } from '../../support/cases.ts';
import { mailDomain, municipalityDomain, type TestWorld } from '../../support/world.ts';

export const caseManager = `kadri.tamm@${municipalityDomain}`;
export const system = { who: 'system' } as const;
export const officer = { who: 'officer', officer: 'mari' } as const;

let letters = 0;

/** A raw mail in the inbox. Each has a Message-ID of its own unless one is given. */
export function putRaw(
  world: TestWorld,
  parts: { messageId?: string | null; body?: string; received?: string } = {},
): { objectKey: string; bytes: Uint8Array } {
  letters += 1;
  const { messageId = `<letter-${letters}@${municipalityDomain}>`, body = `Tere! ${letters}` } = parts;
  const lines = [
    `Received: ${parts.received ?? 'from a.example by b.example'}`,
    `From: Kadri Tamm <${caseManager}>`,
    `To: suunamine@${mailDomain}`,
    'Subject: Suunamine',
    ...(messageId ? [`Message-ID: ${messageId}`] : []),
    '',
    body,
  ];
  const bytes = new TextEncoder().encode(lines.join('\r\n'));
  const objectKey = `inbox/${letters}`;
  world.told.objects.set(objectKey, { bytes, arrivedAt: new Date(moments.received) });
  return { objectKey, bytes };
}

/** What the reader understood of a municipality's mail. */
export function readingOf(changes: Partial<Reading> = {}): Reading {
  const referral = changes.referral === undefined ? completeReferral() : changes.referral;
  return {
    kind: 'referral',
    reason: 'Kirjas on suunamise väljad',
    mustNotAnswer: false,
    messageId: `<letter@${municipalityDomain}>`,
    from: { address: caseManager, name: 'Kadri Tamm', municipality, authentic: true },
    subject: 'Suunamine',
    referral,
    missing: referral ? missingFields(referral) : [],
    warnings: [],
    evidence: [],
    attachments: [],
    recipients: [`suunamine@${mailDomain}`],
    inReplyTo: null,
    references: [],
    caseReference: null,
    replyText: null,
    answers: null,
    sentAt: null,
    virus: 'PASS',
    forwardedFrom: null,
    others: [],
    bounced: [],
    absence: null,
    ...changes,
  };
}

/** Takes a mail in as *read-mail* does. */
export async function takeInMail(
  world: TestWorld,
  reading: Reading,
  now: Instant = moments.registered,
  raw = putRaw(world),
) {
  const { table, registry } = world;
  const { objectKey, bytes } = raw;
  const arrivedAt = world.told.objects.get(objectKey)?.arrivedAt ?? null;
  return takeIn({ table, registry, mailDomain }, objectKey, { bytes, arrivedAt }, reading, null, now);
}

/** Opens a case from a mail of the municipality, as *open-case* does. @returns its id */
export async function openedCase(
  world: TestWorld,
  referral: ReferralData = completeReferral(),
  now: Instant = moments.registered,
): Promise<string> {
  const { mail } = await takeInMail(world, readingOf({ referral }), now);
  return openMail(world, mail, now);
}

/** What *open-case* does with a mail that was read as a referral. */
export function openMail(world: World, mail: MailIn, now: Instant): Promise<string> {
  const { reading } = mail;
  if (!reading?.referral || !reading.from.address) throw new Error('The mail is no referral');
  const { referral, warnings, from } = reading;
  const sender = { address: reading.from.address, name: from.name };
  return openFromMail(world, mail, [{ municipality, sender, referral, warnings }], system, now);
}

/** Does what the machine does when it asks for what the case waits for: opens the obligation, then waits with a token. */
export async function ask(world: World, state: CaseState, now: Instant, token: string): Promise<void> {
  const waiting = currentOf(state);
  if (!waiting) throw new Error('The case waits for nobody');
  await stepObligation(world, 'OpenObligation', { caseId: state.id, ...waiting }, now);
  await keepOrReturn(world, state.id, waiting, { token, wakeAt: null }, now);
}

/** The answers that lead a complete case from its review to the service, with their moments. */
export const answers = {
  accept: {
    command: {
      type: 'ReviewReferral',
      verdict: 'accept',
      cause: '1',
      channel: 'admin',
      arrivedAt: moments.reviewed,
      provider,
      referralDate: parseDay('2026-01-30'),
    },
    at: moments.reviewed,
  },
  ensure: {
    command: {
      type: 'EnsureSupportPerson',
      cause: '1',
      channel: 'page',
      arrivedAt: moments.ensured,
      name: 'Mari Maasikas',
      phone: '5550 1234',
      email: 'mari.maasikas@teenus.example',
      languages: ['et', 'uk'],
      notRelative: true,
      notSameHome: true,
      noConviction: true,
    },
    at: moments.ensured,
  },
  arrange: {
    command: {
      type: 'ArrangeFirstMeeting',
      cause: '1',
      channel: 'page',
      arrivedAt: moments.arranged,
      startsAt: moments.meeting,
      minutes: 60,
      place: 'Vallamaja, Vändra',
    },
    at: moments.arranged,
  },
  record: {
    command: {
      type: 'RecordFirstMeeting',
      cause: '1',
      channel: 'page',
      arrivedAt: moments.recorded,
      result: 'held',
      suited: true,
      goals: 'Perearst leitud',
      rhythm: 'monthly',
      note: 'Räägiti kodus',
    },
    at: moments.recorded,
  },
} as const satisfies Record<string, { command: Command; at: Instant }>;

/** Leads a complete case on its path up to the answer `until`, which is given too; each machine waits with a token. */
export async function leadTo(
  world: World,
  caseId: string,
  until: keyof typeof answers | null,
): Promise<CaseState> {
  let { state } = await loadCase(world, caseId, moments.registered);
  let before: Instant = moments.registered;
  const names = Object.keys(answers) as (keyof typeof answers)[];
  for (const name of until === null ? [] : names.slice(0, names.indexOf(until) + 1)) {
    if (!state) throw new Error('There is no such case');
    const { command, at } = answers[name];
    await ask(world, state, before, `token-${state.phase}`);
    state = await changeCase(world, caseId, command, officer, at);
    before = at;
  }
  if (!state) throw new Error('There is no such case');
  return state;
}
