/** From a case's page to its extract, and to who has seen and changed its data. */
import { accessTexts } from '../texts/access.ts';
import { extractTexts } from '../texts/extract.ts';
import { accessPathOf } from './access.tsx';
import { pathOf } from './case-path.ts';

export const extractPath = (caseId: string): string => `${pathOf(caseId)}/extract`;

export const CasePapers = ({ caseId }: { caseId: string }) => (
  <p class="papers">
    <a href={extractPath(caseId)}>{extractTexts.link}</a>
    {' · '}
    <a href={accessPathOf(caseId)}>{accessTexts.caseLink}</a>
  </p>
);
