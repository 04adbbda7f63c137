/** Texts of pauses, extensions and hand-overs, for the agency's pages and for task pages. */

const reasonMissing = 'Sisestage põhjendus.';

export const clockTexts = {
  heading: 'Tähtajad ja kontaktid',
  pausedBadge: 'Peatatud',
  asks: { time: 'Palub lisaaega', help: 'Ei saa täita' },
  pausedSince: 'Peatatud alates',
  expected: 'Eeldatavalt kuni',
  withCase: 'Peatatud koos juhtumiga.',
  paused: 'Peatatud',
  ranOver: 'Eeldatav jätkamise päev on käes.',
  contact: 'Kontakt',
  anotherContact: 'Ülesanne on antud üle teisele kontaktile.',
  reasonGiven: 'Põhjendus',
  inPersonal: 'Põhjenduse näete isikuandmete vaates.',
  wish: (party: string, until: string) => `${party} palub lisaaega kuni ${until}.`,
  unable: (party: string) => `${party} teatas, et ei saa seda ülesannet täita.`,
  pause: 'Peata',
  pauseHint:
    'Tähtaeg ei jookse ja meeldetuletusi ei saadeta. Jätkamisel lükkub tähtaeg peatatud tööpäevade võrra. Vastata saab ka vahepeal.',
  until: 'Eeldatav jätkamise päev',
  untilHint: 'pp.kk.aaaa. Kui ülesanne on siis veel peatatud, tuletame seda SKA-le üks kord meelde.',
  resume: 'Jätka',
  resumeHint: 'Tähtaeg lükkub edasi nii mitu tööpäeva, kui oli peatatud. Osapool saab kirja.',
  extend: 'Pikenda tähtaega',
  extendHint: 'Osapool saab uue tähtaja kirjaga. Meeldetuletused tulevad uue tähtaja järgi.',
  due: 'Uus tähtaeg',
  dueHint: 'pp.kk.aaaa. Praegusest tähtajast hilisem päev.',
  refuse: 'Ära anna lisaaega',
  refuseHint: 'Tähtaeg jääb samaks. Osapool saab kirja ja näeb põhjendust.',
  handOver: 'Anna üle teisele kontaktile',
  handOverHint: 'Vana link lakkab töötamast, uus kontakt saab uue lingi. Tähtaeg ei muutu.',
  address: 'Uue kontakti e-post',
  name: 'Uue kontakti nimi',
  withdraw: 'Võta ülesanne tagasi',
  withdrawHint: 'Ülesannet ei ole enam vaja täita. Osapool saab kirja, juhtum jätkub.',
  lateness: 'Loe hilinemise põhjus mõjuvaks',
  latenessHint: 'Vastus jääb hilinenuks, kuid statistikas loetakse see eraldi.',
  latenessAccepted: 'hilines mõjuval põhjusel',
  reason: 'Põhjendus',
  reasonHint: 'Kuni 4000 tähemärki.',
  reasonOfCase: 'Kuni 4000 tähemärki. KOV näeb seda kirjas.',
  casePause: 'Peata juhtum',
  casePauseHint:
    'Kõik avatud ülesanded peatuvad ja uusi teenuse ülesandeid ei teki enne jätkamist. Olukorra muutusest teatatakse endiselt kohe. Teenuse lõpp ei nihku. Kõik osapooled saavad kirja.',
  caseResume: 'Jätka juhtumit',
  caseResumeHint: 'Peatatud ülesannete tähtajad lükkuvad edasi. Kõik osapooled saavad kirja.',
  casePaused: 'Juhtum on peatatud',
  caseContact: 'Vaheta KOV-i kontakti',
  caseContactHint:
    'Juhtumi kirjad ja KOV-i avatud ülesanded lähevad uuele kontaktile, vanad lingid lakkavad töötamast. Tähtajad ei muutu.',
  errors: {
    reason: reasonMissing,
    until: 'Sisestage eeldatav jätkamise päev.',
    due: 'Sisestage uus tähtaeg.',
    address: 'Sisestage e-posti aadress kujul nimi@asutus.ee.',
  },
};

