/** The second step: the client's data as they were read, beside the mail they were read from. */
import type { Child } from 'hono/jsx';
import { phoneWords } from '#domain/estonian';
import type { MailIn } from '#domain/mail/records';
import type { Evidence, ReferralData } from '#domain/reading';
import { fieldWords } from '#domain/words/fields';
import { languageWords } from '#domain/words/languages';
import { Alert, ButtonLink, type Fact, Outside, SummaryList } from '../frame/parts.tsx';
import { protectionNames } from '../texts/admin.ts';
import { caseTexts as texts } from '../texts/admin-pages.ts';
import { dayOrNull } from '../texts/timeline.ts';
import { Attachments } from './attachments.tsx';
import { pathOf } from './case-path.ts';
import type { CaseView } from './case-view.ts';

export const CasePersonal = ({ view }: { view: CaseView }) => (
  <section aria-labelledby="isikuandmed">
    <h2 id="isikuandmed">{texts.personalHeading}</h2>
    <p class="muted">{texts.personalHint}</p>
    {view.personal ? <Shown view={view} personal={view.personal} /> : <Closed caseId={view.state.id} />}
  </section>
);

const Closed = ({ caseId }: { caseId: string }) => (
  <p>
    <ButtonLink href={`${pathOf(caseId)}?personal=1`}>{texts.showPersonal}</ButtonLink>
  </p>
);

const Shown = ({ view, personal }: { view: CaseView; personal: NonNullable<CaseView['personal']> }) => {
  const { state } = view;
  const evidence = personal.mail?.reading?.evidence ?? [];
  return (
    <>
      <p>
        <a href={pathOf(state.id)}>{texts.hidePersonal}</a>
      </p>
      {state.warnings.length > 0 && (
        <Alert tone="warn" heading={texts.warnings}>
          <ul>
            {state.warnings.map(({ field, reason }) => (
              <li>
                {fieldWords(field)}: <Outside text={reason} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div class="columns">
        <div>
          <div class="card">
            <h3>{texts.readFields}</h3>
            {state.referral ? (
              <SummaryList facts={referralFacts(state.referral, evidence)} />
            ) : (
              <p>{texts.erased}</p>
            )}
          </div>
          <Agreed view={view} />
        </div>
        {personal.mail && <Original mail={personal.mail} text={personal.text} />}
      </div>
    </>
  );
};

const Agreed = ({ view: { state } }: { view: CaseView }) => {
  const { supportPerson: person, sender } = state;
  const facts: Fact[] = [
    [texts.sender, sender && <Outside text={[sender.name, sender.address].filter(Boolean).join(', ')} />],
    [texts.supportPerson, person?.name && <Outside text={person.name} />],
    [texts.phone, person?.phone && phoneWords(person.phone)],
    [texts.email, person?.email && <Outside text={person.email} />],
    [texts.languages, person?.languages.map(languageWords).join(', ')],
    [texts.place, state.meeting?.place && <Outside text={state.meeting.place} lines />],
    [texts.goals, state.goals && <Outside text={state.goals} lines />],
    [texts.reason, state.reason && <Outside text={state.reason} lines />],
  ];
  return (
    <div class="card">
      <h3>{texts.people}</h3>
      <SummaryList facts={facts.filter(([, value]) => value)} />
    </div>
  );
};

const Original = ({ mail, text }: { mail: MailIn; text: string | null }) => (
  <div class="card">
    <h3>{texts.original}</h3>
    {mail.reading?.subject && (
      <p>
        <strong>
          <Outside text={mail.reading.subject} />
        </strong>
      </p>
    )}
    {text === null ? <p>{texts.noText}</p> : <Outside text={text} lines />}
    <Attachments mail={mail} heading="h4" />
  </div>
);

/** Each field with the words of the mail that it was read from. */
function referralFacts(referral: ReferralData, evidence: readonly Evidence[]): Fact[] {
  const { client, decision, caseManager } = referral;
  const family = referral.familyMembers.map((one) =>
    [one.name, one.personalCode, dayOrNull(one.birthDate)].filter(Boolean).join(', '),
  );
  const phone = caseManager.phone && phoneWords(caseManager.phone);
  const manager = [caseManager.name, caseManager.email, phone].filter(Boolean).join(', ');
  const needed: [string, string | null][] = [
    ['client.name', client.name],
    ['client.personalCode', client.personalCode],
    ['client.birthDate', dayOrNull(client.birthDate)],
    ['client.phone', client.phone && phoneWords(client.phone)],
    ['client.email', client.email],
    ['client.address', client.address],
    ['client.languages', client.languages.map(languageWords).join(', ')],
    ['client.protection', client.protection && protectionNames[client.protection]],
    ['client.interpreter', client.interpreter === null ? null : client.interpreter ? texts.yes : texts.no],
    ['client.otherServices', client.otherServices],
    ['starNumber', referral.starNumber],
    ['familyMembers', family.join('\n')],
    ['need', referral.need],
    ['goals', referral.goals],
    ['caseManager', manager],
    ['decision.number', decision.number],
    ['decision.date', dayOrNull(decision.date)],
    ['decision.attachment', decision.attachment],
  ];
  return needed.map(([name, value]) => [
    fieldWords(name === 'caseManager' ? 'caseManager.name' : name),
    <Read value={value} of={name} from={evidence} />,
  ]);
}

const Read = ({
  value,
  of,
  from,
}: {
  value: string | null;
  of: string;
  from: readonly Evidence[];
}): Child => (
  <>
    {value ? <Outside text={value} lines /> : '–'}
    {from
      .filter(({ field }) => field === of || field.startsWith(`${of}.`) || field.startsWith(`${of}[`))
      .map(({ source, text }) => (
        <span class="evidence">
          {texts.evidenceFrom}: {source === 'body' ? texts.evidenceBody : <Outside text={source} />} „
          <Outside text={text} />“
        </span>
      ))}
  </>
);
