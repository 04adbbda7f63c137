/** Estonian texts of the frame and of pages that belong to nobody in particular. */
export const frame = {
  service: 'Tugirada',
  serviceLong: 'Tugirada – tugiisikuteenuse suunamised',
  agency: 'Sotsiaalkindlustusamet',
  skip: 'Liigu põhisisu juurde',
  footer: 'tugiisikuteenus rahvusvahelise või ajutise kaitse saanud inimestele.',
  footerPrivacy: 'Lehtedel olevad isikuandmed on asutusesiseseks kasutamiseks (AvTS § 35 lg 1 p 14).',
  errorPrefix: 'Viga: ',
  errorHeading: 'Vormil on vigu',
  requiredMark: 'kohustuslik',
  requiredNote: 'Tärniga (*) väljad on kohustuslikud.',
  crumbs: 'Jäljerida',
  back: 'Tagasi',
  choose: 'Valige',
  none: '–',
  nextPage: 'Järgmine leht',
  firstPage: 'Algusesse',
  pages: 'Leheküljed',
  scrollable: 'Tabel, keritav',
  /** In that language: where the switch leads. */
  otherLanguage: 'In English',
};

/** Pages for when something cannot be done. `title` stands alone, `text` says what to do. */
export const problems = {
  'not-found': {
    status: 404,
    title: 'Sellist lehte ei ole',
    text: 'Kontrollige aadressi. Kui avasite lingi kirjast, kopeerige see tervikuna veebilehitsejasse.',
  },
  'foreign-form': {
    status: 403,
    title: 'Vormi ei võetud vastu',
    text: 'Vorm saadeti teiselt veebilehelt. Avage leht Tugirajas uuesti ja saatke vorm sealt.',
  },
  'too-large': {
    status: 413,
    title: 'Vorm on liiga suur',
    text: 'Lühendage tekste ja saatke vorm uuesti.',
  },
  unexpected: {
    status: 500,
    title: 'Midagi läks valesti',
    text: 'Andmeid ei õnnestunud salvestada või näidata. Proovige mõne minuti pärast uuesti.',
  },
} as const;
