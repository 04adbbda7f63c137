/** How large a file of running cases may be. */

/** Bytes. A Lambda request ends at 6 MB, of which base64 takes a third; 2,000 bytes a line are much. */
export const mostFileBytes = 2 * 1024 * 1024;
/** Lines, without the headings. AMIF2021-6 counts on 70 persons a year. Beyond, a file is another table. */
export const mostFileLines = 1000;
/** Of a line; what stands behind is no table. */
export const mostFileColumns = 100;
