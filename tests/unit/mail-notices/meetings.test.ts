import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/case/commands';
import type { CaseState } from '#domain/case/state';
import {
  after,
  caseArranging,
  caseAssigning,
  caseInMeeting,
  causeOf,
  moments,
  withTaskOpen,
} from '../../support/cases.ts';
import {
  arrival,
  declineAssignment,
  missing,
  moving,
  notSuiting,
  type Scene,
  scenesOf,
  taskScenes,
} from './scenes.ts';
import { writtenOf } from './written.ts';

const later = { missed: '2026-02-13T08:00:00.000Z', arranged: '2026-02-16T08:00:00.000Z' } as const;
const cancel: Command = { type: 'CancelCase', reason: 'Klient kolis teise riiki.' };

describe('the support person', () => {
  it('is named with contact and languages, and the next step with its day', () => {
    const { text, notice } = writtenOf(ensuring(caseAssigning()), 'support-person');
    expect(notice.subject).toBe('Suunamine TR26-4F7KQ: tugiisik on leitud');
    expect(text).toContain('Suunamise TR26-4F7KQ tugiisik on Mari Maasikas.');
    expect(text).toContain('Telefon: 5550 1234\nE-post: mari@teenus.example\nKeeled: eesti ja ukraina keel');
    expect(text).toMatch(
      /esmase kohtumise aja hiljemalt \p{L}+, \d+\. veebruaril 2026 kell 24\.00\. Kohtuvad klient, Teie/u,
    );
  });

  it('is named as far as known', () => {
    const { text } = writtenOf(
      ensuring(caseAssigning(), { phone: null, email: null, languages: [] }),
      'support-person',
    );
    expect(text).not.toMatch(/Telefon|E-post|Keeled/);
  });

  it('is a new one after one that did not suit', () => {
    const { state } = notSuited();
    const again = withTaskOpen(state, moments.recorded);
    const { text, notice } = writtenOf(ensuring(again), 'support-person');
    expect(notice.subject).toBe('Suunamine TR26-4F7KQ: uus tugiisik on leitud');
    expect(text).toContain('Suunamise TR26-4F7KQ uus tugiisik on Mari Maasikas.');
  });

  it('is not a new one after a provider that gave the case back', () => {
    const declined = after(caseAssigning(), [declineAssignment(caseAssigning()), moments.ensured]);
    const accept: Command = {
      type: 'ReviewReferral',
      verdict: 'accept',
      cause: '2',
      provider: { id: 'teine', name: 'Teine Tugi' },
      referralDate: caseAssigning().referralDate ?? fail(),
      ...arrival(moments.arranged),
    };
    const scenes = scenesOf(
      'accepted again',
      withTaskOpen(declined, moments.ensured),
      accept,
      moments.arranged,
    );
    expect(writtenOf(scenes, 'accepted').text).toContain('Suunamisel TR26-4F7KQ on uus teenuseosutaja.');
    const state = withTaskOpen(scenes[0]?.state ?? fail(), moments.arranged);
    expect(writtenOf(ensuring(state), 'support-person').notice.subject).not.toContain('uus');
  });

  it('is to be replaced: the municipality hears why', () => {
    expect(writtenOf([notSuited()], 'not-suited').text).toContain(
      'Teenuseosutaja selgitus:\n> Puudub ühine keel.',
    );
  });
});

