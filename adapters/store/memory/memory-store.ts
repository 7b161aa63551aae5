import { addedOnDay } from '../../../core/day-count.ts';
import type { Address, AddressKey, CaseQuery, CaseRow, Store } from '../../../core/port/store.ts';
import type { JournalEntry } from '../../../core/staff/journal.ts';
import type { Member } from '../../../core/staff/member.ts';
import { type Challenge, type Passkey, wentBack } from '../../../core/staff/passkey.ts';
import { type Leases, leases } from './leases.ts';
import { backlogAccess } from './memory-backlog.ts';
import { erasing } from './memory-erase.ts';
import { factAccess } from './memory-fact.ts';
import {
  appendTo,
  type CaseTables,
  copySealed,
  emptyTables,
  headOf,
  jsonCopy,
  keyOf,
} from './memory-turn.ts';
import { hasWords } from './wanted-words.ts';

/** The store without a disk, for tests and the simulator: the same contract, and gone with the process. */
export const memoryStore = (): Store => {
  const tables = emptyTables();
  const held = leases();
  return {
    append: async (batch) => appendTo(tables, batch),
    ...conversationReading(tables),
    ...caseReading(tables, held),
    ...sealedAccess(tables),
    ...factAccess(tables),
    ...linkAccess(tables),
    ...sessionAccess(tables),
    ...erasing(tables),
    ...addressAccess(tables),
    ...backlogAccess(tables),
    ...settingAccess(tables),
    ...memberAccess(),
    ...passkeyAccess(),
    ...challengeAccess(),
    ...journalAccess(),
    lease: held.lease,
    release: held.release,
    close: async () => {},
  };
};

const byText =
  <T>(textOf: (item: T) => string) =>
  (one: T, other: T): number =>
    textOf(one) < textOf(other) ? -1 : Number(textOf(one) > textOf(other));

const conversationReading = (tables: CaseTables) => {
  const where = (matches: (conversation: { caseId: string; personId: string }) => boolean) =>
    [...tables.conversations.values()]
      .filter(matches)
      .sort(byText(({ conversationId }) => conversationId))
      .map(jsonCopy);
  return {
    conversation: async (conversationId) => jsonCopy(tables.conversations.get(conversationId) ?? null),
    conversations: async (caseId) => where((conversation) => conversation.caseId === caseId),
    conversationsOf: async (personId) => where((conversation) => conversation.personId === personId),
    feed: async (conversationId, afterSeq, limit) =>
      jsonCopy((tables.feeds.get(conversationId) ?? []).slice(afterSeq, afterSeq + limit)),
    handled: async (conversationId, updateId) => tables.handled.has(keyOf(conversationId, updateId)),
  } satisfies Partial<Store>;
};

/** Later than every moment: a case without a date comes last. */
const dueOrder = (due: number | null): number => due ?? Number.POSITIVE_INFINITY;

const caseReading = (tables: CaseTables, held: Leases) => {
  const deadlines = () =>
    [...tables.deadlines.entries()].flatMap(([caseId, list]) =>
      list.map((deadline) => ({ caseId, deadline })),
    );
  return {
    head: async (caseId) => headOf(tables, caseId),
    record: async (caseId, from = 1) => jsonCopy((tables.records.get(caseId) ?? []).slice(from - 1)),
    due: async (now, limit, worker) => {
      const due = deadlines()
        .filter(({ deadline }) => deadline.at <= now)
        .sort(
          (one, other) =>
            one.deadline.at - other.deadline.at ||
            byText<typeof one>(({ caseId, deadline }) => keyOf(caseId, deadline.key))(one, other),
        )
        .slice(0, limit);
      return held.dueTo(worker, jsonCopy(due));
    },
    nextDue: async () =>
      deadlines().reduce<number | null>(
        (earliest, { deadline: { at } }) => (earliest === null || at < earliest ? at : earliest),
        null,
      ),
    case: async (caseId) => jsonCopy(tables.rows.get(caseId) ?? null),
    cases: async (query) =>
      jsonCopy([...tables.rows.values()].sort(queueOrder).filter(isWanted(query)).slice(0, query.limit)),
  } satisfies Partial<Store>;
};

