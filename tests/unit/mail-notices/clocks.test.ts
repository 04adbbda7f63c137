import { describe, expect, it } from 'vitest';
import { clocks } from './clocks-scenes.ts';
import { wholeText, writtenOf } from './written.ts';

const scenes = clocks({});
const of = (story: string) => scenes.filter((one) => one.story === story);

describe('mails about clocks', () => {
  it('say that a task stands, until when, and that an answer is taken all the same', () => {
    const { text } = writtenOf(of('the task is paused'), 'paused', 'provider');
    expect(text).toContain('Ülesanne on peatatud: tugiisiku leidmine (TR26-4F7KQ)');
    expect(text).toContain('Eeldatavalt jätkub ülesanne esmaspäeval, 16. veebruaril 2026.');
    expect(text).toContain('Vastata saab ka praegu.');
    expect(text).not.toContain('haiglas');
  });

  it('give the reason to the municipality alone', () => {
    expect(writtenOf(of('the case is paused'), 'case-paused', 'municipality').text).toContain(
      '> Klient on haiglas',
    );
    expect(writtenOf(of('the case is paused'), 'case-paused', 'provider').text).not.toContain('haiglas');
    expect(writtenOf(of('the completion is paused'), 'paused', 'municipality').text).toContain('haiglas');
  });

  it('say the new date and how it came about when a task goes on', () => {
    const { text } = writtenOf(of('the task goes on'), 'resumed', 'provider');
    // Due on 11 February, paused on the 9th, resumed on the 16th: five working days.
    expect(text).toContain('Uus tähtaeg on kolmapäev, 18. veebruar 2026 kell 24.00.');
    expect(text).toContain('peatatud alates 9. veebruarist 2026 kuni 16. veebruarini 2026, viis tööpäeva');
  });

  it('list the new dates when a case goes on, and say that the end of the service stands', () => {
    const { text } = writtenOf(of('the case goes on'), 'case-resumed', 'municipality');
    expect(text).toContain('- Tugiisiku leidmine (teenuseosutaja): kolmapäev, 18. veebruar 2026 kell 24.00');
    const service = writtenOf(of('the service is paused'), 'case-paused', 'provider').text;
    expect(service).toContain('Teenuse lõpp ei nihku: teenuse viimane päev on 30.01.2027.');
  });

  it('tell a new contact that the task was handed over and that its date stands', () => {
    const { text } = writtenOf(of('another contact'), 'task', 'provider');
    expect(text).toContain('Teile on üle antud ülesanne: leida tugiisik.');
    expect(text).toContain('Tähtaeg on endiselt kolmapäev, 11. veebruar 2026 kell 24.00');
  });

  it('tell the agency who asks for what, and never why', () => {
    expect(writtenOf(of('more time is asked for'), 'extension-asked', 'agency').text).toContain(
      'Teenuseosutaja palub ülesandele „Tugiisiku leidmine“ lisaaega kuni 16.02.2026.',
    );
    expect(writtenOf(of('cannot'), 'unable', 'agency').text).toContain(
      'Teenuseosutaja teatas, et ei saa täita ülesannet „Infopäringule vastamine“.',
    );
  });

  it('remind of a pause that runs over, of a task or of a case', () => {
    expect(writtenOf(of('the pause ran over'), 'pause-over', 'agency').text).toContain(
      'Endiselt peatatud: tugiisiku leidmine (TR26-4F7KQ)',
    );
    const [scene] = of('the pause of the case ran over');
    if (!scene) throw new Error('nothing was owed');
    expect(scene.notice.obligation).toBeNull();
    expect(wholeText(writtenOf([scene], 'pause-over', 'agency').notice)).toContain(
      'Suunamine TR26-4F7KQ: endiselt peatatud',
    );
  });
});
