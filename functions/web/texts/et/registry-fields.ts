/** Texts of fields in the registry: the period of reports, and the people of a provider. */
export const registryFieldTexts = {
  reportMonths: 'Aruanne iga mitme kuu kohta',
  reportMonthsOfContract:
    '1 kuni 12. Kui jätate tühjaks, kehtib teenuseosutaja lehel öeldu; kui seegi on tühi, siis 3.',
  reportMonthsOfProvider: '1 kuni 12; kehtib, kui leping teisiti ei ütle. Kui jätate tühjaks, siis 3.',
  reportMonthsWrong: 'Sisestage kuude arv 1 kuni 12 või jätke tühjaks.',
  reportMonthsShown: (months: number) => `aruanne iga ${months} kuu kohta`,
  people: 'Kontaktid',
  peopleHint:
    'Kui kontakt on eemal ja tal on asendaja, lähevad kirjad asendajale. Linki saab avada ka asendaja aadressiga. Automaatvastus märgib kontakti eemalolevaks ise; kui vastus ei ütle, kui kauaks, siis kaheks nädalaks.',
};
