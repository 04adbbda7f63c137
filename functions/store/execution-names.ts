/**
 * Names of executions, made of stored facts, so that a repeated start is the same start. The machines make the same names
 * for their children:
 *
 *     referral     TR26-4F7KQ-0                            case - restart
 *     obligation   TR26-4F7KQ-ensure-support-person-1-0    case - kind - cause - restart
 *     service      TR26-4F7KQ-service-0-1                  case - service - restart - part
 */
export interface Named {
  readonly caseId: string;
  /** How often the case's machines were started anew before this execution. */
  readonly restart: number;
  /** Of an obligation only. */
  readonly kind: string | null;
  readonly cause: string | null;
}

export const referralName = (caseId: string, restart: number): string => `${caseId}-${restart}`;

export const obligationName = (caseId: string, kind: string, cause: string, restart: number): string =>
  `${caseId}-${kind}-${cause}-${restart}`;

const shapes: Readonly<Record<string, RegExp>> = {
  referral: /^(?<caseId>TR\d\d-[0-9A-Z]{5})-(?<restart>\d+)$/,
  obligation: /^(?<caseId>TR\d\d-[0-9A-Z]{5})-(?<kind>[a-z-]+)-(?<cause>\d+)-(?<restart>\d+)$/,
  service: /^(?<caseId>TR\d\d-[0-9A-Z]{5})-service-(?<restart>\d+)-\d+$/,
};

/** @returns what the name of an execution says, or null when it is not that of a case's machine */
export function readName(machine: string, name: string): Named | null {
  const { caseId, restart, kind = null, cause = null } = shapes[machine]?.exec(name)?.groups ?? {};
  return caseId && restart ? { caseId, restart: Number(restart), kind, cause } : null;
}
