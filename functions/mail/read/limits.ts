/** The limits of the mail reader; each names the attack that it stops. */

/** A huge mail that fills the memory: larger ones are kept, but not read (bytes). */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024;

/** A mail of very many tiny parts, each of which costs an object. */
export const MAX_PARTS = 200;

/** A mail of empty lines, each of which costs the MIME parser an object; 25 MB of base64 are 345,000 lines. */
export const MAX_MAIL_LINES = 400_000;

/** HTML of open tags only: the parser's list of open tags costs its length at each tag. */
export const MAX_HTML_DEPTH = 500;

/** A line of colons, each of which could end a label. */
export const MAX_MARKS = 40;

/** A multipart in a multipart in a multipart …: recursion. */
export const MAX_NESTING = 20;

/** A header block that never ends (bytes, all parts together). */
export const MAX_HEADER_BYTES = 1024 * 1024;

/** A document with a million pages. */
export const MAX_PDF_PAGES = 50;

/** Text made to keep pattern matching busy: what comes after is kept, but not examined (characters). */
export const MAX_TEXT = 1_000_000;

/** HTML made to keep the parser busy (characters of source). */
export const MAX_HTML = 4_000_000;

/** One endless line: longer ones are looked at in pieces (characters). */
export const MAX_LINE = 2_000;

/** A mail of empty or one-letter lines. */
export const MAX_LINES = 20_000;

/** A value that swallows the whole mail, and with it a row of the database (characters). */
export const MAX_VALUE = 8_000;

/** An evidence entry is a pointer into the mail, not a copy of it (characters). */
export const MAX_EVIDENCE = 300;

/** A mail with thousands of names, codes or numbers: so many of each are looked at. */
export const MAX_MATCHES = 50;

/** An archive of very many empty files, each of which costs an object. */
export const MAX_ZIP_ENTRIES = 100;

/** A ZIP bomb of any make (nested, overlapping, lying about its sizes): bytes unpacked, all archives of a mail together. */
export const MAX_UNPACKED = 100 * 1024 * 1024;

/** A ZIP bomb again: letters pack 3 to 20 times, hostile zeros 1,000 times. Asked of a file over ZIP_RATIO_FROM bytes. */
export const MAX_ZIP_RATIO = 100;
export const ZIP_RATIO_FROM = 1_000_000;

/** An archive in an archive in an archive: two deep are opened. */
export const MAX_CONTAINERS = 2;

/** Archives of archives of many files: all files of a mail together, also those that are only named. */
export const MAX_FILES = 300;

/** A mail of 200 PDFs of MAX_PDF_PAGES pages each: pages of all its PDFs together. */
export const MAX_PAGES_OF_MAIL = 200;

/** Hundreds of documents of MAX_TEXT each: characters of all documents of a mail together. */
export const MAX_TEXT_OF_DOCUMENTS = 1_000_000;

/** A document of a few words in a hundred megabytes of mark-up (bytes of XML). */
export const MAX_XML = 20_000_000;

/** A signature file of thousands of signatures, or of one endless certificate (base64 characters). */
export const MAX_SIGNATURES = 20;
export const MAX_CERTIFICATE = 20_000;
