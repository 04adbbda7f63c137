import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import * as english from '#domain/english';
import {
  countWords,
  dateShort,
  dateTimeShort,
  dateTimeWords,
  dateWords,
  dayMonthWords,
  deadlineShort,
  deadlineWords,
  fromDateWords,
  listWords,
  numberShort,
  numberWords,
  numberWordsOf,
  onDateTimeWords,
  onDateWords,
  onDeadlineWords,
  onTimeRangeWords,
  phoneLink,
  phoneWords,
  plain,
  timeRange,
  untilDateWords,
} from '#domain/estonian';

const day = parseDay('2026-02-26');
const afternoon = '2026-02-26T12:30:00.000Z';
const month = (number: number) => parseDay(`2026-${String(number).padStart(2, '0')}-01`);
const months = Array.from({ length: 12 }, (_, index) => index + 1);

describe('dates', () => {
  it('stand alone in the nominative and in a sentence in the adessive', () => {
    expect(plain(dateWords(day))).toBe('neljapäev, 26. veebruar 2026');
    expect(plain(onDateWords(day))).toBe('neljapäeval, 26. veebruaril 2026');
    expect(plain(deadlineWords(day))).toBe('neljapäev, 26. veebruar 2026 kell 24.00');
    expect(plain(onDeadlineWords(day))).toBe('neljapäeval, 26. veebruaril 2026 kell 24.00');
  });

  it('name every weekday in both cases', () => {
    const week = [2, 3, 4, 5, 6, 7, 8].map((date) => parseDay(`2026-03-0${date}`));
    expect(week.map((date) => dateWords(date).split(',')[0])).toEqual(
      'esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev'.split(' '),
    );
    expect(week.map((date) => onDateWords(date).split(',')[0])).toEqual(
      'esmaspäeval teisipäeval kolmapäeval neljapäeval reedel laupäeval pühapäeval'.split(' '),
    );
  });

  it('name every month in four cases', () => {
    const names = (words: (date: ReturnType<typeof month>) => string) =>
      months.map((number) => plain(words(month(number))).match(/1\. (\p{L}+)/u)?.[1]).join(' ');
    expect(names(dayMonthWords)).toBe(
      'jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember',
    );
    expect(names(onDateWords)).toBe(
      'jaanuaril veebruaril märtsil aprillil mail juunil juulil augustil septembril oktoobril novembril detsembril',
    );
    expect(names(untilDateWords)).toBe(
      'jaanuarini veebruarini märtsini aprillini maini juunini juulini augustini septembrini oktoobrini novembrini detsembrini',
    );
    expect(names(fromDateWords)).toBe(
      'jaanuarist veebruarist märtsist aprillist maist juunist juulist augustist septembrist oktoobrist novembrist detsembrist',
    );
  });

  it('say until and from', () => {
    expect(plain(untilDateWords(parseDay('2026-05-31')))).toBe('kuni 31. maini 2026');
    expect(plain(fromDateWords(parseDay('2026-03-01')))).toBe('alates 1. märtsist 2026');
  });

  it('are short in tables, with leading zeros there only', () => {
    expect(dateShort(parseDay('2026-03-02'))).toBe('02.03.2026');
    expect(plain(deadlineShort(day))).toBe('26.02.2026 kell 24.00');
    expect(plain(dayMonthWords(parseDay('2026-03-02')))).toBe('2. märts');
  });
});

describe('moments', () => {
  it('are told in the time of Estonia, with a point', () => {
    expect(plain(dateTimeShort(afternoon))).toBe('26.02.2026 kell 14.30');
    expect(plain(dateTimeWords(afternoon))).toBe('neljapäev, 26. veebruar 2026 kell 14.30');
    expect(plain(onDateTimeWords(afternoon))).toBe('neljapäeval, 26. veebruaril 2026 kell 14.30');
    expect(plain(dateTimeShort('2026-07-01T21:05:00Z'))).toBe('02.07.2026 kell 00.05');
  });

  it('make a range', () => {
    expect(timeRange('2026-03-03T08:00:00Z', '2026-03-03T09:30:00Z')).toBe('10.00–11.30');
    expect(plain(onTimeRangeWords('2026-03-03T08:00:00Z', '2026-03-03T09:00:00Z'))).toBe(
      'teisipäeval, 3. märtsil 2026 kell 10.00–11.00',
    );
    expect(plain(onTimeRangeWords('2026-03-03T21:00:00Z', '2026-03-03T23:00:00Z'))).toBe(
      'teisipäeval, 3. märtsil 2026 kell 23.00 kuni kolmapäev, 4. märts 2026 kell 01.00',
    );
  });
});

