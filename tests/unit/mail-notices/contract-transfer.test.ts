/** What the mails about the transfer of a contract say. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { plain } from '#domain/estonian';
import type { TransferStage, TransferTold } from '#domain/transfer/told';
import { composeMessage } from '#mail/compose/message';
import { contractTransferMail } from '#mail/notices/contract-transfer';

const link = 'https://tugirada.example/admin/registry/transfers/0123456789abcdef0123';
const transfer = {
  ...{ from: { name: 'Abikäsi OÜ' }, to: { name: 'Hoolekaar MTÜ' }, effective: parseDay('2026-12-01') },
  ...{ exceptions: ['TR26-00009'], contracts: true },
};
const all: TransferTold = { done: 12, left: ['TR26-00003'], open: 0 };

function textOf(
  stage: TransferStage,
  told = all,
  today = '2026-11-20',
  changes: Partial<typeof transfer> = {},
) {
  const mail = contractTransferMail(stage, { ...transfer, ...changes }, told, parseDay(today), link);
  const { Content } = composeMessage({ ...mail, replyTo: null, references: [] });
  return { subject: plain(mail.subject), text: plain(Content?.Simple?.Body?.Text?.Data ?? '') };
}

describe('the mails about a transfer', () => {
  it('say that it is planned: from whom, to whom, when, how many, which not, and until when it can be undone', () => {
    const { subject, text } = textOf('planned');
    expect(subject).toBe('Juhtumite üleandmine 01.12.2026: kavandatud');
    for (const said of ['Abikäsi OÜ', 'Hoolekaar MTÜ', '1. detsember 2026', '12 juhtumit', link])
      expect(text).toContain(said);
    expect(text).toMatch(/Üle ei lähe \(1\)[\s\S]*TR26-00003[\s\S]*Jäeti senisele[\s\S]*TR26-00009/);
    expect(text).toMatch(/tagasi võtta kuni .*30\. novembrini 2026 \(kaasa arvatud\)/);
  });

  it('say on the day itself that nothing can be undone any more', () => {
    expect(textOf('planned', all, '2026-12-01').text).toContain('Üleandmist ei saa enam tagasi võtta.');
  });

  it('say what went over and what could not', () => {
    const { subject, text } = textOf('changed', { ...all, done: 1, open: 2 });
    expect(subject).toBe('Juhtumite üleandmine 01.12.2026: jõustunud');
    expect(text).toMatch(/Läks üle: 1 juhtum\n/);
    expect(text).toMatch(/Alles töös: 2 juhtumit/);
    expect(text).toMatch(/Üle ei läinud \(1\)[\s\S]*TR26-00003/);
    expect(text).not.toContain('tagasi võtta');
  });

  it('say that it was undone, and of new referrals only when they were meant', () => {
    const { subject, text } = textOf('undone');
    expect(subject).toBe('Juhtumite üleandmine 01.12.2026: tagasi võetud');
    expect(text).toContain('Ka uutele suunamistele');
    expect(text).not.toContain('TR26-00009');
    expect(textOf('undone', all, '2026-11-20', { contracts: false }).text).not.toContain('suunamistele');
  });

  it('leave out of long lists what stands on the page', () => {
    const left = Array.from({ length: 43 }, (_, n) => `TR26-1${String(n).padStart(4, '0')}`);
    expect(textOf('changed', { ...all, left }).text).toContain('Loetelust jäi välja 3');
  });
});
