/** Texts of the page on which the municipality assesses the need before the end. Another language: an object of this shape. */
export const needTexts = {
  labels: {
    need: 'Kas klient vajab abi ka pärast teenuse lõppu?',
    needs: {
      continues: 'Jah, tugiisikut on vaja ka edaspidi',
      'other-service': 'Jah, aga muud teenust',
      ends: 'Ei, klient saab ise hakkama',
    },
    needHint:
      'Teenus kestab kuni 12 kuud ja seda aega ei pikendata. Kui tugiisikut on vaja ka edaspidi, tehke uus suunamise otsus.',
    note: 'Selgitus',
    noteHint: 'Soovi korral, kuni 4000 tähemärki. Näeb Sotsiaalkindlustusamet.',
  },
  errors: { need: 'Valige, kas klient vajab abi ka edaspidi.' },
};
