import { describe, expect, it } from 'vitest';
import type { Notice } from '#domain/case/notices';
import { noticeNames } from '#domain/case/notices';
import { findObligation } from '#domain/case/state';
import { deadlineWords, onDeadlineWords, plain } from '#domain/estonian';
import { composeMessage } from '#mail/compose/message';
import type { WrittenNotice } from '#mail/notices/letter';
import { writeNotice } from '#mail/notices/write-notice';
import { type CaseOptions, caseInReview } from '../../support/cases.ts';
import { context, everyScene, type Scene } from './scenes.ts';
import { wholeText } from './written.ts';

/** Each personal field of the case holds a value that occurs nowhere else. */
const marked = {
  opening: {
    sender: { address: 'zsaatja@kov.example', name: 'Zsaatja Zsaatur' },
    warnings: [
      { field: 'client.personalCode', reason: 'Isikukood 49005149021 on vale.' },
      { field: 'client.phone', reason: 'Zklient Zkalle telefon on vale.' },
    ],
  },
  referral: {
    client: {
      name: 'Zklient Zkalle',
      personalCode: '49005149021',
      birthDate: '1990-05-14',
      phone: '+372 5987 6543',
      email: 'zkliendi.post@zpost.example',
      address: 'Zkodu tänav 9',
      otherServices: 'Zmuud teenused',
    },
    starNumber: 'ZSTAR-77',
    familyMembers: [{ name: 'Zpere Zliige', personalCode: '51509030238', birthDate: '2015-09-03' }],
    need: 'Zvajab abi',
    goals: 'Zeesmärk',
    caseManager: { name: 'Zkorraldaja Zuudo', email: 'zkorraldaja@kov.example', phone: '+372 688 7766' },
    decision: { attachment: 'Zotsus Zkalle.pdf' },
  },
  supportPerson: { name: 'Ztugi Zisik', phone: '+372 5444 3322', email: 'ztugi@teenus.example' },
  meeting: { place: 'Zkoht 5' },
} satisfies CaseOptions;

/** The client's values, which nobody may read in a mail. */
const ofClient = [
  ...['Zklient', 'Zkalle', '49005149021', '1990-05-14', '14.05.1990', '14. mai 1990', '5987', '6543 '],
  ...['zkliendi', 'zpost', 'Zkodu', 'Zmuud', 'ZSTAR', 'Zpere', 'Zliige', '51509030238', '2015'],
  ...['Zvajab', 'Zeesmärk', 'Zotsus', 'Zkorraldaja', 'Zuudo', 'zkorraldaja@', '688', 'zsaatja', 'Zsaatja'],
];

/** Values of others, and reasons, which may name somebody: only for the municipality. */
const ofOthers = [
  ...['Ztugi', 'Zisik', '5444', '3322', 'ztugi', 'Zkoht', 'raamatukogu'],
  ...['milles klient abi vajab', 'ette nähtud', 'vaba tugiisikut', 'haigestus', 'ühine keel', 'Perearst'],
  'kolis teise riiki',
];

describe('every notice to every party', () => {
  const scenes = everyScene(marked);

  it('is among the scenes of these tests', () => {
    expect(new Set(scenes.map(({ notice }) => notice.name))).toEqual(new Set(noticeNames));
  });

  it('has the reference and no personal data in its subject, in one line of at most 80 characters', () => {
    for (const scene of scenes) {
      const { subject } = write(scene);
      expect(subject).toContain('TR26-4F7KQ');
      expect(subject).toMatch(/^[^\n\u00a0]{1,80}$/u);
      expect(tellsOf(subject, [...ofClient, ...ofOthers]), label(scene)).toEqual([]);
    }
  });

  it('has no personal data in its preview', () => {
    for (const scene of scenes)
      expect(tellsOf(write(scene).preview, [...ofClient, ...ofOthers]), label(scene)).toEqual([]);
  });

  it('tells the provider and the agency nothing personal', () => {
    for (const scene of scenes.filter(({ notice }) => notice.to !== 'municipality'))
      expect(tellsOf(wholeText(write(scene)), [...ofClient, ...ofOthers]), label(scene)).toEqual([]);
  });

  it('masks the client to the municipality', () => {
    for (const scene of scenes.filter(({ notice }) => notice.to === 'municipality'))
      expect(tellsOf(wholeText(write(scene)), ofClient), label(scene)).toEqual([]);
  });

  it('says the due date in words when somebody owes something', () => {
    // The meeting's file and its correction are the municipality's, its record the provider's.
    const news = ({ name, to }: Notice) =>
      name === 'meeting' || (name === 'correction' && to === 'municipality');
    const owing = scenes.filter(({ notice }) => notice.obligation !== null && !news(notice));
    for (const scene of owing) {
      const { notice, state } = scene;
      const { kind = 'review-referral', cause = '' } = notice.obligation ?? {};
      const obligation = findObligation(state, kind, cause);
      if (obligation?.status !== 'open') continue;
      const { due } = obligation;
      const text = wholeText(write(scene));
      const said = [deadlineWords(due), onDeadlineWords(due)].some((words) => text.includes(plain(words)));
      expect(said, label(scene)).toBe(true);
    }
    expect(owing.length).toBeGreaterThan(60);
  });

  it('links the agency to the admin page and nobody else, the others to their task', () => {
    for (const scene of scenes) {
      const links = write(scene).blocks.flatMap((block) => (block.kind === 'button' ? [block.url] : []));
      const admin = links.filter((url) => url.includes('/admin/'));
      expect(admin, label(scene)).toHaveLength(scene.notice.to === 'agency' ? 1 : 0);
      if (scene.notice.to === 'provider' && scene.notice.obligation !== null)
        expect(links, label(scene)).toEqual([context(scene.stamp).taskLink]);
    }
  });

  it('addresses the municipality as "Teie" and shared mailboxes as "teie"', () => {
    const inSentence = /(?<![.!?:\n-] )(?<!^)\b(Te|Teie|Teil|Teile|Teid)\b/m;
    for (const scene of scenes) {
      const text = wholeText(write(scene));
      if (scene.notice.to === 'municipality')
        expect(text, label(scene)).not.toMatch(/(?<=\P{L})te(ie|il|ile|id)?(?=\P{L})/u);
      else expect(text, label(scene)).not.toMatch(inSentence);
    }
  });

  it('is written without links, telephone and calendar file when there are none', () => {
    for (const scene of scenes) {
      const bare = { taskLink: null, meetingLink: null, telephone: null };
      const notice = writeNotice(scene.notice, scene.state, context(scene.stamp, bare));
      expect(notice.calendarFile, label(scene)).toBeNull();
      expect(wholeText(notice), label(scene)).not.toMatch(/null|undefined|612 1360|NaN/);
    }
  });

  it('is written although the personal data is erased', () => {
    for (const scene of scenes) {
      const erased = { referral: null, sender: null, supportPerson: null, goals: null, reason: null };
      const state = { ...scene.state, ...erased, warnings: [] };
      expect(wholeText(writeNotice(scene.notice, state, context(scene.stamp)))).not.toMatch(/null|undefined/);
    }
  });
});

