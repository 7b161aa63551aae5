import type { Locale } from '../locale.ts';
import { markOf } from '../mark.ts';
import { ELEMENTS, type ElementValue } from '../narrative/element.ts';
import { ELEMENT } from '../narrative/element-rule.ts';
import { SIDES, type Side } from './party.ts';
import { atTable, type CaseState, type Phase } from './state.ts';

/** Phases in which what was told may be put in short. Not while it is told, and not under seal. */
export const RETELLING = ['filed', 'invited', 'answering', 'negotiating'] as const satisfies readonly Phase[];

/** Words of a side in the order of the facts, with their mark. */
export type ToldWords = { readonly by: Side; readonly words: readonly string[]; readonly of: string };

/**
 * What a side told in its own words that the other side may read: the facts that are told, not chosen or counted, and the
 * reason of a refusal. Never the first telling, which is the claimant's alone; never a message, an offer or a reason for
 * one; nothing about anybody's health, and nothing that tells one person from all others.
 */
export const toldBy = (state: CaseState, by: Side): ToldWords => {
  const words = by === 'claimant' ? claimed(state) : answered(state);
  const whole = words.filter(
    (text, index) => !words.some((other, at) => at !== index && holds(other, text, at < index)),
  );
  return { by, words: whole, of: markOf(whole) };
};

/** Says one text all that the other says? Of two that are the same the first is kept. */
const holds = (other: string, text: string, isBefore: boolean): boolean =>
  other === text ? isBefore : other.includes(text);

const claimed = ({ elements }: CaseState): readonly string[] =>
  OPEN.flatMap((element) => textOf(elements[element]?.value));

const answered = (state: CaseState): readonly string[] => {
  const answers = 'answers' in state ? state.answers : {};
  const refusal = atTable(state) ? state.refusal?.text : undefined;
  return [
    ...OPEN.flatMap((element) => textOf(answers[element]?.own)),
    ...(refusal === undefined ? [] : [refusal]),
  ];
};

const OPEN = ELEMENTS.filter(
  (element) => ELEMENT[element].answer === 'words' && ELEMENT[element].privacy === 'open',
);

const textOf = (value: ElementValue | undefined): readonly string[] =>
  value?.kind === 'text' && value.text.trim() !== '' ? [value.text.trim()] : [];

/** Shorter words are their own short form. A Han character says about as much as three letters. */
const WORTH_IT = 160;

const isLong = (words: readonly string[]): boolean => {
  const text = words.join(' ');
  return text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= WORTH_IT;
};

/** The words that are still to be put in short. What a side put in its own words stays as it is. */
export const unretold = (state: CaseState): readonly ToldWords[] =>
  !RETELLING.some((phase) => phase === state.phase)
    ? []
    : SIDES.map((side) => toldBy(state, side)).filter(({ by, of, words }) => {
        const known = state.retellings[by];
        return isLong(words) && known?.from !== 'person' && known?.of !== of;
      });

/** What may be read of a side in short, and whether it is in that side's own words. */
export type ReadRetelling = {
  readonly text: string;
  readonly locale: Locale;
  readonly own: boolean;
  /** What a button is about: the mark of the words that it was made of. */
  readonly of: string;
};

/** What stands of a side's retelling now: a program's is gone as soon as the words that it was made of have changed. */
export const retellingOf = (state: CaseState, by: Side): ReadRetelling | null => {
  const known = state.retellings[by];
  if (known === undefined || known.text === null) return null;
  const own = known.from === 'person';
  if (!own && known.of !== toldBy(state, by).of) return null;
  return { text: known.text, locale: known.locale, own, of: known.of };
};
