import type { Side } from '../case/party.ts';

/** Where the answers to a proposal lie among the sealed rows of a case; no round has such a name. */
export const answersOf = (proposalId: string): string => `proposal/${proposalId}`;

/** What the commitment to an answer is made over; anybody who has its opening key can write it again and compare. */
export const canonicalAnswer = (caseId: string, proposalId: string, side: Side, accepted: boolean): string =>
  JSON.stringify(['parley-answer-1', caseId, proposalId, side, accepted]);
