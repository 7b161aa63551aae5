import { z } from 'zod';
import type { Digest } from '../port/outside.ts';
import { canonicalJson, GENESIS } from '../record/chain.ts';
import { Instant } from '../time.ts';
import { StaffRole } from './member.ts';

const deed = <T extends string, S extends z.ZodRawShape>(what: T, shape: S) =>
  z.object({ what: z.literal(what), ...shape }).readonly();
const Id = z.string().min(1).max(64);
const Why = z.string().trim().min(1).max(500);

/** How somebody of the team came in. */
export const SignInWay = z.enum(['link', 'provider', 'passkey', 'teams']);
export type SignInWay = z.infer<typeof SignInWay>;

/** What somebody of the team did outside of the cases' own records, or was done to them. */
export const Deed = z.discriminatedUnion('what', [
  deed('signedIn', { way: SignInWay }),
  deed('signedOut', {}),
  deed('sessionEnded', { memberId: Id, why: Why }),
  deed('memberAdded', { memberId: Id, roles: z.array(StaffRole).readonly(), why: Why }),
  deed('rolesChanged', {
    memberId: Id,
    from: z.array(StaffRole).readonly(),
    to: z.array(StaffRole).readonly(),
    why: Why,
  }),
  deed('memberLeft', { memberId: Id, why: Why }),
  deed('memberBack', { memberId: Id, why: Why }),
  deed('authorityChanged', { memberId: Id, why: Why }),
  /** What the registry says of somebody: fields, languages, credential, capacity. */
  deed('registryChanged', { memberId: Id, why: Why }),
  deed('caseRead', { caseId: Id, why: Why }),
  deed('keyAdded', { key: z.string() }),
  deed('keyRemoved', { key: z.string() }),
  /** A key that counted backwards, as only one of two copies does, was not let in by. */
  deed('keyRefused', { memberId: Id, key: z.string() }),
  deed('inviteMade', { memberId: Id }),
]);
export type Deed = z.infer<typeof Deed>;

/**
 * One entry of the team's journal, which is only ever added to. `hash` is the chain's up to and with it, made as that of
 * a case's record: over the hash before and the canonical JSON of the entry without its hash.
 */
export const JournalEntry = z
  .object({
    position: z.int().positive(),
    at: Instant,
    /** Null where Parley itself acted, as when an identity provider ended a session. */
    by: z.object({ id: Id, name: z.string() }).readonly().nullable(),
    deed: Deed,
    hash: z.string(),
  })
  .readonly();
export type JournalEntry = z.infer<typeof JournalEntry>;

/** The part of the store that keeps it. */
type Journal = {
  journalHead(): Promise<JournalEntry | null>;
  addToJournal(entry: JournalEntry): Promise<boolean>;
};

const hashOf = (before: string, entry: Omit<JournalEntry, 'hash'>, digest: Digest): string =>
  digest(`${before}\n${canonicalJson(entry)}`);

/** Adds what was done; of several at once, in whatever processes, each gets its own place in one chain. */
export const writeJournal = async (
  journal: Journal,
  { at, by, deed }: Pick<JournalEntry, 'at' | 'by' | 'deed'>,
  digest: Digest,
): Promise<JournalEntry> => {
  for (;;) {
    const head = await journal.journalHead();
    const open = {
      position: (head?.position ?? 0) + 1,
      at,
      by: by === null ? null : { id: by.id, name: by.name },
      deed,
    };
    const entry = { ...open, hash: hashOf(head?.hash ?? GENESIS, open, digest) };
    if (await journal.addToJournal(entry)) return entry;
  }
};

/** The position of the first entry at which the chain does not hold; null where it does. `entries` begin with the first. */
export const brokenAt = (entries: readonly JournalEntry[], digest: Digest): number | null => {
  let before = GENESIS;
  for (const [index, { hash, ...open }] of entries.entries()) {
    if (open.position !== index + 1 || hash !== hashOf(before, open, digest)) return index + 1;
    before = hash;
  }
  return null;
};
