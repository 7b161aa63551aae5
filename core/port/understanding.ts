import type { Locale } from '../locale.ts';
import type { CurrencyCode } from '../money.ts';
import type { ClaimGroupId } from '../narrative/claim-group.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';
import type { ElementId, ElementValue } from '../narrative/element.ts';
import type { QuestionId } from '../procedure/question.ts';
import type { CivilDate, Instant, TimeZone } from '../time.ts';

/** What a message was read against. */
export type ReadingContext = {
  /** The language of the conversation so far; a short reply never changes it. */
  readonly locale: Locale;
  readonly now: Instant;
  readonly timeZone: TimeZone;
  /** The currency of a bare number, where the case knows it. */
  readonly currency?: CurrencyCode;
  /** What was just asked, so that "450" or "the 5th" or "yes" can be understood as its answer. */
  readonly asked?: ElementId;
  /**
   * There while a claim is told, and at no other time: its kind, and the facts that are not stated yet. What is read
   * beyond the rules looks for these and for nothing else.
   */
  readonly telling?: { readonly claimType: ClaimTypeId | null; readonly missing: readonly ElementId[] };
  /** The day on which the case happened, where it is known: "the 5th" is then the 5th of that month. */
  readonly about?: CivilDate;
};

/** An amount found in a text. `certain` is false where separator or currency could be read in two ways: then it is asked. */
export type FoundAmount = {
  readonly minor: number;
  readonly currency: CurrencyCode;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
  readonly approximate?: boolean;
};

/** A day or a span of days found in a text. `certain` is false where day and month could be swapped. */
export type FoundDate = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
  readonly approximate?: boolean;
};

/** An element that the text states, with the place it came from (UTF-16 offsets into the text as given). */
export type FoundElement = {
  readonly element: ElementId;
  readonly value: ElementValue;
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
};

/** The kind of dispute that a telling speaks of. `candidates`: what else it may be, the likeliest first, at most three. */
export type FoundClaimType = {
  readonly type: ClaimTypeId;
  readonly certain: boolean;
  readonly candidates?: readonly ClaimTypeId[];
};

export type Consent = 'yes' | 'no' | 'hedge' | 'none';

/** What the person wants from the conversation, beyond answering the question. */
export type Intent =
  | 'answer'
  | 'correct'
  | 'person'
  | 'why'
  | 'repeat'
  | 'pause'
  | 'cancel'
  | 'skip'
  | 'unknown'
  | 'help'
  | 'howLong'
  | 'cost'
  | 'binding'
  | 'privacy'
  | 'silence'
  | 'status'
  | 'advice'
  | 'otherMatter'
  | 'fishing'
  | 'greeting'
  | 'thanks'
  | 'language'
  | 'cannotOnline'
  | 'eraseData'
  | 'outOfScope';

/** What a mere hint may mean; named like the danger itself. */
export type Concern = 'selfHarm' | 'violence' | 'medical';

export type ReadingFlag =
  | 'hostile'
  | 'distress'
  | 'selfHarm'
  | 'violence'
  | 'medical'
  | 'concern'
  | 'injury'
  | 'minor'
  | 'fatality'
  | 'permanentInjury'
  | 'represented'
  | 'lien'
  | 'duress'
  | 'fraud'
  | 'personalData'
  | 'statesOwnLimit'
  | 'truncated'
  | 'noWords';

/** Everything that was read in one message. Wrong is worse than unknown: what is unsure is marked, and becomes a question. */
export type Reading = {
  readonly text: string;
  /** The language to go on in: changes on request, on Han script, or on a clear message of four words or more. */
  readonly language: Locale;
  readonly amounts: readonly FoundAmount[];
  readonly dates: readonly FoundDate[];
  readonly consent: Consent;
  readonly intent: Intent;
  /** How likely intents are, from 0 to 1 each on its own; where the intent was plain, it was not asked and none are told. */
  readonly scores?: { readonly [Kind in Intent]?: number };
  readonly claimType?: FoundClaimType;
  /** Where no kind is clear: the group of kinds that a short answer names, as "online shop" does. */
  readonly claimGroup?: Exclude<ClaimGroupId, 'any'>;
  /** What is asked about how a case goes: something that has an answer, or `unknown` for something that has none here. */
  readonly question?: QuestionId | 'unknown';
  readonly elements: readonly FoundElement[];
  /** The text with card numbers, e-mails, phones, IBANs and national ids replaced by `•`; what others and logs may see. */
  readonly masked: string;
  readonly flags: readonly ReadingFlag[];
  /** There with the flag `concern`: what the words may hint at. The person is asked; nothing stops by it. */
  readonly concern?: Concern;
};

/** Reads what a person wrote. Never throws on any text; bounded in time whatever its length. */
export type Understanding = {
  read(text: string, context: ReadingContext): Reading | Promise<Reading>;
};
