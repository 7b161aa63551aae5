import { caseHref } from '../page/address.ts';
import type { Host } from './host.ts';

/** A window of its own. The address says which case, the cookie who sits there, the system how it looks. */
export const browserHost = (): Host => ({
  caseId: null,
  framed: false,
  language: null,
  theme: null,
  onTheme: () => {},
  token: async () => null,
  linkTo: (caseId) => new URL(`/desk${caseHref(caseId)}`, location.origin).href,
  shown: () => {},
});
