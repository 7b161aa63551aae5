import type { PageId } from '../wire.ts';

/** The address of a page: its name, then what it is about, each part encoded. */
export const hrefOf = (page: PageId, ...rest: readonly string[]): string =>
  `#/${[page, ...rest].map(encodeURIComponent).join('/')}`;

export const caseHref = (caseId: string): string => hrefOf('case', caseId);

/** The parts of the address that the window shows now. */
export const addressParts = (): readonly string[] =>
  location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);

/** A part that was typed by hand may not decode. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

let queue = hrefOf('queue');
/** The queue that was looked at last, with its filter and search: where a case leads back to. */
export const lastQueueHref = (): string => queue;
export const keepQueueHref = (href: string): void => {
  queue = href;
};
