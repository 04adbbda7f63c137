/** People of a case as a task page shows them, after the address was confirmed. */

import { parseDay } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { dateShort, phoneLink, phoneWords } from '#domain/estonian';
import { languagesWords } from '#domain/words/languages';
import { type Fact, Outside, SummaryList } from '../frame/parts.tsx';
import { et } from '../texts/task.ts';

const texts = et.client;

/** What somebody who will help the client needs to know. The personal code is not among it. */
export const AboutClient = ({ state }: { state: CaseState }) => (
  <section class="card">
    <h2>{texts.heading}</h2>
    {state.referral ? <SummaryList facts={clientFacts(state, state.referral)} /> : <p>{texts.erased}</p>}
  </section>
);

function clientFacts(state: CaseState, referral: NonNullable<CaseState['referral']>): Fact[] {
  const { client, need, goals, familyMembers } = referral;
  const { interpreter } = client;
  return [
    [texts.name, outside(client.name)],
    [texts.birthDate, client.birthDate && dateShort(parseDay(client.birthDate))],
    [texts.languages, languagesWords(client.languages)],
    [texts.interpreter, interpreter === null ? null : texts.interpreterNeeded[interpreter ? 'yes' : 'no']],
    [texts.phone, client.phone && <Phone number={client.phone} />],
    [texts.email, client.email && <Email address={client.email} />],
    [texts.address, outside(client.address)],
    [texts.need, need && <Outside text={need} lines />],
    [texts.goals, goals && <Outside text={goals} lines />],
    ...(familyMembers.length > 0 ? [[texts.family, String(familyMembers.length)] as const] : []),
    [et.caseManager, <CaseManager state={state} />],
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
