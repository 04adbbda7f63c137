/** A letter about children alone names no grown-up: then each child is a client. */
import type { FamilyMember } from '#domain/reading';
import { settleBirthDate } from './codes.ts';
import { type Draft, put } from './draft.ts';

/** The draft with its children as clients, when the letter refers them („Lapse nimi", „suuname kaks last") and names no client. */
export function withChildAsClient(draft: Draft): Draft {
  if (draft.fields.familyMembers === undefined) return draft;
  const { familyMembers, ...fields } = draft.fields;
  const said = draft.evidence.find((one) => one.field === 'familyMembers')?.text ?? '';
  const known = fields['client.name'] !== undefined || fields['client.personalCode'] !== undefined;
  if (known || familyMembers.length === 0) return draft;
  const several = familyMembers.length > 1;
  if (several && !familyMembers.every((one) => one.personalCode !== null || one.birthDate !== null))
    return draft;
  if (!CHILD_LABEL.test(said) && !REFERS_CHILDREN.test(said)) return draft;
  const evidence = draft.evidence.filter((one) => one.field !== 'familyMembers');
  const asClient = (child: FamilyMember, others: Draft[], warnings: Draft['warnings']): Draft => {
    const filled: Draft = { ...draft, fields: { ...fields }, evidence: [...evidence], warnings, others };
    put(filled, 'client.name', child.name, said);
    put(filled, 'client.personalCode', child.personalCode, said);
    put(filled, 'client.birthDate', child.birthDate, said);
    settleBirthDate(filled);
    return filled;
  };
  const [child, ...more] = familyMembers;
  const others = more.map((one) => asClient(one, [], []));
  return child ? asClient(child, [...others, ...draft.others], [...draft.warnings]) : draft;
}

/** „Lapse nimi:", „Alaealise isikukood": the child's own data, not „Lapsed: …" in a list of the family. */
const CHILD_LABEL =
  /^[\s\d.)*•–-]{0,8}(?:(?:saatjata )?(?:alaealise )?lapse (?:ees- ja perekonna|ees- ja pere)?(?:nimi|isikukood|andmed|sünniaeg)|(?:имя|личный код) реб[её]нка|laps(?=\s?:)|реб[её]нок|дитина|child(?:'s)? (?:full )?(?:name|personal code))(?!\p{L})/iu;

/** „Suunan teenusele kaks last: …", „Palun tugiisikut lastele …" */
const REFERS_CHILDREN =
  /(?:suuna\p{L}{0,8}|teenusele|tugiisikut?|направ\p{L}{0,8}|refer\p{L}{0,4})(?: [\p{L}\d]{1,20}){0,4} (?:last|lapsed|lapse|lastele|lapsele|детей|ребенка|ребёнка|children|child)(?!\p{L})/iu;
