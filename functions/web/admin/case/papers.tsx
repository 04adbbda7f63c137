/** From a case's page to its extract, and to who has seen and changed its data. */
import { accessTexts } from '#web/texts/access.ts';
import { extractTexts } from '#web/texts/extract.ts';
import { accessPathOf, pathOf } from '../paths.ts';

export const extractPath = (caseId: string): string => `${pathOf(caseId)}/extract`;

export const CasePapers = ({ caseId }: { caseId: string }) => (
  <p class="papers">
    <a href={extractPath(caseId)}>{extractTexts.link}</a>
    {' · '}
    <a href={accessPathOf(caseId)}>{accessTexts.caseLink}</a>
  </p>
);
