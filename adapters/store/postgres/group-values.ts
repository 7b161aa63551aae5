import type { Append } from '../../../core/port/store.ts';
import { caseRowColumns, linkColumns } from './column.ts';
import { factColumns, tallyColumns } from './fact.ts';

type Row = { readonly [column: string]: unknown };

/**
 * What `append_2` takes beside the lane: one JSON text a table, in the order of its parameters. `n` says, counted from
 * 1, which append of the group a row belongs to.
 */
export const groupValues = (group: readonly Append[]): readonly string[] =>
  PARAMETERS.map((rowsOf) => JSON.stringify(group.flatMap((batch, index) => rowsOf(batch, index + 1))));

/** Any JSON value as text; what JSON has no word for becomes `null`. */
const toJson = (value: unknown): string => JSON.stringify(value) ?? 'null';
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const PARAMETERS: readonly ((batch: Append, n: number) => readonly Row[])[] = [
  ({ caseId, expectedVersion, expectedRevision, records, deadlines, handled }, n) => [
    {
      n,
      case_id: caseId,
      version: expectedVersion,
      revision: expectedRevision ?? null,
      count: records.length,
      clocks: deadlines?.map(({ key }) => key) ?? null,
      conversation_id: handled?.conversationId ?? null,
      update_id: handled?.updateId ?? null,
      at: handled?.at ?? null,
    },
  ],
  ({ caseId, records }, n) =>
    records.map(({ recorded, salt, hash }) => ({
      n,
      case_id: caseId,
      position: recorded.position,
      recorded: toJson(recorded),
      salt,
      hash,
    })),
  ({ messages }, n) =>
    messages.map(({ conversationId, at, version, message }, index) => ({
      n,
      i: index,
      conversation_id: conversationId,
      at,
      version,
      message: toJson(message),
    })),
  ({ conversations }, n) =>
    conversations.map(({ conversationId, caseId, role, personId, memory }) => ({
      n,
      conversation_id: conversationId,
      case_id: caseId,
      role,
      person_id: personId,
      memory: toJson(memory),
    })),
  ({ caseId, deadlines = [] }, n) =>
    deadlines.map(({ key, clock, kind, at, owner }) => ({ n, case_id: caseId, key, clock, kind, at, owner })),
  ({ row }, n) => (row === undefined ? [] : [{ n, ...caseRowColumns(row) }]),
  ({ sealed }, n) =>
    sealed === undefined
      ? []
      : [
          {
            n,
            case_id: sealed.row.caseId,
            round_id: sealed.row.roundId,
            side: sealed.row.side,
            ciphertext: hex(sealed.row.ciphertext),
            commitment: sealed.row.commitment,
            at: sealed.row.at,
            wrapped: sealed.wrappedKey === undefined ? null : hex(sealed.wrappedKey),
          },
        ],
  ({ links = [] }, n) => links.map((link) => ({ n, ...linkColumns(link) })),
  ({ fact }, n) => (fact === undefined ? [] : [{ n, ...factColumns(fact) }]),
  ({ tallies = [] }, n) => tallies.map((tally) => ({ n, ...tallyColumns(tally) })),
];
