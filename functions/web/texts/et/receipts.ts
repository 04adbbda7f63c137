/** Texts of receipts on task pages. */

export const receiptTexts = {
  mailed: 'Kinnitus tuleb ka teie e-posti aadressile.',
  sentAt: 'Saadetud',
  yours: 'Teie teade',
  answer: 'Vastus',
  goals: 'Eesmärgid',
  rhythm: 'Ülevaated',
  reason: 'Põhjendus',
  summary: 'Kokkuvõte',
  need: 'Hinnang',
  note: 'Selgitus',
  when: 'Aeg',
  where: 'Koht',
  lastDay: 'Teenuse viimane päev',
  ending: 'Lõppemise põhjus',
  what: 'Mis juhtus',
  on: 'Kuupäev',
  version: 'Versioon',
  cancelled: 'Tühistatud',
};
