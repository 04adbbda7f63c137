/** What officers and parties ask of the clocks of a case. */
import type { Day } from '#domain/calendar/calendar';
import type { ObligationKind, Party } from '#domain/obligation/kinds';

interface OfObligation {
  readonly kind: ObligationKind;
  readonly cause: string;
}

export type ClockCommand =
  | ({ readonly type: 'PauseObligation'; readonly until: Day; readonly reason: string } & OfObligation)
  | ({ readonly type: 'ResumeObligation' } & OfObligation)
  | { readonly type: 'PauseCase'; readonly until: Day; readonly reason: string }
  | { readonly type: 'ResumeCase' }
  | ({ readonly type: 'ExtendObligation'; readonly due: Day; readonly reason: string } & OfObligation)
  | ({
      readonly type: 'AskExtension';
      readonly party: Party;
      readonly until: Day;
      readonly reason: string;
    } & OfObligation)
  | ({ readonly type: 'RefuseExtension'; readonly reason: string } & OfObligation)
  | ({ readonly type: 'AcceptLateness'; readonly reason: string } & OfObligation)
  | ({
      readonly type: 'HandOverObligation';
      readonly address: string;
      readonly name: string | null;
      /** Addresses whose organisation it must stay in; null: an officer decides. */
      readonly within: readonly string[] | null;
    } & OfObligation)
  | { readonly type: 'HandOverContact'; readonly address: string; readonly name: string | null }
  | ({ readonly type: 'ReportInability'; readonly party: Party; readonly reason: string } & OfObligation)
  | ({ readonly type: 'WithdrawObligation'; readonly reason: string } & OfObligation);

export type ClockCommandOf<Type extends ClockCommand['type']> = Extract<ClockCommand, { type: Type }>;
