/** Access entries as rows: who, when, what, of which case. They name officers, never a client. */
import { caseIdPattern } from '#domain/case/case-id';
import type { Access } from '../access-ports.ts';
import { harmless, Table } from '../frame/parts.tsx';
import { accessTexts as texts } from '../texts/access.ts';
import { kindNames } from '../texts/admin.ts';
import { dateTimeShort } from '../texts/dates.ts';
import { extractTexts } from '../texts/extract.ts';
import { type OfficerNames, officerName } from './officer-names.ts';
import { pathOf } from './paths.ts';

/** @param ofOneCase it stands under a heading of its own, on a page of one case */
export const AccessTable = ({
  rows,
  names,
  caption,
  ofOneCase = false,
}: {
  rows: readonly Access[];
  names: OfficerNames;
  caption: string;
  ofOneCase?: boolean;
}) => (
  <Table
    caption={caption}
    hideCaption={ofOneCase}
    head={ofOneCase ? texts.head.slice(0, 3) : texts.head}
    rows={rows.map((one) => [
      <span class="nowrap">{dateTimeShort(one.at)}</span>,
      readerWords(one, names),
      accessWords(one),
      ...(ofOneCase ? [] : [<About access={one} />]),
    ])}
  />
);

/** @returns the officer's name, or the party */
export const readerWords = ({ officer, party }: Access, names: OfficerNames): string =>
  officer === null ? (party ? texts.party[party] : '–') : officerName(names, officer);

/** @returns what was done, in words; a kind that is not known here by its own name, a purpose as its officer gave it */
export function accessWords({ what, detail }: Access): string {
  const words = Object.hasOwn(texts.what, what) ? texts.what[what] : undefined;
  const reasons: Readonly<Record<string, string>> = {
    ...texts.changes,
    ...extractTexts.reasons,
    ...kindNames,
  };
  // What an export was for, in the words of the lead who made it, who is told to name nobody.
  if (what.startsWith('export') && detail !== null) return `${words ?? what}: ${harmless(detail)}`;
  const given = what.startsWith('export') ? harmless(detail ?? '') : undefined;
  const more = detail !== null && Object.hasOwn(reasons, detail) ? reasons[detail] : given;
  return [words ?? what, more].filter(Boolean).join(': ');
}

const About = ({ access: { about, ofCase } }: { access: Access }) => {
  if (about.startsWith('mail:')) return <>{texts.noCase}</>;
  if (caseIdPattern.test(about))
    return (
      <a class="nowrap" href={pathOf(about)}>
        {about}
      </a>
    );
  if (ofCase && about === 'export') return <>{texts.wholeFile}</>;
  return <>{ofCase && about === 'search' ? texts.nobody : about}</>;
};
