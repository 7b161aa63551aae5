import type { Side } from '../../../core/case/party.ts';
import type { Locale } from '../../../core/locale.ts';
import type { ClaimTypeId } from '../../../core/narrative/claim-type.ts';
import type { ElementId } from '../../../core/narrative/element.ts';
import { ELEMENT } from '../../../core/narrative/element-rule.ts';
import type { Reading, ReadingContext, ReadingFlag } from '../../../core/port/understanding.ts';

declare const MASKED: unique symbol;
/** Words without what identifies a person. Made by `maskedIn` alone, out of `Reading.masked`. */
export type Masked = string & { readonly [MASKED]: true };

/**
 * All that a prompt may be made of: an allow-list. It has no field for a number, and its only free text is a masked
 * telling; so no bid, offer, limit or authority can be written into it, sealed or not
 * (test/adapters/understanding/langchain/model-ask.test.ts has the compiler refuse each).
 */
export type ModelAsk = {
  readonly locale: Locale;
  readonly text: Masked;
  /** The facts to look for, in the order of asking. */
  readonly missing: readonly ElementId[];
  /** The question that was open, where there was one. */
  readonly asked?: ElementId;
  /** There where nobody knows yet what kind of dispute it is. */
  readonly kindOpen?: true;
};

/** What a retelling may be asked from: whose words they are, and the words, masked. */
export type RetellAsk = { readonly locale: Locale; readonly by: Side; readonly words: readonly Masked[] };

declare const SENTENCE: unique symbol;
/** A sentence of the reply catalogue, as it is said. Made by `rewordAskOf` alone. */
export type Sentence = string & { readonly [SENTENCE]: true };

/** What another wording may be asked from: the question as it stands, and what was said to it, masked. */
export type RewordAsk = { readonly locale: Locale; readonly question: Sentence; readonly said: Masked };

/** Longer tellings are left to the rules: what they cost grows with their length, what they add does not. */
const LONGEST = 6_000;
/** A word or two answer a question; there is nothing more to find in them. */
const WORDS = 5;
const HAN = 10;

/**
 * With any other flag the words stay here: they speak of somebody's body, age, death or counsel, of a limit of one's
 * own, or they are cut off.
 */
const HARMLESS: ReadonlySet<ReadingFlag> = new Set<ReadingFlag>(['hostile', 'distress', 'personalData']);
/** Tellings of these kinds are data concerning health (GDPR art. 9); nobody agreed to send them anywhere. */
const HEALTH: ReadonlySet<ClaimTypeId> = new Set<ClaimTypeId>(['personalInjury', 'healthService']);

/**
 * What a model is asked about a message, or null where it cannot help or must not see it. It is asked while a claim is
 * told, and at no other time: at the table numbers are thought of, and under seal they are secret.
 */
export const askOf = (reading: Reading, { telling, asked }: ReadingContext): ModelAsk | null => {
  if (telling === undefined || reading.intent !== 'answer' || !isLong(reading.masked)) return null;
  if (isPrivate(reading, telling.claimType)) return null;
  const found = new Set(reading.elements.map(({ element }) => element));
  const missing = telling.missing.filter((element) => isLiftable(element) && !found.has(element));
  if (missing.length === 0) return null;
  const open = asked !== undefined && isLiftable(asked) ? { asked } : {};
  const kind =
    telling.claimType === null && reading.claimType?.certain !== true ? { kindOpen: true as const } : {};
  return { locale: reading.language, text: maskedIn(reading), missing, ...open, ...kind };
};

/** The words of a reading as a model may have them. */
export const maskedIn = ({ masked }: Reading): Masked => masked as Masked;

/** Facts that anybody may read and that words can state. */
export const isLiftable = (element: ElementId): boolean =>
  ELEMENT[element].privacy === 'open' && ELEMENT[element].answer !== 'file';

const isLong = (text: string): boolean =>
  text.length <= LONGEST &&
  (text.trim().split(/\s+/u).length >= WORDS || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= HAN);

/** Words that stay here whatever they are wanted for. `known`: the kind of the case, where there is one. */
export const isPrivate = ({ flags, claimType }: Reading, known: ClaimTypeId | null): boolean =>
  flags.some((flag) => !HARMLESS.has(flag)) ||
  (known !== null && HEALTH.has(known)) ||
  (claimType !== undefined && HEALTH.has(claimType.type));
