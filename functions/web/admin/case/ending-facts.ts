/** Facts of the end of a case for its page, without personal data. */
import type { CaseState } from '#domain/case/state';
import type { RefusalKind } from '#domain/ending/facts';
import type { Fact } from '#web/frame/parts.tsx';
import { dateShort } from '#web/texts/dates.ts';
import { endingTexts } from '#web/texts/ending.ts';
import { endingWords } from '#web/texts/words.ts';

const texts = endingTexts.facts;

/** @returns how the service ended, and how often the client refused or did not come */
export function endingFacts({ serviceEnded, refusals }: CaseState): Fact[] {
  const counted = (what: RefusalKind) => refusals.filter((one) => one.what === what).length;
  const facts: Fact[] = [
    [texts.lastDay, serviceEnded && dateShort(serviceEnded.lastDay)],
    [texts.ending, serviceEnded && endingWords(serviceEnded.ending)],
    [texts.refused, counted('refused') > 0 ? String(counted('refused')) : null],
    [texts.noShow, counted('no-show') > 0 ? String(counted('no-show')) : null],
  ];
  return facts.filter(([, value]) => value !== null);
}
