/** One line of a file, cell by cell. */
export type Line = readonly string[];

/**
 * A file of comma-separated values (RFC 4180): every cell quoted, lines ended by CR LF, a byte order mark first, by which
 * spreadsheet programs know UTF-8. A cell that such a program would run as a formula is shown to it as text (OWASP, CSV
 * injection): the names in it were typed by strangers.
 */
export const csvOf = (lines: readonly Line[]): string =>
  `\u{feff}${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;

const cell = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`;

const harmless = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);
