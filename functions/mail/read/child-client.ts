/** A letter about an unaccompanied child names nobody else: then the child is the client. */
import { settleBirthDate } from './codes.ts';
import { type Draft, put } from './draft.ts';

/** The draft with its only child as the client, when a label („Lapse nimi") names the child and nothing names a client. */
export function withChildAsClient(draft: Draft): Draft {
  const { familyMembers = [], ...fields } = draft.fields;
  const [child] = familyMembers;
  const said = draft.evidence.find((one) => one.field === 'familyMembers')?.text ?? '';
  const known = fields['client.name'] !== undefined || fields['client.personalCode'] !== undefined;
  if (known || !child || familyMembers.length > 1 || !CHILD_LABEL.test(said)) return draft;
  const evidence = draft.evidence.filter((one) => one.field !== 'familyMembers');
  const filled: Draft = { ...draft, fields, evidence, warnings: [...draft.warnings] };
  put(filled, 'client.name', child.name, said);
  put(filled, 'client.personalCode', child.personalCode, said);
  put(filled, 'client.birthDate', child.birthDate, said);
  settleBirthDate(filled);
  return filled;
}

/** „Lapse nimi:", „Alaealise isikukood": the child's own data, not „Lapsed: …" in a list of the family. */
const CHILD_LABEL =
  /^[\s\d.)*•–-]{0,8}(?:(?:saatjata )?(?:alaealise )?lapse (?:ees- ja perekonna|ees- ja pere)?(?:nimi|isikukood|andmed|sünniaeg)|(?:имя|личный код) реб[её]нка|laps(?=\s?:)|реб[её]нок|дитина|child(?:'s)? (?:full )?(?:name|personal code))(?!\p{L})/iu;
