import type { DeskEvidence } from '../../wire.ts';

/** Where a file of the case lies for this reader; its small picture is under `/preview`. */
export const fileHref = (conversationId: string, { sha256 }: Pick<DeskEvidence, 'sha256'>): string =>
  `/api/conversations/${conversationId}/files/${sha256}`;
