/** Estonian texts of the list of mails that did not arrive. */
export const undeliveredTexts = {
  heading: 'Kätte toimetamata kirjad',
  intro:
    'Need kirjad ei jõudnud pärale. Parandage aadress juhtumi lehel: kiri läheb siis kohe uuesti teele. Kui kirja ei ole enam vaja, võtke see nimekirjast maha.',
  caption: 'Kirjad, mis ei jõudnud pärale',
  head: ['Saadetud', 'Juhtum', 'Kiri', 'Olek', 'Tegevus'],
  empty: 'Kõik kirjad on pärale jõudnud.',
  more: 'Kirju on rohkem: ülejäänud ilmuvad siia, kui need on lahendatud.',
  setAside: 'Võta maha',
};
