/** Why a command on a case is refused. The codes are API: pages and machines act on them. */

export const refusalCodes = [
  /** The obligation was answered before; the world does not change twice. */
  'already-answered',
  /** The case is not at the point where this can be done. */
  'wrong-phase',
  'case-ended',
  /** The case changed since the person looked at it: a second officer, or a second window. */
  'changed-meanwhile',
  /** Something required is still missing. */
  'still-missing',
  'meeting-in-the-past',
  /** A meeting of the service must be in it. */
  'after-service-end',
  'checks-not-confirmed',
  'already-paused',
  'not-paused',
  /** A day that a pause or an extension cannot have. */
  'day-not-possible',
  /** The agency has not decided yet on what the party asked before. */
  'already-asked',
  /** A colleague has an address of the same organisation. */
  'other-organisation',
  /** The last day named is not one of the service, or still to come. */
  'last-day-outside',
  /** A service ends by agreement only if the municipality agrees. */
  'consent-missing',
  /** The 12 months are over: a new referral is needed. */
  'term-over',
  /** Data are kept for as long as the law says. */
  'too-early',
  /** A recorded fact cannot have this value. */
  'correction-not-possible',
  /** By that date of the referral the running service would be over. */
  'end-in-the-past',
  /** The client's data are erased: what needs them cannot be done any more. */
  'erased',
  /** Another provider takes over on a day to come. */
  'change-planned',
  'same-provider',
  'effective-out-of-range',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Thrown by `decide`: the command changes nothing, for the reason in `code`. Final: trying again does not help. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(`Command refused: ${code}`);
    this.code = code;
  }
}
