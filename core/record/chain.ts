import type { Recorded } from '../case/event.ts';
import type { Digest } from '../port/outside.ts';

/** What the first entry of every chain is linked to. */
export const GENESIS = '0'.repeat(64);

/** JSON with the keys of every object in code-unit order and without what is undefined (after RFC 8785). */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
};

/** Hash of one entry. The salt keeps an entry that is not shown from being guessed by its hash. */
export const leafHash = (recorded: Recorded, salt: string, digest: Digest): string =>
  digest(`${salt}\n${canonicalJson(recorded)}`);

/** Hash of the chain up to and with an entry: a change anywhere changes every hash after it. */
export const chainHash = (previous: string, leaf: string, digest: Digest): string =>
  digest(`${previous}\n${leaf}`);
