/** Texts about links that wrong addresses put to sleep. */

export const lockoutTexts = {
  badge: 'Link slept',
  told: (party: string, at: string) =>
    `${party}: a wrong address was given at the link five times, last on ${at}. The link slept for an hour, and nobody has opened the task since. Check the contact; if need be hand the task over or send a new link.`,
};
