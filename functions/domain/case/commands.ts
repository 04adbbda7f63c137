/** What people, mails and machines ask of a case. `decide` answers each with events or refuses it. */
import type { Day, Instant } from '#domain/calendar/calendar';
import type { Channel, Direction, Execution, FiledAs } from '#domain/case/events';
import type { NoticeName } from '#domain/case/notices';
import type { ClockCommand } from '#domain/clocks/commands';
import type { CorrectFact } from '#domain/correction/decide';
import type { EndingCommand } from '#domain/ending/decide';
import type { EvaluationCommand } from '#domain/evaluation/decide';
import type { AssessNeed } from '#domain/need/need';
import type { ObligationKind, Party } from '#domain/obligation/kinds';
import type { PlanCommand } from '#domain/plan/commands';
import type { OverviewRhythm } from '#domain/plan/rhythm';
import type { ReferralData, Warning } from '#domain/reading';
import type { ErasePersonalData } from '#domain/retention/retention';
import type { TransferCommand } from '#domain/transfer/decide';

interface OfObligation {
  readonly kind: ObligationKind;
  readonly cause: string;
}

/** How and when an answer came; it counts from `arrivedAt`, not from when it is worked on. */
export interface Arrival {
  readonly channel: Channel;
  readonly arrivedAt: Instant;
}

export interface Answer extends Arrival {
  /** Which one of its kind is answered: an old link must not answer a new obligation. */
  readonly cause: string;
}

export interface OpenCase {
  readonly caseId: string;
  readonly mailKey: string;
  readonly municipality: { readonly ehak: string; readonly name: string };
  readonly sender: { readonly address: string; readonly name: string | null };
  readonly referral: ReferralData;
  readonly warnings: readonly Warning[];
  readonly unreadable: number;
  readonly receivedAt: Instant;
  /** Which client of the mail, and of how many; 1 of 1 unless it refers several. */
  readonly part?: number;
  readonly parts?: number;
}

export type ReviewDecision =
  | {
      readonly verdict: 'accept';
      readonly provider: { readonly id: string; readonly name: string };
      readonly referralDate: Day;
    }
  | { readonly verdict: 'return'; readonly reason: string }
  | { readonly verdict: 'decline'; readonly reason: string };

export type MeetingResult =
  | {
      readonly result: 'held';
      readonly suited: true;
      readonly goals: string;
      readonly rhythm: OverviewRhythm;
      /** Of the rhythm `dates`. */
      readonly days?: readonly Day[];
      readonly note: string | null;
    }
  | { readonly result: 'held'; readonly suited: false; readonly note: string }
  | { readonly result: 'no-show'; readonly note: string }
  | {
      readonly result: 'moved';
      readonly startsAt: Instant;
      readonly minutes: number;
      readonly place: string;
      readonly interpreter?: string | null;
    };

export type Command =
  | PlanCommand
  | EvaluationCommand
  | TransferCommand
  | ({
      readonly type: 'SupplementReferral';
      readonly mailKey: string | null;
      readonly more: ReferralData | null;
      readonly warnings: readonly Warning[];
    } & Arrival)
  | ({ readonly type: 'OpenObligation' } & OfObligation)
  | ({ readonly type: 'Nudge' } & OfObligation)
  | ({ readonly type: 'NoteTaskMailAccepted'; readonly acceptedAt: Instant } & OfObligation)
  | ({ readonly type: 'OpenTask' } & OfObligation)
  | ({ readonly type: 'ReissueLink' } & OfObligation)
  | ({ readonly type: 'NoteSleepingLink'; readonly party: Party } & OfObligation)
  | ({ readonly type: 'ReviewReferral' } & Answer & ReviewDecision)
  | ({
      readonly type: 'EnsureSupportPerson';
      readonly name: string;
      readonly phone: string | null;
      readonly email: string | null;
      readonly languages: readonly string[];
      /** The three checks of SHS §§ 24-25, confirmed one by one. */
      readonly notRelative: boolean;
      readonly notSameHome: boolean;
      readonly noConviction: boolean;
    } & Answer)
  | ({ readonly type: 'DeclineAssignment'; readonly reason: string } & Answer)
  | ({
      readonly type: 'ArrangeFirstMeeting';
      readonly startsAt: Instant;
      readonly minutes: number;
      readonly place: string;
      /** Language of the interpreter that is needed; none when left out. */
      readonly interpreter?: string | null;
    } & Answer)
  | ({ readonly type: 'RecordFirstMeeting' } & Answer & MeetingResult)
  | EndingCommand
  | ClockCommand
  | ({ readonly type: 'AskQuery'; readonly mailKey: string | null; readonly text: string } & Arrival)
  | {
      readonly type: 'ReportChange';
      readonly direction: Direction;
      readonly since: Day | null;
      readonly urgent: boolean;
      readonly what: string;
      readonly done: string | null;
    }
  | ({ readonly type: 'AcknowledgeChange' } & Answer)
  | ({ readonly type: 'AnswerQuery'; readonly text: string } & Answer)
  | ({
      readonly type: 'DraftAnswer';
      readonly mailKey: string;
      readonly arrivedAt: Instant;
      readonly values: Readonly<Record<string, string>>;
    } & OfObligation)
  | {
      readonly type: 'NoteAbsence';
      /** Who learns of it: their deputy in the registry, else the agency. */
      readonly told?: 'deputy' | 'agency';
      readonly party: Party;
      readonly mailKey: string;
      readonly until: Day | null;
      readonly deputy: string | null;
    }
  | { readonly type: 'CorrectContact'; readonly address: string; readonly name: string | null }
  | ({ readonly type: 'ResendNotice'; readonly notice: NoticeName; readonly to: Party } & {
      readonly obligation: { readonly kind: ObligationKind; readonly cause: string } | null;
    })
  | CorrectFact
  | { readonly type: 'CorrectReferral'; readonly referral: ReferralData; readonly reason: string }
  | { readonly type: 'WithdrawQuery'; readonly cause: string; readonly reason: string }
  | { readonly type: 'AskStatus'; readonly party: Party; readonly mailKey: string }
  | { readonly type: 'ReachMilestone' }
  /** Only takes in which numbers the agency set. */
  | { readonly type: 'NoteRules' }
  | {
      readonly type: 'FileMail';
      readonly mailKey: string;
      readonly as: FiledAs;
    }
  | AssessNeed
  | ErasePersonalData
  | { readonly type: 'RestartMachines' }
  | { readonly type: 'RedriveMachines'; readonly executions: readonly Execution[] };

export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;
