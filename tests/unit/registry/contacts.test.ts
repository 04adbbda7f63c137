import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import {
  absenceEnd,
  type Contact,
  deputiesOf,
  reachedAt,
  withAbsence,
  withDeputy,
} from '#domain/registry/contacts';

const contact = (name: string, deputy: string | null = null, absentUntil: string | null = null): Contact => ({
  name,
  email: `${name}@vald.example`,
  phone: null,
  deputy: deputy && `${deputy}@vald.example`,
  absentUntil: absentUntil === null ? null : parseDay(absentUntil),
});
const on = (day: string, ...contacts: Contact[]) => reachedAt('Kadri@vald.example', contacts, parseDay(day));

describe('where a mail to a contact goes', () => {
  it('is to the deputy until the last day away, then to the contact again', () => {
    const kadri = contact('kadri', 'jaan', '2026-03-10');
    const away = { address: 'jaan@vald.example', awayUntil: '2026-03-10' };
    expect(on('2026-03-10', kadri)).toEqual(away);
    expect(on('2026-03-11', kadri)).toEqual({ address: 'Kadri@vald.example', awayUntil: null });
  });

  it('is to the contact when there is no deputy, or nobody knows the address', () => {
    const own = { address: 'Kadri@vald.example', awayUntil: null };
    expect(on('2026-03-10', contact('kadri', null, '2026-03-10'))).toEqual(own);
    expect(on('2026-03-10', contact('jaan', 'mari', '2026-03-10'))).toEqual(own);
  });

  it('is on to the deputy’s deputy when that one is away, too, and never in a circle', () => {
    const kadri = contact('kadri', 'jaan', '2026-03-10');
    expect(on('2026-03-09', kadri, contact('jaan', 'mari', '2026-03-09')).address).toBe('mari@vald.example');
    expect(on('2026-03-09', kadri, contact('jaan', 'kadri', '2026-03-09'))).toEqual({
      address: 'Kadri@vald.example',
      awayUntil: null,
    });
  });
});

describe('who may open what was sent to a contact', () => {
  it('are their deputies and theirs, away or not', () => {
    const people = [contact('kadri', 'jaan'), contact('jaan', 'mari'), contact('mari', 'kadri')];
    expect(deputiesOf('kadri@vald.example', people)).toEqual(['jaan@vald.example', 'mari@vald.example']);
    expect(deputiesOf('võõras@vald.example', people)).toEqual([]);
  });
});

describe('an absence', () => {
  it('of which nobody says when it ends lasts 14 days', () => {
    const notedAt = '2026-03-02T08:00:00.000Z';
    expect(absenceEnd({ notedAt, until: null })).toBe('2026-03-16');
    expect(absenceEnd({ notedAt, until: parseDay('2026-03-05') })).toBe('2026-03-05');
  });

  it('is noted of the contact with that address, and never made shorter', () => {
    const people = [contact('kadri', 'jaan', '2026-03-20'), contact('jaan')];
    expect(withAbsence(people, 'kadri@vald.example', parseDay('2026-03-10'))).toBe(people);
    expect(withAbsence(people, 'keegi@vald.example', parseDay('2026-03-10'))).toBe(people);
    const noted = withAbsence(people, 'JAAN@vald.example', parseDay('2026-03-10'));
    expect(noted.map(({ absentUntil }) => absentUntil)).toEqual(['2026-03-20', '2026-03-10']);
  });

  it('has another deputy once the old address was put right', () => {
    const people = [contact('kadri', 'jaan')];
    const right = withDeputy(people, 'Jaan@vald.example', 'jaan.kask@vald.example');
    expect(right[0]?.deputy).toBe('jaan.kask@vald.example');
    expect(withDeputy(people, 'mari@vald.example', 'x@vald.example')).toBe(people);
  });
});