describe('the first meeting', () => {
  it('is told with day, time, place and a calendar file without names', () => {
    const { text, notice } = writtenOf(arranging(caseArranging()), 'meeting');
    expect(notice.subject).toBe('Suunamine TR26-4F7KQ: esmane kohtumine 16.02.2026 kell 10.00');
    expect(text).toContain('esmane kohtumine on esmaspäeval, 16. veebruaril 2026 kell 10.00–11.00.');
    expect(text).toContain('Koht: Vallamaja');
    const file = unfolded(notice.calendarFile?.text);
    expect(notice.calendarFile?.method).toBe('PUBLISH');
    expect(file).toContain('SUMMARY:Esmane kohtumine (TR26-4F7KQ)');
    expect(file).toContain('DTSTART:20260216T080000Z');
    expect(file).toContain('SEQUENCE:0');
    expect(file).not.toMatch(/Vallamaja|Mari|Olena/);
  });

  it('says that it was moved, and keeps its place in the calendar', () => {
    const state = caseInMeeting();
    const first = writtenOf(arranging(caseArranging()), 'meeting');
    const { text, notice } = writtenOf(scenesOf('moved', state, moving(state), later.missed), 'meeting');
    expect(notice.subject).toContain('esmase kohtumise uus aeg 13.02.2026 kell 14.30');
    expect(text).toContain(
      'on nüüd reedel, 13. veebruaril 2026 kell 14.30–16.00. Varasem aeg enam ei kehti.',
    );
    expect(uidOf(notice.calendarFile?.text)).toBe(uidOf(first.notice.calendarFile?.text));
    expect(unfolded(notice.calendarFile?.text)).toContain('SEQUENCE:1');
  });

  it('is not called moved when it is arranged anew after nobody came', () => {
    const state = caseInMeeting();
    const [missed] = scenesOf('missed', state, missing(state), later.missed);
    expect(writtenOf(missed ? [missed] : [], 'meeting-missed').text).toContain('> Klient haigestus.');
    const again = withTaskOpen(missed?.state ?? fail(), later.missed);
    const { notice } = writtenOf(arranging(again, later.arranged), 'meeting');
    expect(notice.subject).toContain('esmane kohtumine 16.02.2026');
    expect(unfolded(notice.calendarFile?.text)).toContain('SEQUENCE:1');
  });

  it('asks the provider for its record without naming the place', () => {
    const state = caseInMeeting({ opened: false });
    const { text } = writtenOf(taskScenes('record', state, moments.arranged), 'task', 'provider');
    expect(text).toContain('Kohtumine: neljapäev, 12. veebruar 2026 kell 10.00–11.00');
    expect(text).toContain('Tähtaeg on kaks tööpäeva pärast kohtumist. Kohtumise päeva ei arvestata.');
    expect(text).not.toContain('Vallamaja');
  });
});

describe('cancelling', () => {
  it('takes a meeting that lies ahead out of the municipality’s calendar', () => {
    const scenes = scenesOf('cancelled', caseInMeeting(), cancel, moments.arranged);
    const { text, notice } = writtenOf(scenes, 'cancelled');
    expect(text).toContain('Esmane kohtumine neljapäeval, 12. veebruaril 2026 kell 10.00–11.00 jääb ära.');
    expect(text).toContain('> Klient kolis teise riiki.');
    expect(notice.calendarFile?.method).toBe('CANCEL');
    expect(unfolded(notice.calendarFile?.text)).toContain('SEQUENCE:1');
    for (const to of ['provider', 'agency'] as const)
      expect(writtenOf(scenes, 'cancelled', to).notice.calendarFile).toBeNull();
  });

  it('speaks of no meeting when it has been or never was', () => {
    for (const [state, stamp] of [
      [caseInMeeting(), moments.recorded],
      [caseAssigning(), moments.ensured],
    ] as const) {
      const { text, notice } = writtenOf(scenesOf('cancelled', state, cancel, stamp), 'cancelled');
      expect(text).not.toContain('jääb ära');
      expect(notice.calendarFile).toBeNull();
    }
  });

  it('tells the provider that its open tasks are void', () => {
    const scenes = scenesOf('cancelled', caseAssigning(), cancel, moments.ensured);
    expect(writtenOf(scenes, 'cancelled', 'provider').text).toContain('avatud ülesanded ei kehti enam');
  });
});

function ensuring(state: CaseState, changes: { phone?: null; email?: null; languages?: [] } = {}): Scene[] {
  const ensure: Command = {
    type: 'EnsureSupportPerson',
    cause: causeOf(state, 'ensure-support-person'),
    name: 'Mari Maasikas',
    phone: '55501234',
    email: 'mari@teenus.example',
    languages: ['et', 'uk'],
    ...{ notRelative: true, notSameHome: true, noConviction: true },
    ...arrival(moments.recorded),
    ...changes,
  };
  return scenesOf('ensured', state, ensure, moments.recorded);
}

function arranging(state: CaseState, stamp: string = moments.arranged): Scene[] {
  const arrange: Command = {
    type: 'ArrangeFirstMeeting',
    cause: causeOf(state, 'arrange-first-meeting'),
    startsAt: '2026-02-16T08:00:00.000Z',
    minutes: 60,
    place: 'Vallamaja',
    ...arrival(stamp),
  };
  return scenesOf('arranged', state, arrange, stamp);
}

function notSuited(): Scene {
  const state = caseInMeeting();
  return scenesOf('not suited', state, notSuiting(state), moments.recorded)[0] ?? fail();
}

function fail(): never {
  throw new Error('the story went another way');
}

const unfolded = (text = ''): string => text.replaceAll('\r\n ', '');

const uidOf = (text?: string): string | undefined => /^UID:(.*)$/m.exec(unfolded(text))?.[1];