type Placed = Pick<CaseRow, 'open' | 'due' | 'caseId'>;

const queueOrder = (one: Placed, other: Placed): number => {
  if (one.open !== other.open) return one.open ? -1 : 1;
  const [due, otherDue] = [dueOrder(one.due), dueOrder(other.due)];
  if (due !== otherDue) return due < otherDue ? -1 : 1;
  return byText<Placed>(({ caseId }) => caseId)(one, other);
};

/** What a store reads of `CaseRow.summary`. */
type Summary = {
  readonly flags?: readonly string[];
  readonly handoverTo?: string | null;
  readonly words?: string;
};

const isWanted = (query: CaseQuery) => {
  const { open, holderId, needsPerson, after } = query;
  return (row: CaseRow): boolean =>
    (open === undefined || row.open === open) &&
    (holderId === undefined || row.holderId === holderId) &&
    (needsPerson === undefined || row.needsPerson === needsPerson) &&
    isFound(query, row) &&
    (after === undefined || queueOrder(row, { ...after, open: after.open ?? open ?? true }) > 0);
};

const isFound = ({ flagged, stalled, handedTo, dueBy, words }: CaseQuery, row: CaseRow): boolean => {
  const { flags = [], handoverTo, words: held } = row.summary as Summary;
  return (
    (!flagged || flags.length > 0) &&
    (!stalled || flags.includes('stalled')) &&
    (handedTo === undefined || handoverTo === handedTo) &&
    (dueBy === undefined || dueOrder(row.due) <= dueBy) &&
    (words === undefined || hasWords(held, words))
  );
};

const sealedAccess = (tables: CaseTables) =>
  ({
    sealed: async (caseId, roundId) =>
      [...tables.sealed.values()]
        .filter((row) => row.caseId === caseId && row.roundId === roundId)
        .sort(byText(({ side }) => side))
        .map(copySealed),
    caseKey: async (caseId) => {
      const key = tables.keys.get(caseId);
      return key ? Uint8Array.from(key) : null;
    },
    shred: async (caseId) => {
      tables.keys.delete(caseId);
      for (const [key, row] of tables.sealed) if (row.caseId === caseId) tables.sealed.delete(key);
    },
  }) satisfies Partial<Store>;

const linkAccess = ({ links }: CaseTables) =>
  ({
    link: async (codeHash) => jsonCopy(links.get(codeHash) ?? null),
    putLink: async (link) => {
      links.set(link.codeHash, jsonCopy(link));
    },
    bindLink: async (codeHash, sessionId) => {
      const link = links.get(codeHash);
      if (!link || (link.boundTo !== null && link.boundTo !== sessionId)) return false;
      links.set(codeHash, { ...link, boundTo: sessionId });
      return true;
    },
  }) satisfies Partial<Store>;

const sessionAccess = ({ sessions, grants }: CaseTables) => {
  return {
    session: async (sessionId) => jsonCopy(sessions.get(sessionId) ?? null),
    putSession: async (session) => {
      sessions.set(session.sessionId, jsonCopy(session));
    },
    renewSession: async (session) => {
      if (sessions.has(session.sessionId)) sessions.set(session.sessionId, jsonCopy(session));
    },
    sessionsOf: async (memberId) =>
      jsonCopy(
        [...sessions.values()]
          .filter(({ staff }) => staff?.id === memberId)
          .sort((one, other) => other.createdAt - one.createdAt),
      ),
    endSession: async (sessionId) => {
      sessions.delete(sessionId);
      grants.delete(sessionId);
    },
    grant: async (sessionId, personId) => {
      grants.set(sessionId, (grants.get(sessionId) ?? new Set()).add(personId));
    },
    grants: async (sessionId) => [...(grants.get(sessionId) ?? [])].sort(),
  } satisfies Partial<Store>;
};

