import type { Side } from '../case/party.ts';

/** Where what sides answered about their preferences lies among the sealed rows of a case. */
export const preferencesOf = (roundId: string): string => `preference/${roundId}`;
/** Where their yes or no to each package lies. */
export const picksOf = (roundId: string): string => `package/${roundId}`;

/** What the commitment to such a number is made over; anybody who has its opening key can write it again and compare. */
export const canonicalCode = (caseId: string, place: string, side: Side, code: number): string =>
  JSON.stringify(['parley-code-1', caseId, place, side, code]);
