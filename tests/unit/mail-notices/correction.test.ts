import { describe, expect, it } from 'vitest';
import { writeNotice } from '#mail/notices/write-notice';
import { correctionScenes } from './correction-scenes.ts';
import { context } from './scenes.ts';

const letters = correctionScenes({}).map(({ story, notice, state, stamp }) => {
  const written = writeNotice(notice, state, context(stamp));
  return {
    story,
    to: notice.to,
    subject: written.subject,
    text: JSON.stringify(written.blocks),
    file: written.calendarFile,
  };
});
const of = (story: string, to = 'municipality') => {
  const found = letters.find((one) => one.story === `${story} is put right` && one.to === to);
  if (!found) throw new Error(`nobody was told that ${story} was put right`);
  return found;
};

describe('the news of a correction', () => {
  it('tells the municipality the new value and what was wrong', () => {
    expect(of('support-person')).toMatchObject({
      subject: 'Suunamine TR26-4F7KQ: parandus: tugiisiku andmed',
    });
    expect(of('support-person').text).toContain('Mari Kask');
    expect(of('final-report').text).toContain('12,5');
  });

  it('sends the calendar file again, one version on, for a meeting that lies ahead', () => {
    const { file, text } = of('first-meeting');
    expect(file?.method).toBe('PUBLISH');
    expect(file?.text).toContain('DTSTART:20260219T080000Z');
    expect(file?.text).toContain('SEQUENCE:1');
    expect(text).toContain('kalendrifail');
  });

  it('tells the end that follows the date of the referral to both', () => {
    for (const to of ['municipality', 'provider'])
      expect(of('referral-date', to).text).toContain('01.02.2027');
  });

  it('tells the provider no words of people, and leads to a question that is open', () => {
    expect(of('ending', 'provider').text).toContain('muu põhjus');
    expect(of('ending', 'provider').text).not.toContain('Soome');
    expect(of('query', 'provider').text).not.toContain('lasteaed');
    expect(of('query', 'provider').text).toContain('Ava infopäring');
  });

  it('leaves what is told of a client behind its own link', () => {
    expect(of('change').text).not.toContain('terveks');
  });
});
