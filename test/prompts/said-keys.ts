import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { news } from '../../bots/party/news.ts';
import { keyFor } from '../../bots/party/own-words.ts';
import { refusalWords } from '../../bots/phrase.ts';
import { SIDES } from '../../core/case/party.ts';
import { REFUSAL_CODES } from '../../core/case/refusal.ts';
import { CLOCKS } from '../../core/deadline/deadline.ts';
import type { PartyView } from '../../core/view/party.ts';
import { FAMILIES } from './family.ts';

/** A key in code, with the files that say it. */
export type Said = ReadonlyMap<string, readonly string[]>;

/** What the sources say: whole keys, and what could not be made out. */
export type Scan = {
  readonly keys: Said;
  /** Keys put together in the code (`a.*.b`) that family.ts does not list. */
  readonly unlisted: readonly string[];
  /** Families of family.ts that no code puts together any more. */
  readonly unused: readonly string[];
};

/** Lists of the browser's words; only the pages that say them count. */
const LISTS = ['adapters/channel/web/desk/words.ts', 'adapters/channel/web/desk/team-words.ts'];

const LITERAL = /(['"`])(?<key>[a-z][A-Za-z]*(?:\.[A-Za-z0-9]+)+)\1/gu;
const TEMPLATE =
  /`(?<pattern>[a-z][A-Za-z]*\.(?:[A-Za-z.]|\$\{[^}]*\})*\$\{(?:[^}]*)\}(?:[A-Za-z.]|\$\{[^}]*\})*)`/gu;
/** A key in one of the calls that say it counts whatever it begins with. */
const CALL = /\b(?:say|text|one|always|waits|waitsUntil|by\.key)\(['`](?<key>[a-z]\w*\.[\w.]+)/gu;
/** `pick(name, family, …)` of the forms of the team puts each value behind its family. */
const PICK = /\bpick\('\w+', '(?<family>[\w.]+)'/gu;
/** Words of a wait have a second form with the date. */
const UNTIL = /\bwaitsUntil\('(?<key>[\w.]+)'/gu;
/** Labels of form fields, by the name of the field. */
const FIELD = /\b(?:field|pick|incomplete)\((?:filled, )?'(?<name>\w+)'/gu;

/** Reads every key that bots, core and adapters can say. `starts`: the first words of all keys. */
export const scan = (starts: ReadonlySet<string>): Scan => {
  const keys = new Map<string, string[]>();
  const patterns = new Map<string, string[]>();
  for (const file of sources()) {
    const read = readCode(file, readFileSync(file, 'utf8'));
    for (const key of read.keys) if (starts.has(firstOf(key))) add(keys, key, file);
    for (const key of read.calls) add(keys, key, file);
    for (const pattern of read.patterns) if (starts.has(firstOf(pattern))) add(patterns, pattern, file);
  }
  for (const [pattern, files] of patterns)
    for (const value of FAMILIES[pattern] ?? []) keys.set(pattern.replace('*', value), files);
  for (const key of [...refusals(), ...reminders()]) keys.set(key, ['bots/']);
  for (const [key, files] of [...keys]) keys.set(keyFor('respondent', key), files);
  return {
    keys,
    unlisted: [...patterns].flatMap(([pattern, files]) =>
      FAMILIES[pattern] === undefined && !RUN.has(pattern) ? [`${pattern} in ${files.join(', ')}`] : [],
    ),
    unused: Object.keys(FAMILIES).filter((pattern) => !patterns.has(pattern)),
  };
};

const firstOf = (key: string): string => key.split('.')[0] ?? '';
const add = (to: Map<string, string[]>, name: string, file: string): void => {
  to.set(name, [...new Set([...(to.get(name) ?? []), file])]);
};

/** The keys of one file, whole and in families. */
const readCode = (file: string, code: string) => {
  const families = new Set(found(code, PICK, 'family'));
  const fields =
    file.startsWith('bots/adjuster/') || file.startsWith('bots/mediator/') ? found(code, FIELD, 'name') : [];
  return {
    keys: [
      ...found(code, LITERAL, 'key').filter((key) => !isPart(key, families)),
      ...found(code, UNTIL, 'key').map((key) => `${key}.until`),
      ...fields.map((name) => `staff.field.${name}`),
    ],
    calls: found(code, CALL, 'key').filter((key) => !key.endsWith('.')),
    patterns: [
      ...found(code, TEMPLATE, 'pattern').map((pattern) => pattern.replace(/\$\{[^}]*\}/gu, '*')),
      ...[...families].map((family) => `${family}.*`),
    ],
  };
};

/** Families whose keys are collected by running the code that builds them. */
const RUN: ReadonlySet<string> = new Set(['refusal.*', 'reminder.*', 'staff.field.*']);

const FACTS = {
  amount: { minor: 1, currency: 'USD' },
  at: 1,
  low: { minor: 1, currency: 'USD' },
  high: { minor: 2, currency: 'USD' },
  first: { who: 'party', how: 'accepted' },
} as const;
const refusals = (): readonly string[] =>
  REFUSAL_CODES.flatMap((code) => [refusalWords({ code }).key, refusalWords({ code, facts: FACTS }).key]);

const reminders = (): readonly string[] =>
  SIDES.flatMap((side) =>
    CLOCKS.flatMap((clock) =>
      news(
        { type: 'reminderSent', key: clock, clock, to: side, step: 1 },
        {
          side,
          tasks: [] as PartyView['tasks'],
          contributors: [] as PartyView['contributors'],
          closing: null as PartyView['closing'],
          mediation: { proposed: null } as PartyView['mediation'],
          session: null as PartyView['session'],
        } as PartyView,
        false,
      ).flatMap(({ body }) => ('key' in body.text ? [body.text.key] : [])),
    ),
  );

/** A family's own name and the name of a file are no keys. */
const isPart = (key: string, families: ReadonlySet<string>): boolean =>
  families.has(key) || /^[^.]+\.(?:css|html|js|json|ts|tsx)$/u.test(key);

const found = (code: string, pattern: RegExp, group: string): readonly string[] =>
  [...code.matchAll(pattern)].flatMap((match) => match.groups?.[group] ?? []);

const sources = (): readonly string[] =>
  ['bots', 'core', 'adapters'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => /\.tsx?$/u.test(file) && !LISTS.includes(file)),
  );
