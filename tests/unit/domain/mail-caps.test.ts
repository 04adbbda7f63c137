import { describe, expect, it } from 'vitest';
import { noticeNames } from '#domain/case/notices';
import { heldUntil, isAutomaticAnswer } from '#domain/mail/caps';
import { asksForStatus, isForInformation } from '#domain/mail/wishes';

describe('the caps on automatic answers', () => {
  it('never hold back a task, a reminder or a decision', () => {
    const held = noticeNames.filter(isAutomaticAnswer);
    expect(held).toContain('receipt');
    for (const name of [
      'task',
      'review-task',
      'reminder',
      'due-today',
      'overdue',
      'passed',
      'accepted',
      'cancelled',
    ])
      expect(held).not.toContain(name);
  });

  it('are free again when the next day begins in Estonia, also when the clock changes', () => {
    expect(heldUntil('2026-02-02T21:59:00.000Z')).toBe('2026-02-02T22:00:00.000Z');
    expect(heldUntil('2026-03-28T23:00:00.000Z')).toBe('2026-03-29T21:00:00.000Z');
    expect(heldUntil('2026-10-24T21:30:00.000Z')).toBe('2026-10-25T22:00:00.000Z');
  });
});

describe('what the writer of a reply wants', () => {
  it('is the status when the reply says nothing else', () => {
    for (const text of ['staatus', ' Staatus? ', 'STATUS.', 'статус', '\nstaatus\n'])
      expect(asksForStatus(text)).toBe(true);
    for (const text of ['Mis on staatus?', 'staatus ja muu', '', null])
      expect(asksForStatus(text)).toBe(false);
  });

  it('is to let know, when the subject or the beginning says "teadmiseks"', () => {
    expect(isForInformation('Re: Teadmiseks', null)).toBe(true);
    expect(isForInformation(null, 'Tere! Saadan teadmiseks, et klient kolis.')).toBe(true);
    expect(isForInformation('Küsimus', `${'x'.repeat(200)} teadmiseks`)).toBe(false);
    expect(isForInformation(null, 'ebateadmiseks')).toBe(false);
  });
});
