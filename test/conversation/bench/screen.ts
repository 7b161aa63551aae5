import { join } from 'node:path';
import { icuWording } from '../../../adapters/wording/icu/wording.ts';
import type { Locale } from '../../../core/locale.ts';
import type { Choice, FeedItem, Words } from '../../../core/message/message.ts';
import type { TimeZone } from '../../../core/time.ts';
import type { Shown } from './bench.ts';

const WORDING = icuWording(join(import.meta.dirname, '../../../prompts/replies'));

export type Reader = { readonly locale: Locale; readonly timeZone: TimeZone };

/** Words as a reader has them; a key without words throws. */
export const said = (words: Words, { locale, timeZone }: Reader): string =>
  'verbatim' in words ? words.verbatim : WORDING.say(words, locale, timeZone);

export const buttonsOf = ({ body }: FeedItem['message']): readonly Choice[] => [
  ...('choices' in body ? body.choices : []),
  ...(body.kind === 'elementTable' ? body.rows.flatMap(({ choices = [] }) => choices) : []),
];

/** A message as any screen has to show it: its words, and everything that stands below them. */
export const onScreen = ({ seq, message }: FeedItem, reader: Reader): Shown => ({
  seq,
  text: said(message.body.text, reader),
  labels: [...rowsOf(message, reader), ...buttonsOf(message).map(({ label }) => said(label, reader))],
});

const rowsOf = ({ body }: FeedItem['message'], reader: Reader): readonly string[] =>
  body.kind === 'card' || body.kind === 'termSheet'
    ? body.rows.map(({ label, value }) => `${said(label, reader)}: ${said(value, reader)}`)
    : [];
