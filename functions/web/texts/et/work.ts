/** Estonian words on the work list and in the search. */
import type { DueSpan } from '#domain/search/filters';

export const workTexts = {
  title: 'Töölaud',
  tabs: 'Töölaua vaated',
  tasks: 'Avatud ülesanded',
  cases: 'Juhtumid',
  filterBy: 'Kelle käes',
  phase: 'Seis',
  all: 'kõik',
  allRunning: 'kõik pooleliolevad',
  filters: 'Filtrid',
  municipality: 'KOV',
  provider: 'Teenuseosutaja',
  assignee: 'Keda oodatakse',
  due: 'Tähtaeg',
  language: 'Kliendi keel',
  show: 'Näita',
  clear: 'Tühjenda filtrid',
  tasksCaption: 'Avatud ülesanded, varaseim tähtaeg ees',
  casesCaption: 'Juhtumid, uuemad ees',
  tasksHead: ['Tähtaeg', 'Juhtum', 'Ülesanne', 'Kelle käes', 'KOV'],
  casesHead: ['Juhtum', 'Seis', 'Kelle käes', 'Tähtaeg', 'KOV', 'Teenuseosutaja', 'Registreeritud'],
  overdue: 'Tähtaeg möödas',
  dueToday: 'Tähtaeg on täna',
  empty: {
    tasks: 'Avatud ülesandeid ei ole: keegi ei ole praegu midagi võlgu. Uued tekivad, kui suunamine saabub.',
    cases: 'Pooleliolevaid juhtumeid ei ole. Uus juhtum avaneb, kui suunamine saabub.',
  },
  emptyFiltered: {
    tasks: 'Nende filtritega ülesandeid ei ole. Muutke filtreid või tühjendage need.',
    cases: 'Nende filtritega juhtumeid ei ole. Muutke filtreid või tühjendage need.',
  },
  emptyPart: 'Läbi vaadatud osas sobivaid ei ole. Vaadake järgmist lehte.',
};

export const spanNames: Record<DueSpan, string> = {
  overdue: 'möödas',
  today: 'täna',
  week: 'sel nädalal, ka täna',
  later: 'pärast seda nädalat',
};

export const searchTexts = {
  title: 'Otsing',
  label: 'Otsi juhtumit',
  hint: 'Juhtumi number, kliendi nimi või isikukood. Nime leiab nii ladina kui ka kirillitsas kirjapildist.',
  send: 'Otsi',
  nothing: 'Sisestage juhtumi number, isikukood või nimest vähemalt kolm tähte.',
  none: 'Selliseid juhtumeid ei leitud. Proovige nime algust või isikukoodi.',
  more: 'Sobivaid juhtumeid on rohkem, kui siin näha. Täpsustage otsingut: lisage teine nimi või rohkem tähti.',
  caption: 'Leitud juhtumid, uuemad ees',
  noted: 'Otsing ja leitud juhtumid pannakse isikuandmete vaatamise logisse kirja.',
};
