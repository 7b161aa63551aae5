import type { Locale } from '../../../../core/locale.ts';
import type { Intent } from '../../../../core/port/understanding.ts';
import { mayMatch } from '../prefilter/prefilter.ts';
import { learnedIntent, type Scores } from './learned.ts';
import { RULES, type Rule } from './rule.ts';

/** Longer messages tell something; whatever command words stand in them belong to the story. */
const COMMAND_LENGTH = 240;
const SENTENCE = /[^.!?。！？\n;；]+[.!?。！？]*/gu;
/** Who tells what others said or did commands nothing. */
const TELLS =
  /\b(?:they|he|she|told|said|asked me|tried|wouldn'?t|would not|couldn'?t|refused|never (?:let|answered)|yesterday|last (?:week|month)|dijeron|dijo|intente|quise|me atendi\w+|no me (?:ayud|dej|atend|respond)\w+|ayer)\b|(?:客服|店家|店员|他们?|她|对方|卖家|商家)(?:说|讲|叫|要我|不让|不肯|表示)|(?:打|找|问|联络|联系)(?:了|过|好几|很多)/u;
/** In a message of several sentences these are heard wherever they stand; the others only when they are all of it. */
const HEARD_ANYWHERE: readonly Intent[] = ['person', 'fishing', 'cannotOnline'];

const QUOTES = /[¿¡"“”「」]/gu;

/** What rules say that the person wants; `answer` where the words tell something, or where no rule knows. */
export const ruledIntent = (low: string): Intent => {
  const text = low.replace(QUOTES, '').trim();
  if (text.length === 0 || text.length > COMMAND_LENGTH) return 'answer';
  // What may stand in a part of the text may stand in the text.
  const may = mayMatch(RULES, text);
  const single = ruleOf(may, text)?.intent;
  if (single !== undefined && (text.length <= 40 || !TELLS.test(text) || HEARD_BY_QUESTION.includes(single)))
    return single;
  const parts =
    text.length <= 100 && !TELLS.test(text)
      ? text.split(/[.!?。！？\n;；,，]+/u)
      : (text.match(SENTENCE) ?? []);
  if (parts.length < 2) return 'answer';
  for (const part of parts) {
    const found = ruleOf(may, part.trim())?.intent;
    if (found !== undefined && HEARD_ANYWHERE.includes(found)) return found;
  }
  const last = text.match(SENTENCE)?.at(-1)?.trim() ?? '';
  return /[?？]$/u.test(last)
    ? (may.find(({ intent, pattern }) => QUESTIONS.includes(intent) && pattern.test(last))?.intent ??
        'answer')
    : 'answer';
};

const ruleOf = (rules: readonly Rule[], text: string): Rule | undefined =>
  rules.find(({ pattern }) => pattern.test(text));

/** Questions that speak of the other side by their nature. */
const HEARD_BY_QUESTION: readonly Intent[] = ['fishing', 'silence', 'status', 'privacy', 'advice', 'howLong'];
/** Asked at the end of a message, they are meant. */
const QUESTIONS: readonly Intent[] = [
  'advice',
  'cost',
  'howLong',
  'binding',
  'privacy',
  'silence',
  'status',
  'why',
];

/** Longer than a wish or a question: it tells something, and is not worth guessing at. Han says as much in a third. */
const GUESS_LATIN = 110;
const GUESS_HAN = 36;
const HAN = /\p{Script=Han}/u;
const QUESTION = /[?？]$/u;

export type IntentGuess = { readonly intent: Intent; readonly scores?: Scores };

/**
 * What is wanted where no rule knows: guessed from what was learned, and only where that is sure; else `answer`. What
 * comes right after a question of ours is most likely its answer (`asked`), unless it is itself a question.
 */
export const guessedIntent = (low: string, locale: Locale, asked: boolean): IntentGuess => {
  const text = low.replace(QUOTES, '').trim();
  const question = QUESTION.test(text);
  const long = text.length > (HAN.test(text) ? GUESS_HAN : GUESS_LATIN);
  if (text.length < 2 || long || (TELLS.test(text) && !question)) return { intent: 'answer' };
  const { intent, scores } = learnedIntent(text, locale, asked && !question);
  return { intent: intent ?? 'answer', scores };
};
