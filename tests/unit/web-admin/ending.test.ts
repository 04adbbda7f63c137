import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import {
  activeCase,
  caseInReview,
  closingCase,
  endedAt,
  reportedAt,
  reportedCase,
} from '../../support/cases.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';

describe('the end of a service at its case', () => {
  it('is put down by an officer', async () => {
    const { officer, world } = scene(activeCase());
    const fields = { action: 'end-service', ending: 'other-service', lastDay: '2026-06-04' };
    const sent = await officer().post(path, { ...fields, version: String(world.state.version) }, {}, endedAt);
    expect([sent.status, sent.location]).toEqual([303, `${path}?done=service-ended`]);
    expect(world.state.phase).toBe('closing');
    const { text } = await officer().get(path, endedAt);
    expect(text).toContain('klient suunati teisele teenusele');
    expect(text).toContain('04.06.2026');
  });

  it('may go on without the final report, with a reason', async () => {
    const { officer, world } = scene(closingCase());
    const version = String(world.state.version);
    const none = await officer().post(path, { action: 'close-case', version, reason: '' }, {}, reportedAt);
    expect([none.status, none.text.includes('Sisestage põhjendus.')]).toEqual([422, true]);
    const fields = { action: 'close-case', version, reason: 'Aruannet ei tule.' };
    expect((await officer().post(path, fields, {}, reportedAt)).status).toBe(303);
    expect(world.state).toMatchObject({ phase: 'ended', ending: 'goals-met', finalReport: null });
  });

  it('is undone by reopening, while the term lasts', async () => {
    const { officer, world } = scene(reportedCase());
    const fields = { action: 'reopen', version: String(world.state.version), reason: 'Ekslik.' };
    expect((await officer().get(path, reportedAt)).text).toContain('seisus „Teenus kestab“');
    const late = await officer().post(path, fields, {}, '2027-02-01T08:00:00.000Z');
    expect([late.status, late.text.includes('12 kuud on täis')]).toEqual([409, true]);
    expect((await officer().post(path, fields, {}, reportedAt)).status).toBe(303);
    expect(world.state.phase).toBe('active');
  });

  it('shows goals and words in the second step only', async () => {
    const { officer } = scene(reportedCase());
    const first = (await officer().get(path, reportedAt)).text;
    expect(first).toContain('saavutatud');
    expect(first).not.toMatch(/Asjaajamine sujub|Perearst leitud/);
    expect((await officer().get(`${path}?personal=1`, reportedAt)).text).toContain('Asjaajamine sujub');
    const open = (await scene(closingCase()).officer().get(path, reportedAt)).text;
    expect(open).not.toContain('Perearst leitud');
  });
});

describe('a refusal of the client at its case', () => {
  it('is recorded, counted, and its words stay in the second step', async () => {
    const { officer, world } = scene(activeCase());
    const fields = { action: 'record-refusal', what: 'refused', on: '04.06.2026', text: 'Ei soovi kohtuda.' };
    const sent = await officer().post(path, { ...fields, version: String(world.state.version) }, {}, endedAt);
    expect(sent.location).toBe(`${path}?done=refusal-recorded`);
    const { text } = await officer().get(path, endedAt);
    expect(text).toContain('Klient keeldus teenusest (korda)');
    expect(text).not.toContain('Ei soovi kohtuda');
    expect((await officer().get(`${path}?personal=1`, endedAt)).text).toContain('Ei soovi kohtuda');
  });
});

describe('a person who returns', () => {
  it('is shown with earlier cases and the months left, without blocking the review', async () => {
    const { officer, world } = scene(caseInReview());
    world.earlier = [
      {
        caseId: 'TR25-AAAAA',
        registeredOn: parseDay('2025-01-02'),
        phase: 'ended',
        ending: 'goals-met',
        served: { from: parseDay('2025-01-01'), until: parseDay('2025-05-12') },
      },
    ];
    const { text } = await officer().get(path);
    expect(text).toContain('href="/admin/cases/TR25-AAAAA"');
    expect(text).toContain('Teenust on kasutatud 4 k 12 p, 12 kuust on alles 7 k 18 p');
    expect(text).toContain('name="verdict"');
  });

  it('is not looked for once the referral is accepted', async () => {
    const { officer, world } = scene(activeCase());
    world.earlier = [
      {
        caseId: 'TR25-AAAAA',
        registeredOn: parseDay('2025-01-02'),
        phase: 'active',
        ending: null,
        served: null,
      },
    ];
    expect((await officer().get(path)).text).not.toContain('TR25-AAAAA');
  });
});

describe('the counts of the surveys', () => {
  it('stand on a page of their own, by quarter or year', async () => {
    const { text, status } = await scene(activeCase()).officer().get('/admin/feedback?period=2026', endedAt);
    expect(status).toBe(200);
    expect(text).toContain('Tagasiside: 2026');
    expect((await scene(activeCase()).officer().get('/admin/feedback', endedAt)).text).toContain('2026-Q2');
  });
});
