import { inParts } from '../../../core/message/long-text.ts';

/** A line of a message: a label that stands out, words, or both. */
export type Line = { readonly label?: string; readonly text: string };

/** Telegram counts UTF-16 units after the entities were read (https://core.telegram.org/bots/api#sendmessage). */
export const LONGEST_MESSAGE = 4_096;
export const LONGEST_CAPTION = 1_024;

/** Lines as messages that Telegram takes: in order, complete, none too long, none empty. */
export const messagesOf = (
  lines: readonly Line[],
  longest = LONGEST_MESSAGE,
): readonly (readonly Line[])[] => {
  const messages: Line[][] = [];
  let room = 0;
  for (const line of lines.flatMap((each) => fitting(each, longest))) {
    const length = plain(line).length + 1;
    const last = messages.at(-1);
    if (last === undefined || length > room) {
      messages.push([line]);
      room = longest - length;
    } else {
      last.push(line);
      room -= length;
    }
  }
  return messages.filter((each) => each.some((line) => plain(line).trim() !== ''));
};

/** A line that is longer than a whole message is cut where a sentence or a word ends. */
const fitting = (line: Line, longest: number): readonly Line[] => {
  if (plain(line).length < longest) return [line];
  const { label } = line;
  const parts = inParts(line.text, longest - (label?.length ?? 0) - LABEL_END.length - 1);
  return parts.map((text, index) => (index === 0 && label !== undefined ? { label, text } : { text }));
};

const LABEL_END = ': ';

const plain = ({ label, text }: Line): string =>
  label === undefined ? text : text === '' ? label : `${label}${LABEL_END}${text}`;

export const plainOf = (lines: readonly Line[]): string => lines.map(plain).join('\n');

/** The three characters that Telegram asks to have escaped (https://core.telegram.org/bots/api#html-style). */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const htmlOf = (lines: readonly Line[]): string =>
  lines
    .map(({ label, text }) => {
      if (label === undefined) return escaped(text);
      return text === ''
        ? `<b>${escaped(label)}</b>`
        : `<b>${escaped(label)}</b>${LABEL_END}${escaped(text)}`;
    })
    .join('\n');
