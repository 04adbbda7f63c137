import { describe, expect, it } from 'vitest';
import { noticeNames } from '#domain/case/notices';
import { obligationKinds } from '#domain/obligation/kinds';
import { transferStages } from '#domain/transfer/told';
import { exampleMails } from '#mail/examples/examples';
import { addressees } from '#mail/notices/write-notice';

const key = ({ notice, to }: { notice: string; to: string }) => `${notice} to ${to}`;

describe('the examples of mails', () => {
  it('hold every notice to everybody who may get it, and the morning’s mails', () => {
    const there = new Set(exampleMails().map(key));
    const all = noticeNames.flatMap((notice) => addressees[notice].map((to) => key({ notice, to })));
    expect(all.filter((one) => !there.has(one))).toEqual([]);
    expect(there).toContain('digest to agency');
    expect(there).toContain('digest to provider');
    for (const stage of transferStages) expect(there).toContain(`transfer-${stage} to agency`);
  });

  it('remind of every kind of obligation, and only when it could be', () => {
    const early = exampleMails().filter(({ notice }) => notice === 'reminder');
    // It is due on the next working day: there is no time for a reminder before.
    expect(early.map(({ kind }) => kind)).not.toContain('acknowledge-change');
    const asked = exampleMails().filter(({ notice }) => notice === 'overdue');
    expect([...new Set(asked.map(({ kind }) => kind))].toSorted()).toEqual([...obligationKinds].toSorted());
  });

  it('name nobody but invented people, and the fact that sends each', () => {
    for (const { subject, text, html, event, notice } of exampleMails()) {
      expect(subject, notice).not.toBe('');
      expect(text.replaceAll('naidis.example', '').includes('.example'), notice).toBe(false);
      expect(html, notice).toContain('<!doctype html>');
      expect(event === null, notice).toBe(!noticeNames.some((one) => one === notice));
    }
    expect(exampleMails()).toBe(exampleMails());
  });
});