describe('non-breaking spaces', () => {
  it('hold day and month, the word kell and its time, and the parts of numbers together', () => {
    expect(deadlineWords(day)).toBe('neljapäev, 26.\u00a0veebruar 2026 kell\u00a024.00');
    expect(onDateTimeWords(afternoon)).toBe('neljapäeval, 26.\u00a0veebruaril 2026 kell\u00a014.30');
    expect(numberShort(1234567.5)).toBe('1\u00a0234\u00a0567,5');
    expect(phoneWords('+3726121360')).toBe('+372\u00a0612\u00a01360');
  });

  it('become ordinary spaces in plain text', () => {
    expect(plain('26.\u00a0veebruar kell\u00a024.00')).toBe('26. veebruar kell 24.00');
  });
});

describe('numbers and lists', () => {
  it.each([
    [1, 'üks', 'ühe'],
    [2, 'kaks', 'kahe'],
    [3, 'kolm', 'kolme'],
    [4, 'neli', 'nelja'],
    [5, 'viis', 'viie'],
    [6, 'kuus', 'kuue'],
    [7, 'seitse', 'seitsme'],
    [8, 'kaheksa', 'kaheksa'],
    [9, 'üheksa', 'üheksa'],
    [10, 'kümme', 'kümne'],
    [11, '11', '11'],
    [0, '0', '0'],
  ])('writes %i as %s and %s', (count, nominative, genitive) => {
    expect([numberWords(count), numberWordsOf(count)]).toEqual([nominative, genitive]);
  });

  it('counts things in the right case', () => {
    expect(plain(countWords(1, 'tööpäev', 'tööpäeva'))).toBe('üks tööpäev');
    expect(plain(countWords(5, 'tööpäev', 'tööpäeva'))).toBe('viis tööpäeva');
    expect(plain(countWords(30, 'päev', 'päeva'))).toBe('30 päeva');
  });

  it.each([
    [1234.5, '1234,5'],
    [12345.5, '12 345,5'],
    [999, '999'],
    [-12345, '−12 345'],
    [0, '0'],
  ])('writes %d as %s', (value, words) => {
    expect(plain(numberShort(value))).toBe(words);
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a ja b'],
    [['a', 'b', 'c'], 'a, b ja c'],
  ])('lists %j as %j', (items, words) => {
    expect(listWords(items)).toBe(words);
  });
});

describe('telephone numbers', () => {
  it.each([
    ['51234567', '5123 4567', 'tel:+37251234567'],
    ['6121360', '612 1360', 'tel:+3726121360'],
    ['+372 612-1360', '+372 612 1360', 'tel:+3726121360'],
    ['00372 5123 4567', '+372 5123 4567', 'tel:+37251234567'],
    ['(372) 612 1360', '(372) 612 1360', null],
    [' +380 44  123 4567 ', '+380 44 123 4567', 'tel:+380441234567'],
    ['0038044 1234567', '0038044 1234567', 'tel:+380441234567'],
    ['helistage Marile', 'helistage Marile', null],
  ])('writes %j as %s', (phone, words, link) => {
    expect([plain(phoneWords(phone)), phoneLink(phone)]).toEqual([words, link]);
  });
});

describe('English dates', () => {
  it('are written in words, in a sentence and as in Estonian tables', () => {
    expect(english.dateWords(day)).toBe('Thursday, 26 February 2026');
    expect(english.onDateWords(day)).toBe('on Thursday, 26 February 2026');
    expect(english.dateShort(day)).toBe(dateShort(day));
    expect(english.deadlineWords(day)).toBe('Thursday, 26 February 2026, 24:00');
    expect(english.dateTimeShort(afternoon)).toBe('26.02.2026 14:30');
  });
});
