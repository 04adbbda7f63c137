/** Reads the marks that mail programs put before a subject. */

/** Outlook in Estonian writes VS: (vastus) and ED: (edasi). */
const REPLY = /^(re|vs|vast|vastus|sv|aw|antw|odp|на|отв|ответ|відповідь|відп|r)$/i;
const FORWARD = /^(fwd?|ed|edasi|edasisaatmine|edastatud|edastus|vl|wg|tr|пер|пересл|пересылка|i)$/i;

export interface SubjectMarks {
  reply: boolean;
  forward: boolean;
  /** The subject without the marks. */
  bare: string;
}

/** `Re: VS: Suunamine` is a reply; the first mark decides. */
export function subjectMarks(subject: string | null): SubjectMarks {
  let rest = (subject ?? '').trim();
  if (!rest.includes(':')) return { reply: false, forward: false, bare: rest };
  let first: 'reply' | 'forward' | null = null;
  for (let round = 0; round < 10; round += 1) {
    const mark = /^\s*(?:\[[^\]]{1,40}\]\s*)?([\p{L}]{1,14})\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?:\s*/u.exec(
      rest,
    );
    const word = mark?.[1] ?? '';
    const kind = REPLY.test(word) ? 'reply' : FORWARD.test(word) ? 'forward' : null;
    if (!mark || kind === null) break;
    first ??= kind;
    rest = rest.slice(mark[0].length);
  }
  return { reply: first === 'reply', forward: first === 'forward', bare: rest };
}
