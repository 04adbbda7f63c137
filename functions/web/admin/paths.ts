/** Addresses of the agency's pages that others link to. */

export const pathOf = (caseId: string): string => `/admin/cases/${encodeURIComponent(caseId)}`;

export const mailPath = (mailKey: string): string => `/admin/mails/${encodeURIComponent(mailKey)}`;

export const triagePath = (mailKey: string): string => `/admin/triage/${encodeURIComponent(mailKey)}`;

/** @param number of an attachment, from 1; null for the whole mail as it came. Its name may name a person: no address holds it. */
export const downloadPath = (mailKey: string, number: number | null): string =>
  `${mailPath(mailKey)}/download${number === null ? '' : `?number=${number}`}`;

export const searchPath = '/admin/search';

export const accessPath = '/admin/access';

/** The entries of one case. */
export const accessPathOf = (caseId: string): string =>
  `${accessPath}?${new URLSearchParams({ case: caseId })}`;

export const importPath = '/admin/import';

export const importFilePath = (id: string): string => `${importPath}/${encodeURIComponent(id)}`;
