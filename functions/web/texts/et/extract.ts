/** Estonian words of a case's extract: what it holds, for whom, and what a reader must know of it. */
export const extractTexts = {
  title: (caseId: string) => `Juhtumi väljavõte ${caseId}`,
  link: 'Väljavõte ja trükivaade',
  intro:
    'Siin on kõik, mis juhtumi kohta kirjas on, ilma isikuandmeteta. Selle lehe saab trükkida. Isikuandmetega väljavõtte tegemisel valige, kellele ja miks see läheb: see pannakse kirja.',
  introAuditor: 'Siin on kõik, mis juhtumi kohta kirjas on, ilma isikuandmeteta. Selle lehe saab trükkida.',
  formHeading: 'Väljavõte isikuandmetega',
  audience: 'Kellele väljavõte läheb?',
  audiences: {
    agency: 'SKA enda tarbeks: kõik andmed',
    subject: 'Kliendile: ilma teiste inimeste andmeteta',
  },
  audienceMissing: 'Valige, kellele väljavõte läheb.',
  reason: 'Miks väljavõte tehakse?',
  reasonMissing: 'Valige, miks väljavõte tehakse.',
  reasons: {
    'own-data': 'inimene küsis enda andmeid',
    'case-work': 'töö juhtumiga',
    supervision: 'järelevalve või audit',
    authority: 'kohtu või teise asutuse nõue',
    archive: 'AMIF-i dokumendid',
  },
  print: 'Näita trükivaadet',
  html: 'Laadi alla trükivaade',
  json: 'Laadi alla masinloetav fail (JSON)',
  leadOnly: 'Isikuandmetega faili laadib alla juht. Teie saate trükivaate trükkida.',
  ready: 'Fail on valmis',
  readyText: 'Link kehtib ühe minuti ja ainult sellele failile. Kui see on aegunud, tehke väljavõte uuesti.',
  fetch: 'Laadi fail alla',
  back: 'Tagasi juhtumi juurde',
  readFirst:
    'Enne väljastamist lugege vabad tekstid läbi: seal võib olla juttu teistest inimestest. Mis neid puudutab, katke kinni.',
  mark: 'Asutusesiseseks kasutamiseks. Alus: AvTS § 35 lg 1 p 14.',
  made: (when: string, officer: string) => `Koostatud ${when}, koostas ${officer}.`,
  facts: 'Juhtum',
  client: 'Klient ja suunamine',
  people: 'Osapooled ja kokkulepped',
  family: (count: number) => `Pereliikmeid on kirjas: ${count}. Nende andmeid siin ei ole.`,
  corrections: 'Parandatud andmed',
  correctionHead: ['Aeg', 'Mida parandati', 'Varasem väärtus', 'Põhjus'],
  mailTexts: 'Saabunud kirjade tekstid',
  mailTextFrom: (when: string, from: string) => `${when}, ${from}`,
  mailsLeft: 'Siin on esimesed kirjad. Ülejäänud on juhtumi lehel.',
  accesses: 'Kes andmeid on vaadanud ja muutnud',
  accessesMore: 'Kirjeid on rohkem kui 1000: siin on uuemad.',
  anyOfficer: 'SKA ametnik',
  about: 'Selgitused',
  explained: {
    what: 'Mida veerud tähendavad',
    whatText:
      'Käik on juhtumi päevik: mis juhtus, millal ja kes selle tegi. Ülesanne on see, mida üks osapool pidi tegema, tähtaeg on selle viimane päev kell 24.00. Kirjade tabel näitab saabunud ja väljunud kirju ning seda, kas need jõudsid kohale. Vaatamiste tabel näitab, kes on isikuandmeid näinud, väljastanud või muutnud.',
    source: 'Kust andmed on pärit',
    sourceText:
      'Andmed on kohaliku omavalitsuse suunamisest ja kirjadest, teenuseosutaja vastustest ning SKA ametnike otsustest ja parandustest. Sotsiaalregistrist STAR andmeid ei kopeerita.',
    purpose: 'Milleks andmeid kasutatakse',
    purposeText:
      'Tugiisikuteenusele suunamiseks ja teenuse korraldamiseks rahvusvahelise või ajutise kaitse saanud inimestele.',
    shared: 'Kellele andmeid on antud',
    sharedText: (names: string) => `${names}. Iga osapool näeb ainult seda, mida tal on oma ülesandeks vaja.`,
    kept: 'Kui kaua andmeid hoitakse',
    keptUntil: (day: string) =>
      `Isikuandmed ja kirjad kustutatakse ${day}. Vaatamiste kirjed kustutatakse aasta pärast seda. Alles jääb, mis millal juhtus, ilma isikuteta.`,
    keptOpen:
      'Kustutamise päev selgub, kui juhtum on lõppenud: AMIF-i pabereid hoitakse viis aastat alates lõppmakse aasta lõpust. Vaatamiste kirjed kustutatakse aasta pärast isikuandmeid.',
    keptErased: 'Isikuandmed on kustutatud. Alles on, mis millal juhtus, ilma isikuteta.',
    leftOut: 'Mida siin ei ole',
    leftOutText:
      'Teiste inimeste andmed: pereliikmete nimed ja isikukoodid, juhtumikorraldaja, tugiisiku ja tõlgi telefon ja e-post, kirjade tekstid ja saatjad, SKA ametnike nimed. Kirjade koopiaid saab küsida eraldi: enne väljastamist kaetakse neis teiste inimeste andmed.',
    rights: 'Teie õigused',
    rightsText:
      'Vale andme parandamist, kustutamist või kasutamise piiramist saate nõuda SKA-lt. Kui te ei ole vastusega nõus, võite pöörduda Andmekaitse Inspektsiooni poole.',
  },
};
