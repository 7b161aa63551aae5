import { SHOW_AGAIN } from '../../../core/delivery/delivery.ts';
import type { TalkWay } from '../../../core/delivery/talk-way.ts';
import type { Body, FeedItem, Message } from '../../../core/message/message.ts';
import {
  type Reader,
  type Said,
  type SaidChoice,
  type SaidOf,
  said,
  words,
} from '../../../core/message/said.ts';
import { actingWords } from '../../../core/message/speaker.ts';
import type { Letter } from '../../../core/port/channel.ts';
import { type Keyboard, key, keyboardOf } from './keyboard.ts';
import type { Line } from './text.ts';

/** A message in Telegram's best form for its kind. */
export type Screen = { readonly lines: readonly Line[]; readonly keyboard: Keyboard };

/** What a message needs besides its own words. */
export type About = {
  readonly conversationId: string;
  readonly reader: Reader;
  /** The same link within Telegram, where it is one to give away and the bot's own name is known. */
  readonly telegramLink: (code: string) => string | null;
  /** How a sealed number gets in beside typing it; null where the message asks for none. */
  readonly sealing: Sealing | null;
  /** This person's way into a talk on video; null where there is none, or the message is about none. */
  readonly way: TalkWay | null;
};
/** A page that opens inside Telegram, or a link to our own page. */
export type Sealing = { readonly app: string } | { readonly link: string };

export const screenOf = (item: FeedItem, about: About): Screen => {
  const message = said(item, about.reader);
  const screen = (SCREEN[message.kind] as Show<Body['kind']>)(message, about);
  const speaker = speakerOf(item.message, about.reader);
  return { ...screen, lines: [...(speaker === null ? [] : [{ label: speaker, text: '' }]), ...screen.lines] };
};

/** What is said before a message about another case than the one that the chat is about. */
export const beforeLines = ({ before }: Pick<Letter, 'before'>, reader: Reader): readonly Line[] =>
  before === null ? [] : [{ label: words(before, reader), text: '' }];

/** Nobody is named above the bot's own words; in this chat everything else is the bot's. */
const speakerOf = ({ from }: Message, reader: Reader): string | null => {
  if (from.role === 'bot') return null;
  const acting = actingWords(from);
  if (acting !== null) return words(acting, reader);
  const isSide = from.role === 'claimant' || from.role === 'respondent';
  const role = { key: isSide ? 'chrome.otherSide' : `chrome.from.${from.role}` };
  const name = 'name' in from ? from.name : undefined;
  return words(name === undefined ? role : { key: 'chrome.from.named', params: { name, role } }, reader);
};

type Show<K extends Body['kind']> = (message: SaidOf<K>, about: About) => Screen;

const textLine = ({ text }: Said): Line => ({ text });

