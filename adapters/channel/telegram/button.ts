/**
 * What a button of ours means. It carries where it stands and not what it does: an item of a feed and a place on it. So
 * it fits Telegram's 64 bytes, needs no table, and works after any restart. Which action and subject that is, and which
 * version of the case it was made for, is looked up in the feed when it is pressed.
 */
export type Button =
  /** A choice of an item, by its place among all choices of that item. */
  | { readonly kind: 'choice'; readonly conversationId: string; readonly seq: number; readonly index: number }
  /** Shows an item once more. */
  | { readonly kind: 'again'; readonly conversationId: string; readonly seq: number }
  /** Begins to ask for the fields of a form. */
  | { readonly kind: 'fill'; readonly conversationId: string; readonly seq: number }
  /** An answer to the field that is asked for: an option by its place, the value that is there, or none. */
  | { readonly kind: 'option'; readonly seq: number; readonly field: number; readonly index: number }
  | { readonly kind: 'keep'; readonly seq: number; readonly field: number }
  | { readonly kind: 'skip'; readonly seq: number; readonly field: number }
  /** No answer to this field and to all after it. */
  | { readonly kind: 'rest'; readonly seq: number; readonly field: number }
  /** Sends what was filled in, or does not. */
  | { readonly kind: 'send'; readonly seq: number }
  | { readonly kind: 'leave'; readonly seq: number }
  /** Reads in another language, by its place in the list of them. */
  | { readonly kind: 'language'; readonly index: number }
  /** Turns to another case of this chat. */
  | { readonly kind: 'turn'; readonly conversationId: string };
type Kind = Button['kind'];

/** One letter a kind. They are never reused for anything else: buttons stay on screens for years. */
const LETTER: { readonly [K in Kind]: string } = {
  choice: 'c',
  again: 'a',
  fill: 'f',
  option: 'o',
  keep: 'k',
  skip: 's',
  rest: 'r',
  send: 'y',
  leave: 'n',
  language: 'l',
  turn: 't',
};

/** The data of a button; at most 64 bytes, as ids have at most 36. */
export const dataOf = (button: Button): string => {
  const { kind, ...rest } = button;
  return [LETTER[kind], ...Object.values<string | number>(rest)].join(':');
};

/** Null for what is no data of ours. */
export const buttonOf = (data: string): Button | null => {
  const [letter, ...parts] = data.split(':');
  const kind = (Object.keys(LETTER) as Kind[]).find((each) => LETTER[each] === letter);
  return kind === undefined ? null : READ[kind](parts);
};

const number = (text: string | undefined): number => (/^\d{1,9}$/u.test(text ?? '') ? Number(text) : -1);
const placed =
  <K extends 'again' | 'fill'>(kind: K) =>
  ([conversationId = '', seq]: readonly string[]) => ({ kind, conversationId, seq: number(seq) });
const ofField =
  <K extends 'keep' | 'skip' | 'rest'>(kind: K) =>
  ([seq, field]: readonly string[]) => ({ kind, seq: number(seq), field: number(field) });

const READ: { readonly [K in Kind]: (parts: readonly string[]) => Button } = {
  choice: ([conversationId = '', seq, index]) => ({
    kind: 'choice',
    conversationId,
    seq: number(seq),
    index: number(index),
  }),
  again: placed('again'),
  fill: placed('fill'),
  option: ([seq, field, index]) => ({
    kind: 'option',
    seq: number(seq),
    field: number(field),
    index: number(index),
  }),
  keep: ofField('keep'),
  skip: ofField('skip'),
  rest: ofField('rest'),
  send: ([seq]) => ({ kind: 'send', seq: number(seq) }),
  leave: ([seq]) => ({ kind: 'leave', seq: number(seq) }),
  language: ([index]) => ({ kind: 'language', index: number(index) }),
  turn: ([conversationId = '']) => ({ kind: 'turn', conversationId }),
};
