/** What the mails about the interim evaluation and interpreters say, and their calendar files. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { plain } from '#domain/estonian';
import {
  activeCase,
  caseInMeeting,
  change,
  endedAt,
  endService,
  moments,
  provider,
} from '../../support/cases.ts';
import {
  evaluationMoments,
  evaluationOwed,
  held,
  interpreted,
  interpreterOwed,
  notHeld,
  setting,
  withEvaluation,
} from '../../support/evaluations.ts';
import { caseWithGoals } from '../../support/plans.ts';
import { type Scene, scenesOf } from './scenes.ts';
import { writtenOf } from './written.ts';

const { set, moved, later, recorded } = evaluationMoments;
const links = {
  evaluationLink: 'https://tugirada.example/task/kov/evaluation',
  planLink: 'https://tugirada.example/task/tp/plan',
};
const sides = ['municipality', 'provider'] as const;
const fileOf = (of: ReturnType<typeof writtenOf>): string => of.notice.calendarFile?.text ?? '';

describe('the invitation to an evaluation', () => {
  const scenes = scenesOf('set', caseWithGoals(), setting({ interpreter: 'uk' }), set);

  it('tells both sides when it is, and only the municipality where', () => {
    for (const to of sides) {
      const { text } = writtenOf(scenes, 'evaluation', to, links);
      expect(text).toContain('vahehindamine 12.06.2026 kell 10.00');
      expect(text).toContain('Kellaaeg: 10.00–11.00');
      expect(text).toContain('Tõlk: ukraina keel, tellib Sotsiaalkindlustusamet');
      expect(text.includes('Kodu 7')).toBe(to === 'municipality');
    }
  });

  it('has a calendar file without a place, which leads each to its own page', () => {
    for (const to of sides) {
      const file = fileOf(writtenOf(scenes, 'evaluation', to, links));
      expect(file).toContain('UID:vahehindamine-TR26-4F7KQ-1@tugirada');
      expect(file).toContain('METHOD:PUBLISH');
      expect(file).toContain('SEQUENCE:0');
      expect(file).toContain('DTSTART:20260612T070000Z');
      expect(file).not.toContain('Kodu');
      expect(file.replace(/\r\n /g, '')).toContain(
        to === 'provider' ? `URL:${links.planLink}` : `URL:${links.evaluationLink}`,
      );
    }
  });

  it('has none where no page can be named', () => {
    expect(writtenOf(scenes, 'evaluation', 'provider').notice.calendarFile).toBeNull();
  });

  it('keeps its UID and goes one version up when it moves, is called off, or the service ends before it', () => {
    const ahead = withEvaluation();
    const stories = [
      [scenesOf('moved', ahead, setting({ startsAt: later }), moved), 'evaluation', 'PUBLISH'],
      [
        scenesOf('off', ahead, { type: 'CancelEvaluation', reason: 'x' }, moved),
        'evaluation-cancelled',
        'CANCEL',
      ],
      [scenesOf('ended', ahead, endService, endedAt), 'ended', 'CANCEL'],
      [scenesOf('cancelled', ahead, { type: 'CancelCase', reason: 'x' }, moved), 'cancelled', 'CANCEL'],
    ] as const;
    for (const [story, name, method] of stories)
      for (const to of sides) {
        const file = fileOf(writtenOf(story, name, to, links));
        for (const line of ['UID:vahehindamine-TR26-4F7KQ-1@tugirada', 'SEQUENCE:1', `METHOD:${method}`])
          expect(file, `${name} to ${to}`).toContain(line);
      }
  });

  it('leaves the calendar alone when the service ends after it', () => {
    const owed = evaluationOwed();
    const late = '2026-06-20T09:00:00.000Z';
    const ended = scenesOf('ended', owed, endService, late);
    expect(writtenOf(ended, 'ended', 'municipality', links).notice.calendarFile).toBeNull();
  });
});

describe('a meeting that is ahead when the provider changes', () => {
  const to = { id: 'hoolekaar', name: 'Hoolekaar' };
  const changeAt = (at: string, back = false): Command => ({
    ...{ type: 'PlanProviderChange', reason: 'x', transfer: null, to: back ? provider : to },
    effective: dayOf(at),
  });
  const file = (of: Scene[], name: 'provider-left' | 'evaluation' | 'task', changes = links) =>
    fileOf(writtenOf(of, name, 'provider', changes)).replace(/\r\n /g, '');

  it('goes off the calendar of the old one, without a link, and on that of the new one', () => {
    const scenes = scenesOf('changed', withEvaluation(), changeAt(moved), moved);
    const left = file(scenes, 'provider-left');
    for (const line of ['UID:vahehindamine-TR26-4F7KQ-1@tugirada', 'METHOD:CANCEL', 'STATUS:CANCELLED'])
      expect(left).toContain(line);
    expect(left).not.toContain('task');
    expect(writtenOf(scenes, 'provider-left', 'provider', links).text).toContain(
      'Kohtumisel reedel, 12. juunil 2026 kell 10.00–11.00 osaleb uus teenuseosutaja',
    );
    expect(file(scenes, 'evaluation')).toContain('METHOD:PUBLISH');
  });

  it('comes back to one that comes back: each file is a version more than the one before', () => {
    const first = scenesOf('set', caseWithGoals(), setting(), set);
    const away = change(withEvaluation(), changeAt(moved), moved).state;
    const again = '2026-06-03T08:00:00.000Z';
    const back = scenesOf('back', away, changeAt(again, true), again);
    const versions = [
      file(first, 'evaluation'),
      file(scenesOf('changed', withEvaluation(), changeAt(moved), moved), 'provider-left'),
      file(back, 'evaluation'),
    ].map((text) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]));
    expect(versions).toEqual([0, 1 + 1, 2 + 2]);
  });

  it('is the first meeting, with the task to record it', () => {
    const at = '2026-02-10T08:00:00.000Z';
    const scenes = scenesOf('changed', caseInMeeting(), changeAt(at), at);
    expect(file(scenes, 'provider-left')).toContain('UID:esmane-kohtumine-TR26-4F7KQ@tugirada');
    const meetingLink = { ...links, meetingLink: 'https://tugirada.example/task/tp' };
    const invited = file(scenes, 'task', meetingLink);
    for (const line of ['METHOD:PUBLISH', 'DTSTART:20260212T080000Z', 'URL:https://tugirada.example/task/tp'])
      expect(invited).toContain(line);
  });

  it('that is over needs nothing', () => {
    const at = '2026-06-20T09:00:00.000Z';
    const scenes = scenesOf('changed', evaluationOwed(), changeAt(at), at);
    expect(writtenOf(scenes, 'provider-left', 'provider', links).notice.calendarFile).toBeNull();
  });
});

describe('the way to the evaluation', () => {
  it('is in the mail that the service began', () => {
    const scenes = [{ story: 'active', state: activeCase(), stamp: moments.recorded }].map((one) => ({
      ...one,
      notice: { name: 'activated', to: 'municipality', obligation: null } as const,
    }));
    expect(writtenOf(scenes, 'activated', 'municipality', links).text).toContain('[Määra vahehindamine]');
  });
});

describe('the result of an evaluation', () => {
  const owed = evaluationOwed();

  it('comes to the municipality goal by goal, in the provider’s words', () => {
    const { text } = writtenOf(scenesOf('held', owed, held(owed), recorded), 'evaluation-recorded');
    expect(text).toContain('- Perearst leitud: saavutatud');
    expect(text).toContain('- Laps käib koolis: töös');
    expect(text).toContain('> Arst on leitud, kool algab sügisel.');
    expect(text).toContain('> Kooli avaldus.');
  });

  it('that was not held says why, and how a new time is set', () => {
    const { text } = writtenOf(
      scenesOf('not held', owed, notHeld(owed), recorded),
      'evaluation-recorded',
      'municipality',
      links,
    );
    expect(text).toContain('> Klient oli haige.');
    expect(text).toContain('[Määra uus aeg]');
    expect(text).toContain('„Vahehindamine: 12.06.2026 kell 10.00“');
  });
});

describe('the mail about an interpreter', () => {
  it('names the person to the municipality and not to the provider', () => {
    const owed = interpreterOwed();
    const scenes = scenesOf('found', owed, interpreted(owed), moved);
    expect(writtenOf(scenes, 'interpreter', 'municipality').text).toContain('Tõlk Tamm');
    const provider = plain(writtenOf(scenes, 'interpreter', 'provider').text);
    expect(provider).toContain('ukraina keel');
    expect(provider).not.toMatch(/Tamm|5555|Tuleb kohale/);
  });

  it('says that there is none, with the reason to the municipality alone', () => {
    const owed = interpreterOwed();
    const scenes = scenesOf('none', owed, interpreted(owed, null), moved);
    expect(writtenOf(scenes, 'interpreter', 'municipality').text).toContain('> Selle keele tõlki ei ole.');
    expect(writtenOf(scenes, 'interpreter', 'provider').text).not.toContain('Selle keele');
  });
});
