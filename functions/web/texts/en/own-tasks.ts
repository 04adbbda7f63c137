/** Texts of a party's own list of tasks. */

export const ownTaskTexts = {
  title: 'My tasks',
  link: 'See all your open tasks',
  lead: 'Open tasks that were sent to your e-mail address. Overdue tasks come first.',
  empty: 'You have no open tasks at the moment.',
  emptyPart: 'There are no tasks on this page.',
  paused: 'Paused',
  client: 'Client',
  pages: 'Pages',
  next: 'Next page',
  first: 'First page',
};
