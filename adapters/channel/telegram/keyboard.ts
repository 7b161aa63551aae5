import type { InlineKeyboardButton } from 'telegraf/types';
import { type Button, dataOf } from './button.ts';

/** A row of keys is as wide as this many letters on a small phone; Chinese characters count for two. */
const WIDTH = 30;
const MOST_IN_A_ROW = 3;

export type Keyboard = readonly (readonly InlineKeyboardButton[])[];

export const key = (text: string, button: Button): InlineKeyboardButton => ({
  text,
  callback_data: dataOf(button),
});

/** Keys side by side where all of them can still be read, in their order. */
export const keyboardOf = (keys: readonly InlineKeyboardButton[]): Keyboard => {
  const rows: InlineKeyboardButton[][] = [];
  for (const each of keys) {
    const row = rows.at(-1);
    if (row !== undefined && fits([...row, each])) row.push(each);
    else rows.push([each]);
  }
  return rows;
};

const fits = (row: readonly InlineKeyboardButton[]): boolean =>
  row.length <= MOST_IN_A_ROW && Math.max(...row.map(({ text }) => widthOf(text))) * row.length <= WIDTH;

const widthOf = (text: string): number =>
  text.length + (text.match(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/gu)?.length ?? 0);

/** What Telegram is sent for it; without a key, that there is none. */
export const markupOf = (keyboard: Keyboard): { readonly inline_keyboard: InlineKeyboardButton[][] } => ({
  inline_keyboard: keyboard.map((row) => [...row]),
});

export const CHOSEN = '✓ ';

/** The keyboard after one of its keys was pressed: marked there, and alone where it has answered what was asked. */
export const chosenOn = (keyboard: Keyboard, data: string, alone: boolean): Keyboard => {
  const isPressed = (each: InlineKeyboardButton): boolean =>
    'callback_data' in each && each.callback_data === data;
  const marked = keyboard.map((row) =>
    row.map((each) => (isPressed(each) ? { ...each, text: `${CHOSEN}${each.text}` } : each)),
  );
  return alone ? marked.flatMap((row) => row.filter(isPressed)).map((each) => [each]) : marked;
};