/** One row a kind of message; a kind without a row does not compile. */
const SCREEN: { readonly [K in Body['kind']]: Show<K> } = {
  text: (message) => ({ lines: [textLine(message)], keyboard: [] }),
  choices: (message, about) => ({
    lines: [textLine(message)],
    keyboard: keysOf(message, message.choices, about),
  }),
  fileRequest: (message, about) => ({
    lines: [textLine(message)],
    keyboard: keysOf(message, message.choices, about),
  }),
  form: (message, about) => ({
    lines: [textLine(message), ...message.fields.map(({ label }) => ({ text: `• ${label}` }))],
    keyboard: [
      [key(message.submit, { kind: 'fill', conversationId: about.conversationId, seq: message.seq })],
    ],
  }),
  file: (message) => ({ lines: [textLine(message)], keyboard: [] }),
  room: (message, about) => {
    const way = wayIn(about);
    return {
      lines: [textLine(message), { text: '' }, ...way.lines],
      keyboard: [...way.keyboard, ...keysOf(message, message.choices, about)],
    };
  },
  calendar: (message) => ({ lines: [textLine(message)], keyboard: [] }),
  card: (message, about) => ({
    lines: [
      textLine(message),
      { text: '' },
      ...message.rows.map(({ label, value }) => ({ label, text: value })),
    ],
    keyboard: keysOf(message, message.choices, about),
  }),
  elementTable: (message, about) => ({
    lines: [
      textLine(message),
      { text: '' },
      ...message.rows.flatMap(({ label, claimed, stance, own }, index) => [
        { label: `${index + 1}. ${label}`, text: claimed },
        ...(stance === undefined ? [] : [{ text: `   ${own === undefined ? stance : `${stance}: ${own}`}` }]),
      ]),
    ],
    keyboard: tableKeys(message, about),
  }),
  termSheet: (message, about) => ({
    lines: [
      textLine(message),
      { text: '' },
      ...message.rows.map(({ label, value }) => ({ label, text: value })),
      ...message.notes.flatMap((note) => [{ text: '' }, { text: note }]),
    ],
    keyboard: keysOf(message, message.choices, about),
  }),
  sealedInput: (message, about) => {
    const way = wayToSeal(about);
    return {
      lines: [textLine(message), { text: `${message.low} – ${message.high}` }, { text: '' }, ...way.lines],
      keyboard: [...way.keyboard, ...keysOf(message, message.choices, about)],
    };
  },
  link: ({ text, url, code }, { reader, telegramLink }) => {
    const inside = telegramLink(code);
    return {
      lines: [
        { text },
        { text: url },
        ...(inside === null
          ? []
          : [{ text: words({ key: 'telegram.link', params: { url: inside } }, reader) }]),
      ],
      keyboard: [],
    };
  },
  progress: ({ text, done, total }) => ({ lines: [{ text }, { text: bar(done, total) }], keyboard: [] }),
};

/** The page first: what is typed into the chat, Telegram may have seen. */
const wayToSeal = ({ reader, sealing }: About): Screen => {
  if (sealing === null) return { lines: [], keyboard: [] };
  if ('link' in sealing)
    return {
      lines: [{ text: words({ key: 'telegram.seal.howLink' }, reader) }, { text: sealing.link }],
      keyboard: [],
    };
  return {
    lines: [{ text: words({ key: 'telegram.seal.how' }, reader) }],
    keyboard: [[{ text: words({ key: 'telegram.seal.open' }, reader), web_app: { url: sealing.app } }]],
  };
};

/** Telegram takes a button with an address that is open to all; any other stands in the words. */
const wayIn = ({ reader, way }: About): Screen => {
  if (way === null) return { lines: [{ text: words({ key: 'session.howIn' }, reader) }], keyboard: [] };
  const label = words({ key: 'session.enter' }, reader);
  return way.room.startsWith('https:')
    ? {
        lines: [{ text: words({ key: 'session.browser' }, reader) }],
        keyboard: [[{ text: label, url: way.room }]],
      }
    : { lines: [{ text: words({ key: 'session.browser' }, reader) }, { text: way.room }], keyboard: [] };
};

const BAR = 10;
const bar = (done: number, total: number): string => {
  const full = total === 0 ? BAR : Math.round((Math.min(done, total) / total) * BAR);
  return '▰'.repeat(full) + '▱'.repeat(BAR - full);
};

const keysOf = ({ seq }: Said, list: readonly SaidChoice[], about: About, from = 0): Keyboard =>
  keyboardOf(list.map((choice, index) => choiceKey(choice, choice.label, seq, from + index, about)));

const choiceKey = (
  { action, subject }: SaidChoice,
  label: string,
  seq: number,
  index: number,
  { conversationId }: About,
) =>
  // That button stands on no item of the feed: it was put there by the outbox (core/delivery/delivery.ts).
  action === SHOW_AGAIN
    ? key(label, { kind: 'again', conversationId, seq: Number(subject) })
    : key(label, { kind: 'choice', conversationId, seq, index });

/** The number of its row stands before each answer to a row. */
const tableKeys = (message: SaidOf<'elementTable'>, about: About): Keyboard => {
  let index = 0;
  const rows = message.rows.flatMap(({ choices = [] }, row) => {
    const number = message.rows.length > 1 ? `${row + 1} · ` : '';
    const keys = choices.map((choice) => {
      index += 1;
      return choiceKey(choice, `${number}${choice.label}`, message.seq, index - 1, about);
    });
    return keyboardOf(keys);
  });
  return [...rows, ...keysOf(message, message.choices, about, index)];
};
