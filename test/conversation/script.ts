import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LOCALES, type Locale } from '../../core/locale.ts';
import { ELEMENTS } from '../../core/narrative/element.ts';

const HERE = import.meta.dirname;

/** Who can sit in a conversation. The adjuster is a person of the team, at the desk. */
const Who = z.enum(['claimant', 'respondent', 'adjuster']);
export type Who = z.infer<typeof Who>;

/** A value of an element in short: `{money: [480, USD]}`, `{date: 2026-03-03}`, `{wanted: refund}` ... */
const Value = z.union([
  z.strictObject({ money: z.tuple([z.number(), z.string()]), about: z.boolean().optional() }),
  z.strictObject({
    date: z.union([z.string(), z.tuple([z.string(), z.string()])]),
    about: z.boolean().optional(),
  }),
  z.strictObject({ text: z.string() }),
  /** Own words with this in them. */
  z.strictObject({ has: z.string() }),
  z.strictObject({ wanted: z.string() }),
  z.strictObject({ yes: z.boolean() }),
  z.literal('unknown'),
  z.literal('declined'),
]);
export type Value = z.infer<typeof Value>;
const Values = z.partialRecord(z.enum(ELEMENTS), Value);
/** `null`: nobody stated it. */
const Stated = z.partialRecord(z.enum(ELEMENTS), Value.nullable());

/** What the bot said to somebody since the last look. Keys are those of the catalogue; `news.*` stands for any that begins so. */
const Heard = z.strictObject({
  to: Who.default('claimant'),
  /** These, in this order; others may stand between them. */
  says: z.array(z.string()).default([]),
  /** None of these. */
  never: z.array(z.string()).default([]),
  /** Nothing at all. */
  quiet: z.literal(true).optional(),
  /** The question that is open at the end, by its element or by the end of its key: `when`, `file`, `claimType`. */
  asks: z.string().optional(),
  /** Rows of a card that was shown. */
  rows: Values.optional(),
  /** What is shown to be wrong: old value, new value. */
  changed: z.partialRecord(z.enum(ELEMENTS), z.tuple([Value, Value])).optional(),
  /** Buttons of the last message that has any: each one here is there. */
  buttons: z.array(z.string()).optional(),
  /** How many choices besides the way to a person there may be at most. */
  choices: z.int().optional(),
  /** How many things are left, as it was said. */
  left: z.int().optional(),
  /** What the sentences read as; a regular expression, held against everything said since the last look. */
  reads: z.string().optional(),
  /** At most so many messages. */
  atMost: z.int().optional(),
});
export type HeardStep = z.infer<typeof Heard>;

const State = z.strictObject({
  phase: z.string().optional(),
  claimType: z.string().nullable().optional(),
  elements: Stated.optional(),
  /** Open offers by side, in major units. */
  offers: z.partialRecord(z.enum(['claimant', 'respondent']), z.number().nullable()).optional(),
  /** What the claim asks for, in major units. */
  demand: z.number().optional(),
  /** Whether a person was asked to come, and whether one holds the case. */
  requested: z.boolean().optional(),
  held: z.boolean().optional(),
  paused: z.boolean().optional(),
  evidence: z.int().optional(),
  /** Tellings on the record, as often as the claimant told something. */
  stories: z.int().optional(),
  /** Numbers that lie under seal, and rounds that were closed. */
  sealed: z.int().optional(),
  rounds: z.int().optional(),
  signatures: z.int().optional(),
});
export type StateStep = z.infer<typeof State>;

const Said = z.partialRecord(Who, z.string()).refine((said) => Object.keys(said).length === 1);

