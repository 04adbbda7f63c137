/** Words of the domain in the language of the request. */
import type { DueExplanation } from '#domain/calendar/due';
import { explain as explainIn } from '#domain/calendar/due-words';
import type { Direction } from '#domain/case/events';
import type { Phase } from '#domain/case/state';
import type { Values } from '#domain/correction/facts';
import type { Correction } from '#domain/correction/state';
import type { Ending, GoalOutcome, RefusalKind } from '#domain/ending/facts';
import type { InterpretedMeeting } from '#domain/evaluation/facts';
import type { Need } from '#domain/need/need';
import type { ObligationKind } from '#domain/obligation/kinds';
import * as obligations from '#domain/obligation/words';
import type { ProgressStage } from '#domain/plan/facts';
import type { OverviewRhythm } from '#domain/plan/rhythm';
import * as corrections from '#domain/words/corrections';
import * as directions from '#domain/words/directions';
import * as endings from '#domain/words/endings';
import * as fields from '#domain/words/fields';
import * as interpreters from '#domain/words/interpreters';
import * as languages from '#domain/words/languages';
import * as needs from '#domain/words/needs';
import * as phases from '#domain/words/phases';
import * as progress from '#domain/words/progress';
import * as rhythms from '#domain/words/rhythms';
import { languageNow } from './spoken.ts';

type Fact = Correction['fact'];

export const explain = (explanation: DueExplanation) => explainIn(explanation, languageNow());
export const obligationWords = (kind: ObligationKind) => obligations.obligationWords(kind, languageNow());
export const phaseWords = (phase: Phase) => phases.phaseWords(phase, languageNow());
export const directionWords = (direction: Direction) => directions.directionWords(direction, languageNow());
export const endingWords = (ending: Ending) => endings.endingWords(ending, languageNow());
export const outcomeWords = (outcome: GoalOutcome) => endings.outcomeWords(outcome, languageNow());
export const refusalWords = (what: RefusalKind) => endings.refusalWords(what, languageNow());
export const needWords = (need: Need) => needs.needWords(need, languageNow());
export const progressWords = (stage: ProgressStage) => progress.progressWords(stage, languageNow());
export const rhythmWords = (rhythm: OverviewRhythm) => rhythms.rhythmWords(rhythm, languageNow());
export const fieldWords = (field: string) => fields.fieldWords(field, languageNow());
export const requiredFieldWords = (field: string) => fields.requiredFieldWords(field, languageNow());
export const correctedWords = (fact: Fact, cause: string | null) =>
  corrections.correctedWords(fact, cause, languageNow());
export const valueWords = (fact: Fact, name: string) => corrections.valueWords(fact, name, languageNow());
export const valueText = (name: string, value: Values[string]) =>
  corrections.valueText(name, value, languageNow());
export const interpretedWords = (meeting: InterpretedMeeting) =>
  interpreters.interpretedWords(meeting, languageNow());
export const interpreterLanguage = (code: string) => interpreters.interpreterLanguage(code, languageNow());
export const languageWords = (code: string) => languages.languageWords(code, languageNow());
export const languagesWords = (codes: readonly string[]) => languages.languagesWords(codes, languageNow());
export const knownLanguages = () => languages.knownLanguages(languageNow());
