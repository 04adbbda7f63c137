/** People of a case as a task page shows them, after the address was confirmed. */

import { parseDay } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { phoneLink, phoneWords } from '#domain/estonian';
import type { ReferralData } from '#domain/reading';
import { type Fact, Outside, SummaryList } from '../frame/parts.tsx';
import { dateShort } from '../texts/dates.ts';
import { taskTexts } from '../texts/task.ts';
import { languagesWords } from '../texts/words.ts';
import type { TaskLink } from './link.ts';

const texts = taskTexts.client;

type Field = 'birthDate' | 'contact' | 'need';

/** How much of the client each task needs; the personal code belongs to none. */
const shown: Record<TaskLink['kind'], readonly Field[]> = {
  'complete-referral': [],
  'ensure-support-person': ['birthDate', 'contact', 'need'],
  'arrange-first-meeting': ['contact'],
  'record-first-meeting': [],
  'answer-query': [],
  'assess-need': [],
  'record-evaluation': [],
  'acknowledge-change': [],
  'submit-final-report': [],
  'send-overview': [],
  'report-to-agency': [],
  'hand-over-case': [],
  'take-over-case': ['birthDate', 'contact', 'need'],
};

export const AboutClient = ({ state, kind }: { state: CaseState; kind: TaskLink['kind'] }) => (
  <section class="card">
    <h2>{texts.heading}</h2>
    {state.referral ? (
      <SummaryList facts={clientFacts(state, state.referral, shown[kind])} />
    ) : (
      <p>{texts.erased}</p>
    )}
  </section>
);

function clientFacts(state: CaseState, referral: ReferralData, fields: readonly Field[]): Fact[] {
  const { client, need, goals, familyMembers } = referral;
  const { birthDate, interpreter } = client;
  const only = (field: Field, facts: readonly Fact[]) => (fields.includes(field) ? facts : []);
  return [
    [texts.name, outside(client.name)],
    ...only('birthDate', [[texts.birthDate, birthDate && dateShort(parseDay(birthDate))]]),
    [texts.languages, languagesWords(client.languages)],
    [texts.interpreter, interpreter === null ? null : texts.interpreterNeeded[interpreter ? 'yes' : 'no']],
    ...only('contact', [
      [texts.phone, client.phone && <Phone number={client.phone} />],
      [texts.email, client.email && <Email address={client.email} />],
      [texts.address, outside(client.address)],
    ]),
    ...only('need', [
      [texts.need, need && <Outside text={need} lines estonian />],
      [texts.goals, goals && <Outside text={goals} lines estonian />],
      [texts.family, familyMembers.length > 0 ? String(familyMembers.length) : null],
    ]),
    [taskTexts.caseManager, <CaseManager state={state} />],
  ];
}

/** The case manager that the referral names, else who sent it. */
export const CaseManager = ({ state }: { state: CaseState }) => {
  const named = state.referral?.caseManager;
  const email = named?.email ?? state.sender?.address ?? null;
  return (
    <Contact name={named?.name ?? state.sender?.name ?? null} phone={named?.phone ?? null} email={email} />
  );
};

export const Contact = (person: { name: string | null; phone: string | null; email: string | null }) => {
  const parts = [
    person.name && <Outside text={person.name} />,
    person.phone && <Phone number={person.phone} />,
    person.email && <Email address={person.email} />,
  ].filter((part) => part !== null && part !== '');
  return (
    <>
      {parts.map((part) => (
        <span class="block">{part}</span>
      ))}
    </>
  );
};

const Phone = ({ number }: { number: string }) => {
  const link = phoneLink(number);
  return link ? <a href={link}>{phoneWords(number)}</a> : <Outside text={number} />;
};

/** Only what is an address and nothing more becomes a link: `?` would let a mail set a subject or a body. */
const Email = ({ address }: { address: string }) =>
  /^[^\s@?&%<>"']+@[^\s@?&%<>"']+$/.test(address) ? (
    <a href={`mailto:${address}`}>{address}</a>
  ) : (
    <Outside text={address} />
  );

const outside = (text: string | null) => text && <Outside text={text} />;
