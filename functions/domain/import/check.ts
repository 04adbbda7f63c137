/** Checks one line of a file by the rules of a referral and of a service: what it would become, or why it cannot. */
import { addMonths, type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import { serviceMonths } from '#domain/case/meeting';
import {
  day,
  earliestBirth,
  email,
  goals,
  languages,
  line,
  lines,
  meetingTime,
  name,
  personalCode,
  phone,
  protection,
  type Read,
  rhythm,
  timeNotes,
} from '#domain/import/cells';
import type { Cells, ColumnName } from '#domain/import/columns';
import { error, type Finding, hasLevel, warning } from '#domain/import/findings';
import { placed } from '#domain/import/phase';
import { type ImportRegistry, partiesOf } from '#domain/import/registry';
import type { ImportRow } from '#domain/import/row';
import type { ReferralData } from '#domain/reading';

/** `row` null: the line cannot be imported. */
export interface CheckedLine {
  readonly row: ImportRow | null;
  readonly findings: readonly Finding[];
}

/** @param now when it would be imported */
export function checkLine(cells: Cells, registry: ImportRegistry, now: Instant): CheckedLine {
  const today = dayOf(now);
  const found: Finding[] = [];
  const keep = <Value>(read: Read<Value>): Value | null => {
    found.push(...read.findings);
    return read.value;
  };
  const must = <Value>(column: ColumnName, read: Read<Value>): Value | null => {
    if (read.value === null && read.findings.length === 0) found.push(error(column, 'missing'));
    return keep(read);
  };
  const referralDate = must('referralDate', day(cells, 'referralDate'));
  const parties = partiesOf(cells, registry, referralDate, today);
  found.push(...parties.findings);
  const address = must('caseManagerEmail', email(cells, 'caseManagerEmail'));
  const clientName = must('clientName', name(cells, 'clientName'));
  const person = personOf(keep(personalCode(cells)), keep(day(cells, 'birthDate')), cells, today);
  found.push(...person.findings);
  const spoken = must('languages', languages(cells));
  const manager = {
    name: keep(name(cells, 'caseManagerName')),
    email: address,
    phone: keep(phone(cells, 'caseManagerPhone')),
  };
  const decision = { number: keep(line(cells, 'decisionNumber')), date: keep(day(cells, 'decisionDate')) };
  const referral: ReferralData = {
    client: {
      name: clientName,
      ...{ personalCode: person.personalCode, birthDate: person.birthDate },
      phone: keep(phone(cells, 'phone')),
      email: keep(email(cells, 'email')),
      address: keep(line(cells, 'address')),
      languages: [...(spoken ?? [])],
      protection: keep(protection(cells)),
      interpreter: null,
      otherServices: null,
    },
    starNumber: keep(line(cells, 'starNumber')),
    familyMembers: [],
    need: keep(lines(cells, 'need')),
    goals: null,
    caseManager: manager,
    decision: { ...decision, attachment: null },
  };
  const supportPerson = supportPersonOf(
    keep(name(cells, 'supportPersonName')),
    keep(email(cells, 'supportPersonEmail')),
    keep(phone(cells, 'supportPersonPhone')),
  );
  found.push(...supportPerson.findings);
  const meeting = keep(meetingTime(cells));
  const said = {
    supportPerson: supportPerson.person,
    meeting,
    place: keep(line(cells, 'place')),
    goals: keep(goals(cells)),
    rhythm: keep(rhythm(cells)),
    lastOverview: keep(day(cells, 'lastOverview')),
    serviceEnd: keep(day(cells, 'serviceEnd')),
    endReason: keep(lines(cells, 'serviceEndReason')),
  };
  const notes = keep(lines(cells, 'notes'));
  found.push(...timeNotes(meeting), ...recommended(referral));
  if (referralDate) found.push(...inOrder(referralDate, decision.date, today));
  const { municipality, provider } = parties;
  if (!referralDate || !municipality || !provider || !address) return { row: null, findings: found };
  const life = placed(said, referralDate, now);
  found.push(...life.findings);
  if (!life.place || hasLevel(found, 'error')) return { row: null, findings: found };
  const sender = { address, name: manager.name };
  return {
    row: { municipality, provider, sender, referral, referralDate, notes, ...life.place },
    findings: found,
  };
}

/** The code tells the birth date; a date beside it must be the same. */
function personOf(
  coded: { code: string; birthDate: Day } | null,
  written: Day | null,
  cells: Cells,
  today: Day,
): { personalCode: string | null; birthDate: Day | null; findings: readonly Finding[] } {
  const personal = { personalCode: coded?.code ?? null, birthDate: coded?.birthDate ?? written };
  const nothing = cells.personalCode.trim() === '' && cells.birthDate.trim() === '';
  if (nothing) return { ...personal, findings: [error('personalCode', 'missing')] };
  if (coded && written && coded.birthDate !== written)
    return { ...personal, findings: [error('birthDate', 'code-and-birth-date')] };
  const { birthDate } = personal;
  const column = coded ? 'personalCode' : 'birthDate';
  if (birthDate && (birthDate > today || birthDate < earliestBirth))
    return { ...personal, findings: [error(column, 'invalid')] };
  return { ...personal, findings: [] };
}

function supportPersonOf(named: string | null, address: string | null, number: string | null) {
  if (named === null)
    return {
      person: null,
      findings: address || number ? [error('supportPersonName', 'missing')] : [],
    };
  const person = { name: named, email: address, phone: number };
  const findings: readonly Finding[] =
    address || number ? [] : [warning('supportPersonEmail', 'person-without-contact')];
  return { person, findings };
}

/** What a referral must hold and a running case can do without for now: somebody should look it up. */
function recommended({ client, need, decision }: ReferralData): Finding[] {
  const lacking: [ColumnName, boolean][] = [
    ['phone', !client.phone && !client.email && !client.address],
    ['need', !need],
    ['decisionNumber', !decision.number],
  ];
  return lacking.filter(([, lacks]) => lacks).map(([column]) => warning(column, 'recommended'));
}

function inOrder(referralDate: Day, decisionDate: Day | null, today: Day): Finding[] {
  if (referralDate > today) return [error('referralDate', 'in-the-future')];
  if (decisionDate && decisionDate > today) return [error('decisionDate', 'in-the-future')];
  if (decisionDate && decisionDate > referralDate) return [error('decisionDate', 'wrong-order')];
  const end = addMonths(referralDate, serviceMonths);
  return end < today ? [error('referralDate', 'service-over', end)] : [];
}
