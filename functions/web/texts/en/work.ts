/** English words on the work list and in the search. */
import type * as et from '../et/work.ts';
import type { Same } from '../spoken.ts';

export const workTexts: Same<typeof et.workTexts> = {
  title: 'Work list',
  tabs: 'Views of the work list',
  tasks: 'Open tasks',
  cases: 'Cases',
  filterBy: 'With whom',
  phase: 'State',
  all: 'all',
  allRunning: 'all that run',
  filters: 'Filters',
  municipality: 'Municipality',
  provider: 'Provider',
  assignee: 'Waiting for whom',
  due: 'Due',
  language: 'Client’s language',
  show: 'Show',
  clear: 'Clear the filters',
  tasksCaption: 'Open tasks, the earliest due date first',
  casesCaption: 'Cases, the newest first',
  tasksHead: ['Due', 'Case', 'Task', 'With whom', 'Municipality'],
  casesHead: ['Case', 'State', 'With whom', 'Due', 'Municipality', 'Provider', 'Registered'],
  overdue: 'Overdue',
  dueToday: 'Due today',
  empty: {
    tasks: 'There are no open tasks: nobody owes anything now. New ones open when a referral arrives.',
    cases: 'There are no running cases. A new case opens when a referral arrives.',
  },
  emptyFiltered: {
    tasks: 'There are no tasks for these filters. Change or clear the filters.',
    cases: 'There are no cases for these filters. Change or clear the filters.',
  },
  emptyPart: 'Nothing fits in the part looked through. See the next page.',
};

export const spanNames: Same<typeof et.spanNames> = {
  overdue: 'overdue',
  today: 'today',
  week: 'this week, today too',
  later: 'after this week',
};

export const searchTexts: Same<typeof et.searchTexts> = {
  title: 'Search',
  label: 'Search for a case',
  hint: 'Number of the case, name of the client or personal code. A name is found in Latin and in Cyrillic script.',
  send: 'Search',
  nothing: 'Enter the number of a case, a personal code, or at least three letters of a name.',
  none: 'No such case was found. Try the beginning of the name, or the personal code.',
  more: 'More cases fit than are shown here. Narrow the search: add another name or more letters.',
  caption: 'Cases found, the newest first',
  noted: 'The search and the cases found are written into the log of views of personal data.',
};
