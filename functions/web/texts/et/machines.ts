/** Estonian words for what the machines do, where one of them failed. */
export const machineTexts = {
  names: {
    intake: 'Kirja lugemine',
    referral: 'Suunamise käik',
    obligation: 'Ülesande jälgimine',
    service: 'Teenuse käik',
    transfer: 'Teenuseosutaja vahetus',
    import: 'Juhtumite import',
    restart: 'Juhtumite uuesti käivitamine',
    maintenance: 'Korrashoid',
  } as Readonly<Record<string, string>>,
  transfer: 'Vaata vahetust',
  import: 'Vaata importi',
  again: 'Süsteem teeb seda tööd ise uuesti iga viie minuti järel. Kui tõrge kordub, andke teada haldurile.',
};
