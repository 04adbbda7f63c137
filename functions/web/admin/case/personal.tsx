/** The second step: the client's data as they were read, beside the mail they were read from. */
import { phoneWords } from '#domain/estonian';
import type { MailIn } from '#domain/mail/records';
import { Alert, ButtonLink, type Fact, Outside, SummaryList } from '#web/frame/parts.tsx';
import { caseTexts as texts } from '#web/texts/admin-pages.ts';
import { importTexts } from '#web/texts/import.ts';
import { fieldWords, languageWords } from '#web/texts/words.ts';
import { CorrectCase } from '../acts/correct-fact.tsx';
import { mayChange } from '../frame.tsx';
import { importedEvidence } from '../import/evidence.ts';
import { Attachments } from '../mails/attachments.tsx';
import { type Placed, placeEvidence, readOfClient } from '../mails/evidence.ts';
import { Correct, MailActions } from '../mails/mail-forms.tsx';
import { MailText } from '../mails/mail-text.tsx';
import { Differences, ReadFields } from '../mails/read-fields.tsx';
import { pathOf } from '../paths.ts';
import { EarlierValues } from './earlier-values.tsx';
import type { CaseView, Personal } from './view.ts';

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

const Shown = ({ view, personal }: { view: CaseView; personal: Personal }) => {
  const { state } = view;
  const { referral, evidence: read } = readOfClient(personal.mail?.reading ?? null, state.part);
  const evidence = [...read, ...importedEvidence(state, view.log)];
  const placed = personal.text === null ? null : placeEvidence(personal.text, evidence);
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
                {fieldWords(field)}: <Outside text={reason} estonian />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div class="columns">
        <div>
          <div class="card">
            <h3>{state.imported ? importTexts.readFields : texts.readFields}</h3>
            {placed && placed.places.length > 0 && <p class="muted">{texts.evidenceHint}</p>}
            {state.referral ? (
              <ReadFields referral={state.referral} evidence={evidence} placed={placed} />
            ) : (
              <p>{texts.erased}</p>
            )}
          </div>
          {referral && state.referral && <Differences read={referral} known={state.referral} />}
          {mayChange(view.session) && <Correct view={view} />}
          <Agreed view={view} />
          <CorrectCase view={view} />
          <EarlierValues view={view} />
        </div>
        {personal.mail && (
          <div>
            <Original mail={personal.mail} placed={placed} />
            {mayChange(view.session) && <MailActions view={view} personal={personal} />}
          </div>
        )}
      </div>
    </>
  );
};

/** Who works with the client, and what was agreed. */
export const Agreed = ({ view: { state } }: { view: Pick<CaseView, 'state'> }) => {
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

const Original = ({ mail, placed }: { mail: MailIn; placed: Placed | null }) => (
  <div class="card">
    <h3>{texts.original}</h3>
    {mail.reading?.subject && (
      <p>
        <strong>
          <Outside text={mail.reading.subject} />
        </strong>
      </p>
    )}
    {placed === null ? <p>{texts.noText}</p> : <MailText placed={placed} />}
    <Attachments mail={mail} heading="h4" />
  </div>
);
