/** Addresses of the agency's pages that others link to. */

export const pathOf = (caseId: string): string => `/admin/cases/${encodeURIComponent(caseId)}`;

export const mailPath = (mailKey: string): string => `/admin/mails/${encodeURIComponent(mailKey)}`;

export const triagePath = (mailKey: string): string => `/admin/triage/${encodeURIComponent(mailKey)}`;

/** @param name of an attachment; null for the whole mail as it came */
export const downloadPath = (mailKey: string, name: string | null): string =>
  `${mailPath(mailKey)}/download${name === null ? '' : `?${new URLSearchParams({ name })}`}`;
