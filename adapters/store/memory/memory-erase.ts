import { hash } from 'node:crypto';
import { chatSetting, KEPT_OF_CHAT } from '../../../core/port/chat-setting.ts';
import type { Address, Store, StoredRecord } from '../../../core/port/store.ts';
import { GENESIS, leafHash } from '../../../core/record/chain.ts';
import { type CaseTables, headOf, jsonCopy } from './memory-turn.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

const filesIn = (record: readonly StoredRecord[]): readonly string[] =>
  record.flatMap(({ recorded: { event } }) =>
    event.type === 'evidenceAdded'
      ? [
          event.evidence.sha256,
          ...(event.evidence.preview === undefined ? [] : [event.evidence.preview.sha256]),
        ]
      : [],
  );

/** Destroying what was said in a case. */
export const erasing = (tables: CaseTables) =>
  ({
    ownFiles: async (caseId) => {
      const others = [...tables.records].flatMap(([id, record]) => (id === caseId ? [] : filesIn(record)));
      const own = new Set(filesIn(tables.records.get(caseId) ?? []));
      return [...own.difference(new Set(others))];
    },
    namedFiles: async (hashes) => {
      const named = new Set([...tables.records.values()].flatMap(filesIn));
      return hashes.filter((sha256) => named.has(sha256));
    },
    erase: async (caseId, at) => {
      const record = tables.records.get(caseId) ?? [];
      if (record.length === 0) return;
      const leaves = record.map(({ recorded, salt }) => leafHash(recorded, salt, sha256));
      tables.erased.set(caseId, { caseId, at, leaves, head: record.at(-1)?.hash ?? GENESIS });
      endGrants(tables, caseId);
      const of = [...tables.conversations.values()].filter((each) => each.caseId === caseId);
      forgetChats(
        tables,
        of.map(({ conversationId }) => conversationId),
      );
      for (const { conversationId } of of) {
        tables.conversations.delete(conversationId);
        tables.feeds.delete(conversationId);
        forget(tables.addresses, (address) => address.conversationId === conversationId);
        for (const mark of tables.handled)
          if (JSON.parse(mark)[0] === conversationId) tables.handled.delete(mark);
      }
      for (const table of [tables.records, tables.rows, tables.facts, tables.deadlines, tables.keys])
        table.delete(caseId);
      forget(tables.tallies, (tally) => tally.caseId === caseId);
      forget(tables.sealed, (row) => row.caseId === caseId);
      forget(tables.links, (link) => link.caseId === caseId);
      tables.heads.set(caseId, { version: 0, revision: headOf(tables, caseId).revision + 1 });
    },
    // Nothing is taken out of a memory: there is nobody to keep it small for.
    takenOut: async () => null,
    erased: async (caseId) => jsonCopy(tables.erased.get(caseId) ?? null),
  }) satisfies Partial<Store>;

const forget = <T>(table: Map<string, T>, which: (value: T) => boolean): void => {
  for (const [key, value] of table) if (which(value)) table.delete(key);
};

/** What channels keep of chats that show these conversations and no other, and what names one of them. */
const forgetChats = ({ addresses, settings }: CaseTables, own: readonly string[]): void => {
  const chatOf = ({ channel, chatId }: Address): string => `${channel} ${chatId}`;
  const elsewhere = new Set(
    [...addresses.values()].filter(({ conversationId }) => !own.includes(conversationId)).map(chatOf),
  );
  for (const address of addresses.values()) {
    const { channel, chatId, conversationId } = address;
    if (!own.includes(conversationId)) continue;
    for (const name of KEPT_OF_CHAT.map((kept) => chatSetting(channel, kept, chatId)))
      if (!elsewhere.has(chatOf(address)) || settings.get(name)?.includes(conversationId) === true)
        settings.delete(name);
  }
};

/** Browsers that were let in for this case alone are let go with it. */
const endGrants = ({ conversations, grants, sessions }: CaseTables, caseId: string): void => {
  const all = [...conversations.values()];
  const elsewhere = new Set(all.filter((each) => each.caseId !== caseId).map(({ personId }) => personId));
  const gone = all.filter((each) => each.caseId === caseId && !elsewhere.has(each.personId));
  for (const [sessionId, persons] of grants) {
    const before = persons.size;
    for (const { personId } of gone) persons.delete(personId);
    if (persons.size > 0 || before === 0) continue;
    grants.delete(sessionId);
    if (sessions.get(sessionId)?.staff === null) sessions.delete(sessionId);
  }
};
