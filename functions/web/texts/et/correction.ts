/** Texts of the forms by which an officer puts recorded facts right. */
export const correctionTexts = {
  title: (what: string) => `Paranda: ${what}`,
  hint: 'Parandatud väärtus kehtib edaspidi kõikjal, ka statistikas. Varasem väärtus jääb kliendi andmete juurde ja kustutatakse koos nendega.',
  meetingHint:
    'Kui kohtumine on alles ees, liigub koos ajaga ka selle tulemuse märkimise tähtaeg ja KOV saab uue kalendrifaili.',
  referralDateHint: 'Teenuse lõpp arvestatakse uuesti: 12 kuud suunamise kuupäevast.',
  municipalityHint:
    'Kasutage seda siis, kui juhtumi avamisel valiti vale omavalitsus. Teenuseosutaja ei muutu ise: pärast parandamist vaadake üle, kes selles omavalitsuses teenust osutab, ja parandage vajaduse korral ka KOV-i kontakt.',
  why: 'Miks parandate?',
  tell: 'Teata osapooltele',
  tellHint: (to: string) => `Varasemast väärtusest on kirjaga teatatud. Parandusest saab teada: ${to}.`,
  send: 'Salvesta uus väärtus',
  unchanged: 'Midagi ei muudetud: kõik väärtused on samad.',
  earlier: 'Varasemad andmed',
  earlierReason: 'Põhjus',
  none: '–',
  errors: { choice: 'Valige väärtus.', words: 'Kirjutage tekst.' },
} as const;

export const correctionDone = {
  'fact-corrected': 'Andmed on parandatud. Varasem väärtus on alles jaotises „Varasemad andmed“.',
  'municipality-corrected':
    'Omavalitsus on parandatud. Vaadake üle, kas teenuseosutaja ja KOV-i kontakt on selle omavalitsuse jaoks õiged.',
} as const;