const Step = z.union([
  z.strictObject({ say: Said }),
  z.strictObject({
    press: z.strictObject({
      by: Who.default('claimant'),
      action: z.string(),
      subject: z.string().optional(),
      /** A button further up: the n-th newest that fits, 0 being the newest. */
      older: z.int().default(0),
    }),
  }),
  z.strictObject({
    fill: z.strictObject({
      by: Who.default('claimant'),
      action: z.string(),
      values: z.record(z.string(), z.string()),
    }),
  }),
  z.strictObject({ file: z.strictObject({ by: Who.default('claimant'), name: z.string() }) }),
  z.strictObject({ edit: z.strictObject({ by: Who.default('claimant'), text: z.string() }) }),
  z.strictObject({ seal: z.strictObject({ by: Who.default('claimant'), amount: z.string() }) }),
  /** Comes in by the link that was made for them. */
  z.strictObject({ enter: z.enum(['respondent', 'adjuster']) }),
  z.strictObject({ wait: z.string().regex(/^P(?=.)(\d+D)?(T(\d+H)?(\d+M)?)?$/u) }),
  z.strictObject({ restart: z.literal(true) }),
  /** The channel hands in the last delivery once more. */
  z.strictObject({ again: z.literal(true) }),
  /** Several messages of one person, all of them sent before any is answered. */
  z.strictObject({ atOnce: z.strictObject({ by: Who.default('claimant'), texts: z.array(z.string()) }) }),
  /** The same words over and over, up to so many characters. */
  z.strictObject({
    long: z.strictObject({ by: Who.default('claimant'), text: z.string(), length: z.int().positive() }),
  }),
  /** The conversation's memory, as an older release of Parley left it. */
  z.strictObject({ memory: z.strictObject({ of: Who, left: z.unknown() }) }),
  z.strictObject({ bot: Heard }),
  /** Words of another person, read by somebody. */
  z.strictObject({ hears: z.strictObject({ to: Who, from: Who, text: z.string() }) }),
  z.strictObject({ state: State }),
  /** The last turn left the record of the case as it was. */
  z.strictObject({ unchanged: z.literal(true) }),
  /** What somebody must not find on any screen, nor in the record that they may take with them. */
  z.strictObject({ hidden: z.strictObject({ from: z.array(Who), text: z.string() }) }),
  /** What stands in the log of the program nowhere. */
  z.strictObject({ notLogged: z.string() }),
  z.strictObject({ given: z.string() }),
]);
export type Step = z.infer<typeof Step>;

const Script = z.strictObject({
  row: z.int().min(1).max(39),
  title: z.string(),
  /** What a good bot does, as the design page says it. */
  must: z.string(),
  procedure: z.string().default('consumer'),
  /** Channels that have no way for what this row does, with the reason. */
  notOn: z.partialRecord(z.enum(['terminal', 'web', 'telegram', 'teams']), z.string()).default({}),
  steps: z.array(Step).min(1),
});
export type Script = z.infer<typeof Script> & { readonly file: string; readonly locale: Locale };

const CHECKS = ['bot', 'hears', 'state', 'unchanged', 'hidden', 'notLogged'];
export const isCheck = (step: Step): boolean => CHECKS.some((name) => name in step);

/** Names of the files that hold the rows, in order. */
export const rowFiles = (): readonly string[] =>
  readdirSync(join(HERE, 'row'))
    .filter((name) => name.endsWith('.yaml'))
    .sort();

const SHARED = new Map<string, unknown>();
const read = (folder: string, name: string): unknown => {
  const path = join(HERE, folder, name);
  if (!SHARED.has(path)) SHARED.set(path, parse(readFileSync(path, 'utf8')));
  return SHARED.get(path);
};

/** One row in one language, with what it begins from put before it. Throws on anything that the format does not know. */
export const readRow = (file: string, locale: Locale): Script => {
  const raw = read('row', file);
  for (const problem of wordless(raw)) throw new Error(`${file}: ${problem}`);
  const script = Script.parse(inOne(raw, locale));
  const steps = script.steps.flatMap((step) => ('given' in step ? given(step.given, locale) : [step]));
  return { ...script, steps, file, locale };
};

const given = (name: string, locale: Locale): readonly Step[] =>
  z
    .array(Step)
    .parse(inOne(read('given', `${name}.yaml`), locale))
    .flatMap((step) => ('given' in step ? given(step.given, locale) : [step]));

/** What a person says is there in all four languages, or marked as the same in each of them by `all`. */
const wordless = (raw: unknown): readonly string[] => {
  if (Array.isArray(raw)) return raw.flatMap(wordless);
  if (raw === null || typeof raw !== 'object') return [];
  return Object.entries(raw).flatMap(([name, value]) =>
    name === 'say' && Object.values(value as object).some((said) => typeof said === 'string')
      ? [`words without their languages: ${JSON.stringify(value)}`]
      : wordless(value),
  );
};

/** A document in one language: an object with the four languages as its only keys becomes what stands under that one. */
const inOne = (raw: unknown, locale: Locale): unknown => {
  if (Array.isArray(raw)) return raw.map((each) => inOne(each, locale));
  if (raw === null || typeof raw !== 'object') return raw;
  const keys = Object.keys(raw);
  if (keys.length === 1 && keys[0] === 'all') return inOne((raw as { all: unknown }).all, locale);
  if (keys.length === LOCALES.length && LOCALES.every((each) => keys.includes(each)))
    return inOne((raw as { [key: string]: unknown })[locale], locale);
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, inOne(value, locale)]));
};
