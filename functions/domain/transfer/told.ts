/** What the agency is told of the transfer of a whole contract: when it was planned, has come to be, or was undone. Pure. */

export const transferStages = ['planned', 'changed', 'undone'] as const;
export type TransferStage = (typeof transferStages)[number];

export interface TransferProgress {
  /** What was noted of each case; `left`: it could not be given on. */
  readonly noted: readonly { readonly caseId: string; readonly result: TransferStage | 'left' }[];
  /** Cases that the old provider has and that were not excepted. */
  readonly served: readonly string[];
}

export interface TransferTold {
  /** How many cases are as the stage says. */
  readonly done: number;
  /** Cases that are not, and will not be. */
  readonly left: readonly string[];
  /** How many are still being worked on. */
  readonly open: number;
}

/** A case whose change an officer undid alone stays; in the morning of a plan some may have gone over already. */
export function toldOf(stage: TransferStage, { noted, served }: TransferProgress): TransferTold {
  const asSaid = noted.filter(
    ({ result }) => result === stage || (stage === 'planned' && result === 'changed'),
  );
  const left = noted.filter(({ result }) => result === 'left' || (stage !== 'undone' && result === 'undone'));
  const known = new Set(noted.map(({ caseId }) => caseId));
  const open = noted.length - asSaid.length - left.length + served.filter((id) => !known.has(id)).length;
  return { done: asSaid.length, left: left.map(({ caseId }) => caseId), open };
}
