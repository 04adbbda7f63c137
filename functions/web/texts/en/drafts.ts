/** Texts about what was typed and not sent. */

export const draftTexts = {
  save: 'Save draft',
  saveReason: 'Save draft of the reason',
  heading: 'The form holds your draft',
  text: (savedAt: string, until: string) =>
    `Saved ${savedAt}. No answer has been sent yet. The draft is kept until ${until}; then it is deleted.`,
  discard: 'Delete draft',
  discardReason: 'Delete draft of the reason',
  discarded: 'The draft has been deleted.',
  mailToo: 'What we read from your e-mail is kept as well:',
  showMail: 'show what was read from the e-mail',
  pageToo: (savedAt: string) => `A draft that you saved ${savedAt} is kept as well:`,
  showPage: 'show the draft',
  otherPlan: 'The action plan has changed meanwhile: please mark the goals again.',
  tooMuch: 'The draft is too long and was not saved. Please shorten the text.',
};