/** News on top of the case's page. */
export const clockDone = {
  paused: 'Ülesanne on peatatud. Osapool saab kirja.',
  resumed: 'Ülesanne jätkub. Osapool saab uue tähtaja kirjaga.',
  extended: 'Tähtaega on pikendatud. Osapool saab uue tähtaja kirjaga.',
  'extension-refused': 'Lisaaega ei antud. Osapool saab kirja.',
  'handed-over': 'Ülesanne on üle antud. Uus kontakt saab lingi.',
  'obligation-withdrawn': 'Ülesanne on tagasi võetud. Osapool saab kirja.',
  'lateness-accepted': 'Hilinemise põhjus on mõjuvaks loetud.',
  'case-paused': 'Juhtum on peatatud. Kõik osapooled saavad kirja.',
  'case-resumed': 'Juhtum jätkub. Kõik osapooled saavad kirja.',
  'contact-handed-over': 'KOV-i kontakt on vahetatud.',
};

/** On task pages. */
export const otherWayTexts = {
  heading: 'Kui te ei saa ülesannet õigeks ajaks täita',
  paused: (until: string) =>
    `Ülesanne on peatatud: tähtaeg ei jookse. Eeldatavalt jätkub see ${until}. Vastata saate ka praegu.`,
  pausedHeading: 'Ülesanne on peatatud',
  asked: (until: string) =>
    `Palusite lisaaega kuni ${until}. Sotsiaalkindlustusamet ei ole veel otsustanud; seni kehtib praegune tähtaeg.`,
  askedHeading: 'Lisaaeg on palutud',
  refusedHeading: 'Lisaaega ei antud',
  told: 'Teatasime Sotsiaalkindlustusametile, et te ei saa ülesannet täita. Ülesanne on avatud, kuni amet otsustab.',
  toldHeading: 'Teade on saadetud',
  extension: {
    title: 'Palun lisaaega',
    lead: 'Otsustab Sotsiaalkindlustusamet. Kuni otsuseni kehtib praegune tähtaeg.',
    until: 'Mis päevani?',
    untilHint: 'pp.kk.aaaa, näiteks 26.02.2026',
    reason: 'Miks on lisaaega vaja?',
    send: 'Saada palve',
    errors: {
      until: 'Sisestage päev, milleni lisaaega vajate.',
      reason: 'Kirjutage, miks on lisaaega vaja.',
    },
  },
  handOver: {
    title: 'Anna kolleegile üle',
    lead: 'Kolleeg saab uue lingi ja teie link lakkab töötamast. Tähtaeg ei muutu.',
    address: 'Kolleegi e-posti aadress',
    addressHint: 'Ainult sama asutuse aadress. Kui ülesanne kuulub mujale, teatage, et te ei saa seda täita.',
    name: 'Kolleegi nimi',
    send: 'Anna üle',
    errors: {
      address: 'Sisestage e-posti aadress kujul nimi@asutus.ee.',
      other:
        'See ei ole teie asutuse aadress. Teatage Sotsiaalkindlustusametile, et te ei saa ülesannet täita: amet otsustab, kellele see anda.',
    },
  },
  unable: {
    title: 'Ma ei saa seda teha',
    lead: 'Teatame Sotsiaalkindlustusametile kohe. Ülesanne jääb avatuks, kuni amet otsustab, mis edasi.',
    reason: 'Miks te ei saa?',
    reasonHint: 'Kuni 4000 tähemärki. Ärge kirjutage siia kliendi terviseandmeid.',
    send: 'Saada teade',
    errors: { reason: 'Kirjutage, miks te ei saa ülesannet täita.' },
  },
  dayNotPossible: 'Valige praegusest tähtajast hilisem päev, kuid mitte rohkem kui 180 päeva tänasest.',
  alreadyAsked: 'Varasem palve ootab alles Sotsiaalkindlustusameti otsust.',
};
