import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { plain } from '#domain/estonian';
import type { OpenTask } from '#domain/morning/digest';
import { usualNudges } from '#domain/obligation/rules';
import { composeMessage } from '#mail/compose/message';
import { agencyDigestMail, providerDigestMail } from '#mail/notices/digests';
import type { WrittenNotice } from '#mail/notices/letter';

const day = parseDay('2026-03-11');
const task = (n: number, due: string): OpenTask => ({
  caseId: `TR26-${String(n).padStart(5, '0')}`,
  kind: 'ensure-support-person',
  cause: '1',
  assignee: 'provider',
  due: parseDay(due),
  nudges: usualNudges,
  providerId: 'abikasi',
  reader: null,
  paused: false,
});
const textOf = ({ subject, preview, blocks }: WrittenNotice): string => {
  const { Content } = composeMessage({ subject, preview, blocks, replyTo: null, references: [] });
  return plain(Content?.Simple?.Body?.Text?.Data ?? '');
};

describe('the morning’s mail to the agency', () => {
  const digest = {
    overdue: [task(1, '2026-03-09')],
    dueToday: [task(2, '2026-03-11'), task(3, '2026-03-11')],
    waiting: [],
    triage: 2,
    failed: 0,
    undelivered: 1,
    erasing: 12,
    strays: 3,
  };

  it('says in its subject what is most pressing', () => {
    const { subject } = agencyDigestMail(digest, day, 'https://tugirada.example/admin');
    expect(plain(subject)).toBe('Hommikune kokkuvõte 11.03.2026: 1 üle tähtaja, 2 tähtajaga täna');
  });

  it('names each task by its case, and leads to the list', () => {
    const text = textOf(agencyDigestMail(digest, day, 'https://tugirada.example/admin'));
    expect(text).toContain('TR26-00001: tugiisiku leidmine, tähtaeg 09.03.2026 (teenuseosutaja)');
    expect(text).toContain('2 kirja ootab otsust');
    expect(text).toContain('1 kiri jäi kätte toimetamata');
    expect(text).toContain('12 juhtumi isikuandmed kustutatakse peagi');
    expect(text).toContain('https://tugirada.example/admin');
    expect(text).not.toContain('Ootab SKA-d');
  });

  it('says how many a long list leaves out', () => {
    const overdue = Array.from({ length: 45 }, (_, n) => task(n, '2026-03-02'));
    const text = textOf(agencyDigestMail({ ...digest, overdue }, day, 'https://tugirada.example/admin'));
    expect(text).toContain('Loetelust jäi välja 5');
  });
});

describe('the morning’s mail to a provider', () => {
  const digest = {
    provider: 'abikasi',
    reader: null,
    overdue: [task(1, '2026-03-09')],
    dueToday: [task(2, '2026-03-11')],
    soon: [task(3, '2026-03-13'), task(4, '2026-03-13')],
  };

  it('has a link for each task that is still open', () => {
    const written = providerDigestMail(digest, day, ({ caseId }) =>
      caseId === 'TR26-00002' ? null : `https://tugirada.example/task/${caseId}`,
    );
    expect(plain(written.subject)).toBe(
      'Teie ülesanded 11.03.2026: 1 üle tähtaja, 1 tähtajaga täna, 2 tähtajaga kahe tööpäeva pärast',
    );
    const text = textOf(written);
    expect(text).toContain('Täna tuletame Teile meelde 4 ülesannet.');
    expect(text).toContain('https://tugirada.example/task/TR26-00001');
    expect(text).not.toContain('https://tugirada.example/task/TR26-00002');
  });
});
