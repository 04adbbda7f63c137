import { describe, expect, it } from 'vitest';
import { noticesOf } from '#domain/case/notices';
import {
  type CaseOptions,
  caseInReview,
  change,
  incompleteReferral,
  moments,
  opened,
} from '../../support/cases.ts';
import { returning, type Scene, scenesOf, taskScenes } from './scenes.ts';
import { writtenOf } from './written.ts';

describe('the receipt of a complete referral', () => {
  it('says by when the agency looks at it, and why then', () => {
    const { text, notice } = writtenOf(receiptOf(), 'receipt');
    expect(notice.subject).toBe('Suunamine TR26-4F7KQ: kätte saadud');
    expect(text).toContain('Vaatame selle läbi hiljemalt esmaspäeval, 9. veebruaril 2026 kell 24.00');
    expect(text).toContain('päev 0 on esmaspäev, 2. veebruar 2026 kell 09.10 → 1. tööpäev on teisipäev');
    expect(text).toContain('- Pärast vastuvõtmist leiab teenuseosutaja tugiisiku viie tööpäeva jooksul.');
    expect(text).not.toContain('puudu');
  });

  it('masks each value and says what it understood', () => {
    const { text } = writtenOf(receiptOf(), 'receipt');
    for (const row of [
      ...['Kliendi nimi: O. K.', 'Isikukood: …021', 'Sünniaeg: olemas', 'Telefon: …4567', 'E-post: o…@…'],
      ...['Elukoha aadress: olemas', 'Keeled: ukraina ja vene keel', 'Kaitse liik: ajutine kaitse'],
      ...['Tõlgi vajadus: tõlki on vaja', 'Muud teenused: olemas', 'STAR-i registrinumber: olemas'],
      ...['Pereliikmed: üks pereliige', 'Abivajadus: olemas', 'Teenuse eesmärk: olemas'],
      ...['Suunamise otsuse number: 7-1/26-15', 'Suunamise otsuse kuupäev: 30.01.2026'],
      ...['Suunamise otsus manusena: olemas', 'Juhtumikorraldaja: K. T.'],
    ])
      expect(text).toContain(row);
  });

  it('says "olemas" of values too short or odd to be masked', () => {
    const client = { name: '12 --', personalCode: '123', phone: '112', email: '"@"', interpreter: false };
    const { text } = writtenOf(receiptOf({ referral: { client } }), 'receipt');
    for (const label of ['Kliendi nimi', 'Isikukood', 'Telefon', 'E-post'])
      expect(text).toContain(`\n${label}: olemas`);
    expect(text).toContain('Tõlgi vajadus: tõlki ei ole vaja');
  });

  it('shows at most four initials, of letters only', () => {
    const client = { name: 'anna-maria õnne (Ülle) 7 Šmidt von Zett' };
    expect(writtenOf(receiptOf({ referral: { client } }), 'receipt').text).toContain(
      'Kliendi nimi: A. M. Õ. Ü.\n',
    );
  });

  it('leaves out what the mail did not hold', () => {
    const referral = {
      client: { email: null, address: null, protection: null, interpreter: null },
      familyMembers: [],
      goals: null,
    };
    const { text } = writtenOf(receiptOf({ referral }), 'receipt');
    for (const label of ['\nE-post:', 'Elukoha', 'Kaitse liik', 'Tõlgi', 'Pereliikmed', 'eesmärk:'])
      expect(text).not.toContain(label);
  });

  it('asks for the STAR number and other services only while they are unknown', () => {
    const asked = 'Kui need on Teil teada';
    expect(writtenOf(receiptOf(), 'receipt').text).not.toContain(asked);
    const unknown = { starNumber: null, client: { otherServices: null } };
    const { text } = writtenOf(receiptOf({ referral: unknown }), 'receipt');
    expect(text).toContain(
      `${asked}, palume lisada ka (ei ole kohustuslik):\n- STAR-i registrinumber\n- muud teenused`,
    );
    expect(writtenOf(receiptOf({ referral: { starNumber: null } }), 'receipt').text).not.toContain('- muud');
  });

  it('tells of attachments that an officer must read', () => {
    const unread = (unreadable: number) => writtenOf(receiptOf({ opening: { unreadable } }), 'receipt').text;
    expect(unread(0)).not.toContain('manust ');
    expect(unread(1)).toContain('Üht manust ei saanud me automaatselt lugeda.');
    expect(unread(3)).toContain('Mitut manust (3) ei saanud me automaatselt lugeda.');
  });

  it('repeats a warning of the reader once, and names the field alone when the warning holds a value', () => {
    const wrong = { field: 'client.personalCode', reason: 'Isikukoodi kontrollnumber ei klapi.' };
    const warnings = [wrong, wrong, { field: 'client.name', reason: 'Kirjas on ka nimi Kovalenko.' }];
    const { text } = writtenOf(receiptOf({ opening: { warnings } }), 'receipt');
    expect(text).toContain(
      'Palume kontrollida\n- Isikukoodi kontrollnumber ei klapi.\n- Palume kontrollida välja „Kliendi nimi“.\n',
    );
    expect(text.match(/kontrollnumber/g)).toHaveLength(1);
  });
});

