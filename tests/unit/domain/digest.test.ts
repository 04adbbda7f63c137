import { describe, expect, it } from 'vitest';
import { type Day, parseDay } from '#domain/calendar/calendar';
import { agencyDigest, type OpenTask, providerDigests } from '#domain/morning/digest';
import { usualNudges } from '#domain/obligation/rules';

/** Wednesday. */
const day = parseDay('2026-03-11');
const quiet = { day, tasks: [], triage: 0, failed: 0, undelivered: 0, erasing: 0, strays: 0 };

const task = (n: number, due: string, more: Partial<OpenTask> = {}): OpenTask => ({
  caseId: `TR26-0000${n}`,
  kind: 'ensure-support-person',
  cause: '1',
  assignee: 'provider',
  due: parseDay(due),
  nudges: usualNudges,
  providerId: 'abikasi',
  reader: null,
  paused: false,
  ...more,
});
const ids = (tasks: readonly OpenTask[] = []): string[] => tasks.map(({ caseId }) => caseId.slice(-1));

describe('the digest of the agency', () => {
  it('tells what is overdue, due today and waits for the agency, the earliest first', () => {
    const digest = agencyDigest({
      ...quiet,
      tasks: [
        task(1, '2026-03-11'),
        task(2, '2026-03-10'),
        task(3, '2026-03-02'),
        task(4, '2026-03-13', { kind: 'review-referral', assignee: 'agency' }),
        task(5, '2026-03-13'),
      ],
    });
    expect(ids(digest?.overdue)).toEqual(['3', '2']);
    expect(ids(digest?.dueToday)).toEqual(['1']);
    expect(ids(digest?.waiting)).toEqual(['4']);
  });

  it('is none on a morning with nothing to tell, one for a single mail that waits', () => {
    expect(agencyDigest(quiet)).toBeNull();
    expect(agencyDigest({ ...quiet, tasks: [task(1, '2026-03-13')] })).toBeNull();
    expect(agencyDigest({ ...quiet, triage: 1 })).toMatchObject({ triage: 1, overdue: [] });
    expect(agencyDigest({ ...quiet, failed: 2 })).toMatchObject({ failed: 2 });
    expect(agencyDigest({ ...quiet, undelivered: 3 })).toMatchObject({ undelivered: 3 });
    expect(agencyDigest({ ...quiet, erasing: 4 })).toMatchObject({ erasing: 4 });
    expect(agencyDigest({ ...quiet, strays: 2 })).toMatchObject({ strays: 2 });
  });

  it('names an unread change on the day on which the agency is told of it', () => {
    const unread = (due: string) =>
      task(1, due, { kind: 'acknowledge-change', assignee: 'municipality', providerId: null });
    expect(agencyDigest({ ...quiet, tasks: [unread('2026-03-10')] })).toBeNull();
    expect(ids(agencyDigest({ ...quiet, tasks: [unread('2026-03-09')] })?.overdue)).toEqual(['1']);
  });

  it('comes on no day off', () => {
    const tasks = [task(1, '2026-02-02')];
    expect(agencyDigest({ ...quiet, day: parseDay('2026-02-24'), tasks })).toBeNull();
    expect(agencyDigest({ ...quiet, day: parseDay('2026-03-14'), tasks })).toBeNull();
  });

  it('leaves out what is paused', () => {
    expect(agencyDigest({ ...quiet, tasks: [task(1, '2026-03-02', { paused: true })] })).toBeNull();
  });
});

describe('the digest of a provider', () => {
  /** Reminded of on that Wednesday: two days before, on the day, the day after, the next days. */
  const reminded = ['2026-03-13', '2026-03-11', '2026-03-10', '2026-03-09'].map((due, n) => task(n, due));

  it('takes the place of more than three reminders', () => {
    expect(providerDigests({ day, tasks: reminded.slice(0, 3) })).toEqual([]);
    const [digest] = providerDigests({ day, tasks: reminded });
    expect(digest?.provider).toBe('abikasi');
    expect([ids(digest?.overdue), ids(digest?.dueToday), ids(digest?.soon)]).toEqual([
      ['3', '2'],
      ['1'],
      ['0'],
    ]);
  });

  it('counts each provider by itself', () => {
    const other = reminded.map((one) => ({ ...one, providerId: 'teine' }));
    expect(providerDigests({ day, tasks: [...reminded.slice(1), ...other] })).toMatchObject([
      { provider: 'teine' },
    ]);
  });

  it('counts each contact of a provider by itself', () => {
    const handed = reminded.map((one) => ({ ...one, reader: 'a1' }));
    expect(providerDigests({ day, tasks: [...reminded.slice(1), ...handed] })).toMatchObject([
      { provider: 'abikasi', reader: 'a1' },
    ]);
    expect(providerDigests({ day, tasks: [...reminded.slice(2), ...handed.slice(2)] })).toEqual([]);
  });

  it('counts only what would be reminded of today', () => {
    const others = [
      task(5, '2026-03-12'),
      task(6, '2026-03-16'),
      task(7, '2026-03-11', { assignee: 'municipality' }),
      task(8, '2026-03-11', { paused: true }),
      task(9, '2026-02-27'),
    ];
    expect(providerDigests({ day, tasks: [...reminded.slice(1), ...others] })).toEqual([]);
  });

  it('comes on no day off', () => {
    const off: Day = parseDay('2026-03-14');
    expect(providerDigests({ day: off, tasks: reminded })).toEqual([]);
  });
});
