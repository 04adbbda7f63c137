/** What a page says when the domain refuses a command. */
import { CommandRefused, type RefusalCode } from '#domain/case/refusal';
import { refusalTexts } from '../texts/admin.ts';

export interface Refusal {
  readonly code: RefusalCode;
  readonly text: string;
  /** 422 when other input would do, 409 when the case is not where the person thought it was. */
  readonly status: 409 | 422;
}

const ofInput: readonly RefusalCode[] = [
  'still-missing',
  'meeting-in-the-past',
  'checks-not-confirmed',
  'day-not-possible',
  'other-organisation',
  'correction-not-possible',
  'end-in-the-past',
];

/** Does it. @returns null when it was done, or why it was refused; any other error goes on. */
export async function refusalOf(act: () => Promise<unknown>): Promise<Refusal | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    const { code } = error;
    return { code, text: refusalTexts[code], status: ofInput.includes(code) ? 422 : 409 };
  }
}