describe('hostile values', () => {
  const nasty = `<script>alert(1)</script>\r\nBcc: x@evil.example\u202e ${'x'.repeat(6000)}`;
  const scenes = everyScene({
    opening: {
      sender: { address: nasty, name: nasty },
      municipality: { ehak: '0638', name: nasty },
      warnings: Array.from({ length: 50 }, (_, n) => ({ field: `${nasty}${n}`, reason: `${nasty}${n}` })),
      unreadable: 99,
    },
    referral: {
      client: {
        ...{ name: nasty, personalCode: nasty, phone: nasty, email: nasty, address: nasty },
        ...{ languages: [nasty, 'uk', ''], otherServices: nasty },
      },
      starNumber: nasty,
      need: nasty,
      goals: nasty,
      familyMembers: Array.from({ length: 40 }, () => ({
        name: nasty,
        personalCode: nasty,
        birthDate: null,
      })),
      decision: { number: nasty, attachment: nasty },
      caseManager: { name: nasty, email: nasty, phone: nasty },
    },
    provider: { id: 'x', name: nasty },
    supportPerson: { name: nasty, phone: nasty, email: nasty, languages: [nasty] },
    meeting: { place: nasty, minutes: 0 },
  });

  it('break no mail, forge no line and stay harmless in HTML', () => {
    for (const scene of scenes) {
      const notice = write(scene);
      const mail = composeMessage({ ...notice, replyTo: null, references: [] }).Content?.Simple;
      const text = mail?.Body?.Text?.Data ?? '';
      const html = mail?.Body?.Html?.Data ?? '';
      expect(mail?.Subject?.Data, label(scene)).toMatch(/^.{1,150}$/u);
      expect(text, label(scene)).not.toMatch(/^Bcc:/m);
      expect(html, label(scene)).not.toContain('<script');
      expect(html.length, label(scene)).toBeLessThan(102_000);
      expect(notice.calendarFile?.text ?? '', label(scene)).not.toContain('evil');
    }
  });
});

describe('a notice that cannot be', () => {
  const state = caseInReview();
  const stamp = '2026-02-02T08:00:00.000Z';

  it('is refused rather than sent to a party that it is not for', () => {
    for (const to of ['provider', 'agency'] as const)
      expect(() => writeNotice({ name: 'receipt', to, obligation: null }, state, context(stamp))).toThrow(
        RangeError,
      );
  });

  it('is refused when it names no obligation or there is no meeting', () => {
    const none = { obligation: null } as const;
    expect(() => writeNotice({ name: 'task', to: 'provider', ...none }, state, context(stamp))).toThrow(
      RangeError,
    );
    expect(() =>
      writeNotice({ name: 'meeting', to: 'municipality', ...none }, state, context(stamp)),
    ).toThrow(RangeError);
  });
});

const write = ({ notice, state, stamp }: Scene): WrittenNotice => writeNotice(notice, state, context(stamp));

const label = ({ story, notice }: Scene): string => `${story}: ${notice.name} to ${notice.to}`;

const tellsOf = (text: string, values: readonly string[]): string[] =>
  values.filter((value) => text.toLowerCase().includes(value.toLowerCase()));
