import { describe, expect, it } from 'vitest';
import { emptyReferral } from '#domain/reading';
import {
  activeCase,
  caseInReview,
  completeReferral,
  incompleteCase,
  incompleteReferral,
  moments,
} from '../../support/cases.ts';
import { typedIn } from '../../support/form-errors.ts';
import { mailIn, mailKey } from './mails.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
const personal = `${path}?personal=1`;
const form = (text: string, action: string) =>
  text.split('<form').find((one) => one.includes(`name="action" value="${action}"`)) ?? '';

describe('correcting what a referral says', () => {
  const fields = { action: 'correct', reason: 'KOV helistas.' };

  it('changes the fields that were typed and leaves the others, family and case manager included', async () => {
    const { officer, world } = scene(activeCase());
    const sent = await officer().post(personal, {
      ...fields,
      phone: '5987 6543',
      goals: '',
      otherServices: 'Võlanõustamine',
      starNumber: 'STAR-7',
      protection: 'international',
      interpreter: 'no',
    });
    expect([sent.status, sent.location]).toEqual([303, `${path}?personal=1&done=corrected`]);
    const before = completeReferral();
    expect(world.commands[0]?.command).toEqual({
      type: 'CorrectReferral',
      reason: 'KOV helistas.',
      referral: {
        ...before,
        starNumber: 'STAR-7',
        goals: null,
        client: {
          ...before.client,
          phone: '5987 6543',
          otherServices: 'Võlanõustamine',
          protection: 'international',
          interpreter: false,
        },
      },
    });
    expect((await officer().get(`${path}?done=corrected`)).text).toContain('Andmed on parandatud.');
  });

  it('puts the family and the case manager right, each member on a line', async () => {
    const { officer, world } = scene(activeCase());
    const shown = { html: form((await officer().get(personal)).text, 'correct') };
    expect(typedIn(shown, 'familyMembers')).toBe('Danylo Kovalenko, 03.09.2015');
    const familyMembers = 'Danylo Kovalenko, 4.9.2015\n\nKatrin Kask, 49005149021';
    const sent = await officer().post(personal, { ...fields, familyMembers, caseManagerName: 'Tiit Tamm' });
    expect(sent.status).toBe(303);
    expect(world.state.referral).toMatchObject({
      familyMembers: [
        { name: 'Danylo Kovalenko', personalCode: null, birthDate: '2015-09-04' },
        { name: 'Katrin Kask', personalCode: '49005149021', birthDate: null },
      ],
      caseManager: { ...completeReferral().caseManager, name: 'Tiit Tamm' },
    });
    const wrong = await officer().post(personal, {
      ...fields,
      familyMembers: 'Mari Maasikas\nKatrin, 49005149020',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Kontrollige pereliiget 2. real');
  });

  it('comes with all fields filled in; sent back as it came with another reason it changes nothing', async () => {
    const odd = '\u202eOlena 2.0';
    const { officer, world } = scene(caseInReview({ referral: { client: { name: odd } } }));
    const page = { html: form((await officer().get(personal)).text, 'correct') };
    const names = ['clientName', 'personalCode', 'birthDate', 'phone', 'email', 'address', 'protection'];
    const more = ['interpreter', 'otherServices', 'starNumber', 'need', 'goals', 'decisionNumber'];
    const values = [...names, ...more, 'decisionDate'].map((name) => [name, typedIn(page, name)] as const);
    expect(Object.fromEntries(values)).toMatchObject({
      clientName: 'Olena 2.0',
      protection: 'temporary',
      interpreter: 'yes',
      starNumber: 'STAR-2026-118',
      decisionDate: '2026-01-30',
    });
    const same = { ...Object.fromEntries(values), languages: ['uk', 'ru', ''], ...fields };
    const sent = await officer().post(personal, same);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Ükski väli ei muutunud.');
    expect((await officer().post(personal, { ...same, need: 'Vajab abi.' })).status).toBe(303);
    expect(world.state.referral?.client.name).toBe(odd);
  });

  it.each([
    ['reason', ''],
    ['clientName', 'Olena 3'],
    ['birthDate', '1991-05-14'],
    ['birthDate', '2031-05-14'],
    ['personalCode', '49005149020'],
    ['decisionDate', '31.12.2026'],
    ['protection', 'muu'],
    ['languages', 'klingoni'],
  ])('is refused with a wrong %s, and what was typed stays', async (field, value) => {
    const { officer, world } = scene(caseInReview());
    const sent = await officer().post(path, { ...fields, need: 'Vajab muud abi.', [field]: value });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(`href="#correct-${field}"`);
    expect(sent.text).toContain(`id="correct-${field}-error"`);
    expect(sent.text).toContain('Vajab muud abi.');
    expect(world.commands).toEqual([]);
    expect(world.accesses).toHaveLength(1);
  });

  it('completes a referral that lacked data', async () => {
    const state = incompleteCase({ opening: { referral: incompleteReferral() } });
    const { officer, world } = scene(state);
    const missing = { need: 'Vajab abi.', languages: 'uk', decisionNumber: '7-1' };
    await officer().post(personal, { ...fields, ...missing }, {}, moments.supplemented);
    expect(world.state.phase).toBe('review');
  });

  it('tells of a change that came in between', async () => {
    const { officer, world, another } = scene(caseInReview());
    const version = String(world.state.version);
    another({ type: 'RestartMachines' });
    const sent = await officer().post(personal, { ...fields, need: 'Vajab muud abi.', version });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('Ametnik Lea Lepp: Juhtum käivitati uuesti');
    expect(sent.text).toContain('Vajab muud abi.');
  });

  it('is refused when the personal data are gone', async () => {
    const erased = { ...activeCase(), referral: null };
    const { officer } = scene(erased);
    expect((await officer().get(personal)).text).not.toContain('value="correct"');
    expect((await officer().post(personal, { ...fields, need: 'x' })).status).toBe(409);
  });
});

describe('reading a mail anew', () => {
  it('is asked for, and the page says that it takes a moment', async () => {
    const { officer, world } = scene(activeCase());
    const sent = await officer().post(personal, { action: 'reread' });
    expect(sent.location).toBe(`${path}?personal=1&done=reread`);
    expect(world.triage).toEqual([{ what: 'reread', with: { key: mailKey } }]);
    expect((await officer().get(`${path}?done=reread`)).text).toContain('Kiri loetakse uuesti.');
  });

  it('shows in which fields the mail says something else than the case, not where it says nothing', async () => {
    const referral = completeReferral({ need: null, client: { name: 'Olena <i>Kovalenko-Bondar' } });
    const { officer } = scene(caseInReview(), { mail: mailIn({}, { referral }) });
    const { text } = await officer().get(personal);
    const table = /<table>(?:(?!<\/table>).)*Kirjast loetud<\/th>.*?<\/table>/s.exec(text)?.[0] ?? '';
    expect(table).toContain('Olena &lt;i&gt;Kovalenko-Bondar');
    expect(table).toContain('>Olena Kovalenko<');
    expect(table.match(/<tr>/g)).toHaveLength(2);
    expect((await officer().get(path)).text).not.toContain('Kovalenko');
  });

  it('is not offered for a mail that is never parsed', async () => {
    const { officer } = scene(caseInReview(), { mail: mailIn({}, { virus: 'FAIL' }) });
    expect((await officer().get(personal)).text).not.toMatch(/value="(reread|split)"/);
  });
});

describe('a mail of several clients', () => {
  const typed = {
    action: 'split',
    part: '2',
    municipality: '0638',
    senderAddress: 'kadri.tamm@pparnumaa.example',
    clientName: 'Ivan Bondar',
    birthDate: '1985-02-01',
  };

  it('becomes one more case, of the same sender, with nothing of the first client', async () => {
    const { officer, world } = scene(activeCase());
    const page = { html: form((await officer().get(personal)).text, 'split') };
    expect(
      ['part', 'municipality', 'senderAddress', 'clientName', 'need'].map((one) => typedIn(page, one)),
    ).toEqual(['2', '0638', 'kadri.tamm@pparnumaa.example', '', '']);
    const sent = await officer().post(personal, typed);
    expect([sent.status, sent.location]).toEqual([303, '/admin/cases/TR26-SPL1T?done=opened']);
    const nobody = emptyReferral();
    expect(world.triage).toEqual([
      {
        what: 'split',
        with: {
          key: mailKey,
          part: 2,
          officer: 'mari',
          typed: {
            municipality: { ehak: '0638', name: 'Põhja-Pärnumaa vald' },
            sender: { address: 'kadri.tamm@pparnumaa.example', name: null },
            referral: {
              ...nobody,
              caseManager: completeReferral().caseManager,
              client: { ...nobody.client, name: 'Ivan Bondar', birthDate: '1985-02-01' },
            },
          },
        },
      },
    ]);
  });

  it('is prefilled with what a new reading tells of the next client', async () => {
    const others = [completeReferral({ client: { name: 'Ivan Bondar', phone: '5555 4444' } })];
    const { officer } = scene(caseInReview(), { mail: mailIn({}, { others }) });
    const page = { html: form((await officer().get(personal)).text, 'split') };
    expect([typedIn(page, 'clientName'), typedIn(page, 'phone')]).toEqual(['Ivan Bondar', '5555 4444']);
  });

  it.each([
    ['clientName', ''],
    ['municipality', '9999'],
    ['senderAddress', 'ei ole'],
  ])('is not split with a wrong %s', async (field, value) => {
    const { officer, world } = scene(caseInReview());
    const sent = await officer().post(path, { ...typed, [field]: value });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(`id="split-${field}-error"`);
    expect(sent.text).toContain('1985-02-01');
    expect(world.triage).toEqual([]);
  });

  it.each(['1', '0', '', 'kaks'])('has no part %j to split', async (part) => {
    const { officer, world } = scene(caseInReview());
    expect((await officer().post(path, { ...typed, part })).status).toBe(422);
    expect(world.triage).toEqual([]);
  });

  it('leads from each of its cases to the others, also before the second step', async () => {
    const mail = mailIn({ opened: ['TR26-4F7KQ', 'TR26-SPL1T', 'TR26-TH1RD'] });
    const { officer, world } = scene(caseInReview(), { mail });
    const { text } = await officer().get(path);
    expect(text).toContain('Kirjas oli mitu klienti');
    expect(text).toContain('href="/admin/cases/TR26-SPL1T"');
    expect(text).toContain('href="/admin/cases/TR26-TH1RD"');
    expect(world.accesses).toEqual([]);
    expect((await scene(caseInReview()).officer().get(path)).text).not.toContain('mitu klienti');
  });
});
