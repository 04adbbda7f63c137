/** The published format of a file of running cases: which columns it has and how its first line names them (docs/import.md). */

export const columnNames = [
  'municipality',
  'caseManagerName',
  'caseManagerEmail',
  'caseManagerPhone',
  'clientName',
  'personalCode',
  'birthDate',
  'phone',
  'email',
  'address',
  'languages',
  'protection',
  'starNumber',
  'need',
  'decisionNumber',
  'decisionDate',
  'referralDate',
  'provider',
  'supportPersonName',
  'supportPersonEmail',
  'supportPersonPhone',
  'firstMeeting',
  'place',
  'goals',
  'rhythm',
  'lastOverview',
  'serviceEnd',
  'serviceEndReason',
  'notes',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** What a line of the file says, by column; '' where it says nothing. */
export type Cells = Readonly<Record<ColumnName, string>>;

/** As the template writes them. Case, spaces and signs of a heading do not matter. */
export const columnHeadings: Readonly<Record<ColumnName, string>> = {
  municipality: 'Omavalitsus',
  caseManagerName: 'Juhtumikorraldaja',
  caseManagerEmail: 'Juhtumikorraldaja e-post',
  caseManagerPhone: 'Juhtumikorraldaja telefon',
  clientName: 'Kliendi nimi',
  personalCode: 'Isikukood',
  birthDate: 'Sünniaeg',
  phone: 'Kliendi telefon',
  email: 'Kliendi e-post',
  address: 'Kliendi aadress',
  languages: 'Keeled',
  protection: 'Kaitse liik',
  starNumber: 'STAR-i number',
  need: 'Abivajadus',
  decisionNumber: 'Otsuse number',
  decisionDate: 'Otsuse kuupäev',
  referralDate: 'Suunamise kuupäev',
  provider: 'Teenuseosutaja',
  supportPersonName: 'Tugiisik',
  supportPersonEmail: 'Tugiisiku e-post',
  supportPersonPhone: 'Tugiisiku telefon',
  firstMeeting: 'Esmane kohtumine',
  place: 'Kohtumise koht',
  goals: 'Eesmärgid',
  rhythm: 'Ülevaadete sagedus',
  lastOverview: 'Viimane ülevaade',
  serviceEnd: 'Teenuse lõpp',
  serviceEndReason: 'Teenuse lõpu põhjendus',
  notes: 'Märkused',
};

/** Other names, in Estonian and in English; the domain's own name of a column is always one. */
const otherNames: Readonly<Partial<Record<ColumnName, readonly string[]>>> = {
  municipality: ['KOV', 'Kohalik omavalitsus'],
  caseManagerName: ['Juhtumikorraldaja nimi', 'Case manager'],
  phone: ['Telefon', 'Client phone'],
  email: ['E-post', 'Client e-mail'],
  address: ['Aadress', 'Elukoht', 'Client address'],
  birthDate: ['Sünnikuupäev', 'Date of birth'],
  protection: ['Kaitse', 'Protection kind'],
  provider: ['Osutaja', 'Service provider'],
  referralDate: ['Suunamine', 'Date of referral'],
  supportPersonName: ['Tugiisiku nimi', 'Support person'],
  firstMeeting: ['Esmane kolmepoolne kohtumine', 'First meeting date'],
  place: ['Meeting place'],
  rhythm: ['Rütm', 'Overview rhythm'],
  lastOverview: ['Viimase ülevaate kuupäev', 'Last overview date'],
  serviceEnd: ['Teenuse lõppkuupäev', 'End of service'],
  serviceEndReason: ['Reason for service end'],
  notes: ['Märkus'],
};

/** Without these columns no line could be imported. */
const requiredColumns: readonly ColumnName[] = [
  'municipality',
  'caseManagerEmail',
  'clientName',
  'languages',
  'referralDate',
];

export interface Header {
  /** Which column stands at each place of a line; null: none that we know. */
  readonly columns: readonly (ColumnName | null)[];
  readonly missing: readonly ColumnName[];
  /** Columns that stand there twice. */
  readonly twice: readonly ColumnName[];
  /** Places, from 0, of headings that name no column of ours. Their words are not kept: they may name anybody. */
  readonly unknown: readonly number[];
}

/** Reads the first line of a file. Either of personal code and birth date will do. */
export function readHeader(headings: readonly string[]): Header {
  const columns = headings.map((heading) => byHeading.get(folded(heading)) ?? null);
  const has = (column: ColumnName) => columns.includes(column);
  const missing = requiredColumns.filter((column) => !has(column));
  const nobody = !has('personalCode') && !has('birthDate');
  return {
    columns,
    missing: nobody ? [...missing, 'personalCode'] : missing,
    twice: columnNames.filter((column) => columns.filter((one) => one === column).length > 1),
    unknown: headings.flatMap((heading, at) => (columns[at] === null && folded(heading) !== '' ? [at] : [])),
  };
}

/** @returns what each column of a line says; '' of columns that the file does not have */
export function cellsOf({ columns }: Header, line: readonly string[]): Cells {
  const said = new Map(
    columns.flatMap((column, at) => (column ? [[column, line[at] ?? '']] : [])) as [ColumnName, string][],
  );
  return Object.fromEntries(columnNames.map((column) => [column, said.get(column) ?? ''])) as Record<
    ColumnName,
    string
  >;
}

/** @returns the column's letters in a spreadsheet: 0 → A, 25 → Z, 26 → AA */
export function lettersOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${lettersOf(Math.floor(place / 26) - 1)}${letter}`;
}

/** "Juhtumikorraldaja e-post *" and "juhtumikorraldaja epost" are one. */
const folded = (heading: string): string =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const byHeading: ReadonlyMap<string, ColumnName> = new Map(
  columnNames.flatMap((column): [string, ColumnName][] =>
    [column, columnHeadings[column], ...(otherNames[column] ?? [])].map((name) => [folded(name), column]),
  ),
);