const addressAccess = ({ feeds, addresses }: CaseTables) => {
  const keyIn = ({ channel, chatId, conversationId }: AddressKey): string =>
    keyOf(channel, keyOf(chatId, conversationId));
  const sorted = (matches: (address: Address) => boolean) =>
    [...addresses.values()].filter(matches).sort(byText(keyIn));
  return {
    addresses: async (conversationId) =>
      jsonCopy(sorted((address) => address.conversationId === conversationId)),
    addressesAt: async (channel, chatId) =>
      jsonCopy(
        sorted((address) => address.channel === channel && address.chatId === chatId).sort(
          (one, other) => other.usedAt - one.usedAt,
        ),
      ),
    putAddress: async (address) => {
      const known = addresses.get(keyIn(address));
      const { shown, trying } = known ?? address;
      addresses.set(keyIn(address), jsonCopy({ ...address, shown, trying }));
    },
    markShown: async (key, { shown, trying }) => {
      const known = addresses.get(keyIn(key));
      if (known !== undefined) addresses.set(keyIn(key), { ...known, shown, trying });
    },
    behind: async (channel, limit, after) =>
      jsonCopy(
        sorted(
          (address) =>
            address.channel === channel &&
            !address.lost &&
            (after === undefined || keyIn(address) > keyIn(after)) &&
            (feeds.get(address.conversationId)?.length ?? 0) > address.shown,
        ).slice(0, limit),
      ),
  } satisfies Partial<Store>;
};

const settingAccess = ({ settings }: CaseTables) =>
  ({
    setting: async (name) => settings.get(name) ?? null,
    putSetting: async (name, value) => {
      settings.set(name, value);
    },
    addOnDay: async (name, day, by) => {
      const { kept, count } = addedOnDay(settings.get(name) ?? null, day, by);
      settings.set(name, kept);
      return count;
    },
  }) satisfies Partial<Store>;

const memberAccess = () => {
  const members = new Map<string, Member>();
  return {
    member: async (memberId) => jsonCopy(members.get(memberId) ?? null),
    members: async () => jsonCopy([...members.values()].sort(byText(({ id }) => id))),
    putMember: async (member) => {
      members.set(member.id, jsonCopy(member));
    },
    changeMember: async (memberId, change) => {
      const before = jsonCopy(members.get(memberId) ?? null);
      const after = change(before);
      if (after !== null) members.set(memberId, jsonCopy(after));
      return jsonCopy(after ?? before);
    },
  } satisfies Partial<Store>;
};

const passkeyAccess = () => {
  const keys = new Map<string, Passkey>();
  return {
    passkey: async (credentialId) => jsonCopy(keys.get(credentialId) ?? null),
    passkeysOf: async (memberId) => jsonCopy([...keys.values()].filter((key) => key.memberId === memberId)),
    addPasskey: async (passkey) => {
      if (keys.has(passkey.credentialId)) return false;
      keys.set(passkey.credentialId, jsonCopy(passkey));
      return true;
    },
    passkeyUsed: async (credentialId, use) => {
      const key = keys.get(credentialId);
      if (key === undefined || wentBack(key, use.counter)) return false;
      keys.set(credentialId, { ...key, ...use });
      return true;
    },
    removePasskey: async ({ credentialId, memberId }, keepLast) => {
      const theirs = [...keys.values()].filter((key) => key.memberId === memberId);
      if (keepLast && theirs.length < 2) return false;
      return theirs.some((key) => key.credentialId === credentialId) && keys.delete(credentialId);
    },
  } satisfies Partial<Store>;
};

const challengeAccess = () => {
  const open = new Map<string, Challenge>();
  return {
    putChallenge: async (challenge) => {
      for (const { challenge: old, expiresAt } of open.values())
        if (expiresAt <= Date.now()) open.delete(old);
      open.set(challenge.challenge, jsonCopy(challenge));
    },
    takeChallenge: async (challenge) => {
      const found = open.get(challenge) ?? null;
      open.delete(challenge);
      return found;
    },
  } satisfies Partial<Store>;
};

const journalAccess = () => {
  const entries: JournalEntry[] = [];
  return {
    journalHead: async () => jsonCopy(entries.at(-1) ?? null),
    addToJournal: async (entry) => {
      if (entry.position !== entries.length + 1) return false;
      entries.push(jsonCopy(entry));
      return true;
    },
    journal: async (after, limit) => jsonCopy(entries.slice(after, after + limit)),
  } satisfies Partial<Store>;
};
