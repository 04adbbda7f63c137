import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/case/commands';
import { noticesOf } from '#domain/case/notices';
import type { CaseState } from '#domain/case/state';
import { writeNotice } from '#mail/notices/write-notice';
import { activeCase, after, caseAssigning, change } from '../../support/cases.ts';
import { context } from './scenes.ts';
import { wholeText } from './written.ts';

const at = '2026-02-20T10:00:00.000Z';
const arrival = { channel: 'page', arrivedAt: at } as const;
const links = { owedAt: at, reportLink: 'https://tugirada.example/task/x/change' };

/** The receipt that the command owes. */
function receipt(before: CaseState, command: Command) {
  const { state, events } = change(before, command, at);
  const notice = noticesOf(events, state).find(({ name }) => name === 'received');
  if (!notice) throw new Error('no receipt is owed');
  const written = writeNotice(notice, state, context(at, links));
  return { to: notice.to, subject: written.subject, text: wholeText(written) };
}

describe('a receipt by mail', () => {
  const query = { type: 'AskQuery', mailKey: null, text: 'Kas klient õpib?', ...arrival } as const;

  it('says that an answer came, when, and what happens next, and repeats nothing of it', () => {
    const asked = after(activeCase(), [query, at]);
    const opened = after(asked, [{ type: 'OpenObligation', kind: 'answer-query', cause: '1' }, at]);
    const { to, subject, text } = receipt(opened, {
      type: 'AnswerQuery',
      cause: '1',
      text: 'Jah, teisipäeviti.',
      ...arrival,
    });
    expect([to, subject]).toEqual(['provider', 'Suunamine TR26-4F7KQ: vastus kätte saadud']);
    expect(text).toContain('Vastus saabus: 20.02.2026 kell 12.00');
    expect(text).toContain('Tähtaeg: 02.03.2026 kell 24.00');
    expect(text).toContain('Saatsime vastuse omavalitsuse juhtumikorraldajale.');
    expect(text).toContain('[Vaata, mis on kirjas]');
    expect(text).not.toMatch(/teisipäeviti|õpib/);
  });

  it('to who declined says who decides now, and asks for no reports', () => {
    const { text } = receipt(caseAssigning(), {
      type: 'DeclineAssignment',
      cause: '1',
      reason: 'Kõik on hõivatud.',
      ...arrival,
    });
    expect(text).toContain('Saime teie keeldumise kätte');
    expect(text).toContain('Sotsiaalkindlustusamet otsustab, kes teenust osutab.');
    expect(text).not.toMatch(/hõivatud|Teata muutusest/);
  });

  it('says when a report came, and what to do if nobody sent it', () => {
    const report = { direction: 'worse', since: null, urgent: true, what: 'Koduta.', done: null } as const;
    const { text } = receipt(activeCase(), { type: 'ReportChange', ...report });
    expect(text).toContain('Teade saabus: 20.02.2026 kell 12.00');
    expect(text).toContain('Kui te ei ole teadet saatnud');
    expect(text).not.toContain('Koduta');
  });
});
