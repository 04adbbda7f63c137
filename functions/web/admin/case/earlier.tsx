/** That the client had a case before, and how much of the 12 months of service is left. It blocks nothing. */
import { type Months, monthsOf } from '#domain/ending/months';
import { Alert } from '#web/frame/parts.tsx';
import type { EarlierCase } from '#web/ports.ts';
import { dateShort } from '#web/texts/dates.ts';
import { endingTexts } from '#web/texts/ending.ts';
import { endingWords, phaseWords } from '#web/texts/words.ts';
import { pathOf } from '../paths.ts';

const texts = endingTexts.earlier;

export const Earlier = ({ cases }: { cases: readonly EarlierCase[] }) => {
  if (cases.length === 0) return null;
  const { used, left } = monthsOf(cases.flatMap(({ served }) => served ?? []));
  return (
    <Alert tone="info" heading={texts.heading}>
      <ul>
        {cases.map((one) => (
          <li>
            <a href={pathOf(one.caseId)}>{one.caseId}</a>: {texts.registered} {dateShort(one.registeredOn)},{' '}
            {one.served
              ? `${texts.served} ${dateShort(one.served.from)}–${dateShort(one.served.until)}`
              : texts.never}
            , {one.ending ? endingWords(one.ending) : phaseWords(one.phase).toLowerCase()}.
          </li>
        ))}
      </ul>
      <p>{texts.left(words(used), words(left))}</p>
    </Alert>
  );
};

const words = ({ months, days }: Months): string => texts.span(months, days);
