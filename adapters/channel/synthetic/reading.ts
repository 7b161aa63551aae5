import type { Body, Choice, FeedItem, Phrase, Words } from '../../../core/message/message.ts';
import type { Money } from '../../../core/money.ts';

/** What lies before a person who has not answered yet: the messages since their last turn, oldest first. */
export type Open = readonly FeedItem[];

/** The last message of a kind. */
export const lastOf = <K extends Body['kind']>(open: Open, kind: K): Extract<Body, { kind: K }> | undefined =>
  open.findLast(({ message: { body } }) => body.kind === kind)?.message.body as
    | Extract<Body, { kind: K }>
    | undefined;

/** Every button of a message, those of table rows included. */
export const choicesOf = (body: Body): readonly Choice[] => {
  if (body.kind === 'elementTable')
    return [...body.rows.flatMap(({ choices }) => choices ?? []), ...body.choices];
  return 'choices' in body ? body.choices : [];
};

/** A button by the first of these actions that is there; of several messages, the newest one's. */
export const buttonOf = (open: Open, ...actions: readonly string[]): Choice | undefined => {
  for (const action of actions)
    for (const { message } of open.toReversed()) {
      const found = choicesOf(message.body).find((choice) => choice.action === action);
      if (found !== undefined) return found;
    }
  return undefined;
};

/** The message that holds such a button. */
export const bodyWith = (open: Open, action: string): Body | undefined =>
  open.findLast(({ message: { body } }) => choicesOf(body).some((choice) => choice.action === action))
    ?.message.body;

export const keyOf = (words: Words): string => ('key' in words ? words.key : '');

/** The text that was put last by the bot, by its key; empty where somebody's own words came last. */
export const lastKey = (open: Open): string => {
  const last = open.at(-1)?.message.body;
  return last === undefined ? '' : keyOf(last.text);
};

export const hasKey = (open: Open, test: RegExp): boolean =>
  open.some(({ message: { body } }) => test.test(keyOf(body.text)));

/** The first amount that a message names, in its rows or its text. */
export const moneyIn = (body: Body): Money | undefined => {
  const words: readonly Words[] = [
    ...('rows' in body ? body.rows.map((row) => ('value' in row ? row.value : row.claimed)) : []),
    body.text,
  ];
  for (const each of words) {
    const found = 'key' in each ? moneyOf(each) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

const moneyOf = ({ params = {} }: Phrase): Money | undefined => {
  for (const param of Object.values(params)) {
    if (typeof param !== 'object') continue;
    if ('money' in param) return param.money;
    const inner = 'key' in param ? [param] : 'list' in param ? param.list : [];
    for (const phrase of inner) {
      const found = moneyOf(phrase);
      if (found !== undefined) return found;
    }
  }
  return undefined;
};
