/** Texts about what was typed and not sent. */

export const draftTexts = {
  save: 'Salvesta mustand',
  /** Of why it cannot be done: it stands on one page with the answer's. */
  saveReason: 'Salvesta põhjenduse mustand',
  heading: 'Vormil on teie mustand',
  text: (savedAt: string, until: string) =>
    `Salvestatud ${savedAt}. Vastust ei ole veel saadetud. Hoiame mustandit kuni ${until}; siis see kustub.`,
  discard: 'Kustuta mustand',
  discardReason: 'Kustuta põhjenduse mustand',
  discarded: 'Mustand on kustutatud.',
  mailToo: 'Ka see, mida lugesime teie kirjast, on alles:',
  showMail: 'näita vormil kirjast loetut',
  pageToo: (savedAt: string) => `Alles on ka mustand, mille salvestasite ${savedAt}:`,
  showPage: 'näita vormil mustandit',
  otherPlan: 'Tegevuskava on vahepeal muutunud: märkige eesmärgid uuesti.',
  tooMuch: 'Mustand on liiga pikk ja seda ei salvestatud. Lühendage teksti.',
};
