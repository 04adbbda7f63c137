/** The fields that were read of a client, each with the way to its words in the mail; and where the case says otherwise. */
import { phoneWords } from '#domain/estonian';
import { type Evidence, mailPlaces, type ReferralData } from '#domain/reading';
import { Outside, Table } from '#web/frame/parts.tsx';
import { protectionNames } from '#web/texts/admin.ts';
import { mailWorkTexts, caseTexts as texts } from '#web/texts/admin-pages.ts';
import { dayOrNull } from '#web/texts/timeline.ts';
import { fieldWords, languageWords } from '#web/texts/words.ts';
import { evidenceOf, type Placed, placeId } from './evidence.ts';

/** @param placed the mail's text with the places; null when it is not shown */
export const ReadFields = (props: {
  referral: ReferralData;
  evidence: readonly Evidence[];
  placed: Placed | null;
}) => (
  <dl class="summary">
    {rowsOf(props.referral).map(([field, value]) => (
      <Field {...props} field={field} value={value} />
    ))}
  </dl>
);

/** What the mail says now of fields in which the case says something else; nothing when they agree. */
export const Differences = ({ read, known }: { read: ReferralData; known: ReferralData }) => {
  const inCase = new Map(rowsOf(known));
  const other = rowsOf(read).filter(([field, value]) => value && value !== inCase.get(field));
  if (other.length === 0) return null;
  return (
    <div class="card">
      <h3>{mailWorkTexts.differences}</h3>
      <p class="muted">{mailWorkTexts.differencesHint}</p>
      <Table
        caption={mailWorkTexts.differences}
        hideCaption
        head={mailWorkTexts.differenceHead}
        rows={other.map(([field, value]) => [
          fieldWords(field),
          <Outside text={value ?? ''} lines />,
          <Outside text={inCase.get(field) || '–'} lines />,
        ])}
      />
    </div>
  );
};

const Field = (props: {
  field: string;
  value: string | null;
  evidence: readonly Evidence[];
  placed: Placed | null;
}) => {
  const { field, value, placed } = props;
  const own = evidenceOf(field, props.evidence);
  const numbers = own.map((one) => placed?.numberOf(one) ?? null);
  const first = numbers.find((one) => one !== null) ?? null;
  return (
    <div>
      <dt>{first === null ? fieldWords(field) : <a href={`#${placeId(first)}`}>{fieldWords(field)}</a>}</dt>
      <dd>
        {value ? <Outside text={value} lines /> : '–'}
        {own
          .filter((_, at) => numbers[at] === null)
          .map(({ source, text }) => (
            <span class="evidence">
              {texts.evidenceFrom}: <Source source={source} /> {texts.quotes.open}
              <Outside text={text} />
              {texts.quotes.close}
            </span>
          ))}
      </dd>
    </div>
  );
};

/** A file is named as it is. */
const Source = ({ source }: { source: string }) => {
  switch (source) {
    case 'body':
      return <>{texts.evidenceBody}</>;
    case mailPlaces.sender:
      return <>{texts.evidenceSender}</>;
    case mailPlaces.subject:
      return <>{texts.evidenceSubject}</>;
    default:
      return <Outside text={source} />;
  }
};

/** Each field by its name, in words; null or '' when there is none. */
function rowsOf(referral: ReferralData): [field: string, value: string | null][] {
  const { client, decision, caseManager } = referral;
  const family = referral.familyMembers.map((one) =>
    [one.name, one.personalCode, dayOrNull(one.birthDate)].filter(Boolean).join(', '),
  );
  return [
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
    ['caseManager.name', caseManager.name],
    ['caseManager.email', caseManager.email],
    ['caseManager.phone', caseManager.phone && phoneWords(caseManager.phone)],
    ['decision.number', decision.number],
    ['decision.date', dayOrNull(decision.date)],
    ['decision.attachment', decision.attachment],
  ];
}
