import { describe, expect, it } from 'vitest';
import { activeCase, after, caseAssigning, reportedAt, reportedCase } from '../../support/cases.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
// Monday 9 February 2026 at 10.00 in Estonia: the support person is due on the 11th.
const monday = '2026-02-09T08:00:00.000Z';
/** Rows of the table of what will be sent, as texts. */
const aheadOf = (html: string): string[][] => {
  const [, section = ''] = /<h2 id="edasi">(.*?)<\/section><\/section>/s.exec(html) ?? [];
  const [, body = ''] = /<tbody>(.*?)<\/tbody>/s.exec(section) ?? [];
  return body
    .split('<tr>')
    .slice(1)
    .map((row) =>
      [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
    );
};

describe('what will be sent next', () => {
  it('names the next reminders of a task with whom they go to, and leads to where they are held', async () => {
    const { text } = await scene(caseAssigning()).officer().get(path, monday);
    expect(aheadOf(text)).toEqual([
      [
        '11.02.2026 kell\u00a009.00',
        'Tugiisiku leidmine: tähtaeg on täna',
        'Teenuseosutaja',
        'Peata see tähtaeg',
      ],
      [
        '12.02.2026 kell\u00a009.00',
        'Tugiisiku leidmine: tähtaeg möödas',
        'Teenuseosutaja, SKA',
        'Peata see tähtaeg',
      ],
    ]);
    const [, id = ''] = /<a href="#([\w-]+)">Peata see tähtaeg/.exec(text) ?? [];
    expect(text).toContain(`id="${id}"`);
  });

  it('names what the service brings', async () => {
    const { text } = await scene(activeCase()).officer().get(path, monday);
    expect(aheadOf(text).map(([, what, to]) => [what, to])).toContainEqual([
      'Teenus: ülevaate ülesanne teenuseosutajale',
      'Teenuseosutaja',
    ]);
  });

  it('says that nothing is sent while a task is paused', async () => {
    const pause = {
      ...({ type: 'PauseObligation', kind: 'ensure-support-person', cause: '1' } as const),
      ...{ until: '2026-03-02' as never, reason: 'Klient on haiglas.' },
    };
    const { text } = await scene(after(caseAssigning(), [pause, monday]))
      .officer()
      .get(path, monday);
    expect(aheadOf(text)).toEqual([]);
    expect(text).toContain('Tugiisiku leidmine: peatatud, meeldetuletusi ei saadeta.');
  });

  it('lets an auditor see it and hold nothing, and is not there after the end', async () => {
    const { text } = await scene(caseAssigning()).officer('auditor').get(path, monday);
    expect(aheadOf(text).map((row) => row.length)).toEqual([3, 3]);
    const ended = await scene(reportedCase()).officer().get(path, reportedAt);
    expect(ended.text).not.toContain('id="edasi"');
  });
});