describe('the receipt of an incomplete referral', () => {
  const missing = () => receiptOf({ opening: { referral: incompleteReferral() } });

  it('lists what is missing, with all that would do, and by when a reply suffices', () => {
    const { text, notice } = writtenOf(missing(), 'receipt');
    expect(notice.subject).toBe('Suunamine TR26-4F7KQ: kätte saadud, andmeid on puudu');
    expect(text).toContain('- suunamise otsuse number või otsus manusena');
    expect(text).toContain('Palume saata andmed hiljemalt esmaspäeval, 16. veebruaril 2026 kell 24.00.');
    expect(text).toContain('Piisab, kui vastate sellele kirjale');
    expect(text).toContain('[Lisa andmed]');
  });

  it('offers no page when there is no link', () => {
    const { text } = writtenOf(missing(), 'receipt', 'municipality', { taskLink: null });
    expect(text).not.toMatch(/veebis|\[Lisa andmed\]/);
  });

  it('asks for a personal code or a birth date when both are missing', () => {
    const client = { personalCode: null, birthDate: null };
    const { text } = writtenOf(receiptOf({ referral: { client } }), 'receipt');
    expect(text).toContain('- kliendi isikukood või sünniaeg');
  });
});

describe('a referral that the agency returns', () => {
  const { state } = change(caseInReview(), returning(caseInReview()), moments.reviewed);
  const scenes = taskScenes('returned', state, moments.reviewed);

  it('gives the officer’s words, the day and the way to answer', () => {
    const { text, notice } = writtenOf(scenes, 'returned');
    expect(notice.subject).toBe('Suunamine TR26-4F7KQ: palume täiendada, tähtaeg 18.02.2026');
    expect(text).toContain('Ametniku selgitus:\n> Palun lisage, milles klient abi vajab.');
    expect(text).toContain('hiljemalt kolmapäeval, 18. veebruaril 2026 kell 24.00');
  });

  it('does not give another person’s words once the case has moved on', () => {
    const later = scenes.map((scene) => ({
      ...scene,
      state: { ...scene.state, phase: 'review' as const, reason: 'Teenuseosutaja sõnad' },
    }));
    expect(writtenOf(later, 'returned').text).not.toContain('Teenuseosutaja sõnad');
  });

  it('tells the agency, when it comes back, that it was completed', () => {
    const open = scenes[0]?.state ?? state;
    const supplement = {
      type: 'SupplementReferral',
      mailKey: null,
      more: null,
      warnings: [],
      channel: 'mail',
      arrivedAt: moments.ensured,
    } as const;
    const done = scenesOf('completed', open, supplement, moments.ensured);
    expect(writtenOf(done, 'completed').text).toContain('kohustuslikud andmed on olemas');
    const again = taskScenes('review', done[0]?.state ?? open, moments.ensured);
    expect(writtenOf(again, 'review-task', 'agency').text).toContain(
      'Omavalitsus on suunamist TR26-4F7KQ täiendanud',
    );
  });
});

function receiptOf(options: CaseOptions = {}): Scene[] {
  const { state, events } = opened(options);
  return noticesOf(events, state).map((notice) => ({
    story: 'opened',
    notice,
    state,
    stamp: moments.registered,
  }));
}

describe('the receipt of one of several clients of a mail', () => {
  it('says that each client has a case of its own', () => {
    const { text } = writtenOf(receiptOf({ opening: { part: 2, parts: 3 } }), 'receipt');
    expect(text).toContain('Teie kirjas oli 3 klienti');
    expect(text).toContain('(2/3)');
  });
});
