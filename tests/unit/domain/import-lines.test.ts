/** What is said of a line of a file of running cases: where it is wrong, where odd, and how it is read. */
import { describe, expect, it } from 'vitest';
import { checkLine } from '#domain/import/check';
import type { Cells } from '#domain/import/columns';
import {
  activeLine,
  hoolekaar,
  importDay,
  importRegistry,
  opened,
  said,
  waitingLine,
} from '../../support/imports.ts';

describe('a line', () => {
  it.each<[string, Partial<Cells>, string]>([
    ['an unknown municipality', { municipality: 'Kuu vald' }, 'error municipality unknown'],
    ['no municipality', { municipality: '' }, 'error municipality missing'],
    ['an unknown provider', { provider: 'Keegi' }, 'error provider unknown'],
    ['a municipality without a contract', { municipality: 'Elva' }, 'error provider no-contract'],
    ['a wrong address', { caseManagerEmail: 'kadri@' }, 'error caseManagerEmail invalid'],
    ['no address', { caseManagerEmail: ' ' }, 'error caseManagerEmail missing'],
    ['a wrong personal code', { personalCode: '49005149022' }, 'error personalCode invalid'],
    ['nobody to tell apart', { personalCode: '' }, 'error personalCode missing'],
    ['a birth date against the code', { birthDate: '15.05.1990' }, 'error birthDate code-and-birth-date'],
    ['somebody born tomorrow', { personalCode: '', birthDate: '17.02.2026' }, 'error birthDate invalid'],
    ['no language', { languages: '' }, 'error languages missing'],
    ['a language that is none', { languages: 'klingoni' }, 'error languages unknown'],
    ['another protection', { protection: 'hea' }, 'error protection unknown'],
    ['a name of digits', { clientName: 'R2D2 3' }, 'error clientName invalid'],
    ['a phone of words', { phone: 'kodus' }, 'error phone invalid'],
    ['a text without end', { need: 'a'.repeat(4001) }, 'error need too-long'],
    ['a day that does not exist', { referralDate: '31.02.2026' }, 'error referralDate invalid'],
    ['a referral to come', { referralDate: '17.02.2026' }, 'error referralDate in-the-future'],
    ['a decision after the referral', { decisionDate: '13.01.2026' }, 'error decisionDate wrong-order'],
    [
      'a service that is over',
      { decisionDate: '', referralDate: '15.02.2025' },
      'error referralDate service-over 2026-02-15',
    ],
    ['a meeting before the referral', { firstMeeting: '11.01.2026' }, 'error firstMeeting wrong-order'],
    [
      'a meeting without a support person',
      { supportPersonName: '', supportPersonEmail: '' },
      'error supportPersonName without-support-person',
    ],
    ['an address of nobody', { supportPersonName: '' }, 'error supportPersonName missing'],
    ['a service without a rhythm', { rhythm: '' }, 'error rhythm missing'],
    ['a rhythm that is none', { rhythm: 'vahel' }, 'error rhythm unknown'],
    ['an overview before the meeting', { lastOverview: '19.01.2026' }, 'error lastOverview wrong-order'],
    ['an overview to come', { lastOverview: '17.02.2026' }, 'error lastOverview in-the-future'],
    ['over 12 months', { serviceEnd: '13.01.2027' }, 'error serviceEnd over-twelve-months 2027-01-12'],
    [
      'an earlier end without a reason',
      { serviceEnd: '30.06.2026' },
      'error serviceEnd not-twelve-months 2027-01-12',
    ],
    [
      'an end that is behind',
      { serviceEnd: '15.02.2026', serviceEndReason: 'x' },
      'error serviceEnd service-over 2026-02-15',
    ],
    ['a meeting at no time of the day', { firstMeeting: '20.01.2026 25:10' }, 'error firstMeeting invalid'],
    ['a meeting on no day', { firstMeeting: 'jaanuaris' }, 'error firstMeeting invalid'],
    ['goals without end', { goals: 'a|'.repeat(20) }, 'error goals too-long'],
    ['a text of goals without end', { goals: 'a'.repeat(4001) }, 'error goals too-long'],
    [
      'every language',
      { languages: 'et,ru,en,uk,ar,fa,ps,tr,ka,hy,az,be,pl,de,fr,es,fi,so,ti,am,ku' },
      'error languages too-long',
    ],
    [
      'days of overviews without end',
      { rhythm: Array.from({ length: 25 }, (_, day) => `${day + 1}.03.2026`).join(',') },
      'error rhythm too-long',
    ],
    [
      'a meeting after the end',
      { serviceEnd: '19.02.2026', serviceEndReason: 'x', firstMeeting: '20.02.2026 9:00' },
      'error firstMeeting wrong-order',
    ],
    [
      'an earlier end before its meeting',
      { serviceEnd: '30.06.2026', serviceEndReason: 'x', firstMeeting: '20.02.2026 9:00' },
      'error serviceEnd end-too-early 2027-01-12',
    ],
    [
      'an overview before any meeting',
      { firstMeeting: '', lastOverview: '10.02.2026' },
      'error lastOverview without-meeting',
    ],
    ['nobody who provides', { municipality: 'Tallinna linn', provider: '' }, 'error provider no-contract'],
  ])('with %s is refused', (_, changes, finding) => {
    const line = { ...activeLine, ...changes };
    expect(said(line)).toContain(finding);
    expect(checkLine(line, importRegistry, importDay).row).toBeNull();
  });

  it.each<[string, Partial<Cells>, string]>([
    ['no goals', { goals: '' }, 'warning goals recommended'],
    ['no need', { need: '' }, 'warning need recommended'],
    ['no way to reach the client', { phone: '' }, 'warning phone recommended'],
    ['no decision', { decisionNumber: '' }, 'warning decisionNumber recommended'],
    [
      'a support person without contact',
      { supportPersonEmail: '' },
      'warning supportPersonEmail person-without-contact',
    ],
    ['no provider', { provider: '' }, 'warning provider provider-of-contract'],
    [
      'an earlier end and a reason',
      { serviceEnd: '30.06.2026', serviceEndReason: 'Kolib.' },
      'warning serviceEnd earlier-end 2027-01-12',
    ],
    [
      'a meeting of which only the day is known',
      { firstMeeting: '20.01.2026' },
      'note firstMeeting time-assumed',
    ],
  ])('with %s is taken, and said of', (_, changes, finding) => {
    const line = { ...activeLine, ...changes };
    expect(said(line)).toEqual([finding]);
    expect(checkLine(line, importRegistry, importDay).row).not.toBeNull();
  });

  it('before its meeting may name a rhythm, which does not count yet', () => {
    const { supportPersonName, supportPersonEmail, rhythm } = activeLine;
    expect(said({ ...waitingLine, supportPersonName, supportPersonEmail, rhythm })).toEqual([
      'warning rhythm without-meeting',
      'note firstMeeting clock-starts-now',
    ]);
  });

  it('without a place or goals makes a case without them', () => {
    const { state } = opened({ ...activeLine, place: '', goals: '' });
    expect([state.meeting?.place, state.goals]).toEqual([null, null]);
  });

  it('may name the provider of the day of its referral, or of today', () => {
    const before = { ...activeLine, decisionDate: '', referralDate: '01.12.2025' };
    expect(said({ ...before, provider: hoolekaar.email })).toEqual(['warning provider other-provider']);
    expect(said({ ...before, provider: 'ABIKÄSI' })).toEqual([]);
    expect(said({ ...activeLine, provider: hoolekaar.id })).toContain('error provider no-contract');
  });

  it('is read as spreadsheets write it', () => {
    const { row } = checkLine(
      {
        ...activeLine,
        personalCode: '="49005149021"',
        phone: "'+372 5123 4567",
        referralDate: '2026-01-12 0:00:00',
        clientName: '\u202eOlena\u00a0 Kovalenko',
        caseManagerEmail: 'Kadri.Tamm@PParnumaa.example',
        municipality: 'põhja-pärnumaa',
      },
      importRegistry,
      importDay,
    );
    expect(row).toMatchObject({
      referral: { client: { name: 'Olena Kovalenko', personalCode: '49005149021', phone: '+372 5123 4567' } },
      referralDate: '2026-01-12',
      sender: { address: 'kadri.tamm@pparnumaa.example' },
      municipality: { name: 'Põhja-Pärnumaa vald' },
    });
  });
});
