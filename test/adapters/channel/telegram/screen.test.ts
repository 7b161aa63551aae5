import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type About, screenOf } from '../../../../adapters/channel/telegram/screen.ts';
import { plainOf } from '../../../../adapters/channel/telegram/text.ts';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import { LOCALES, type Locale } from '../../../../core/locale.ts';
import type { Body, Message } from '../../../../core/message/message.ts';

const wording = icuWording(join(import.meta.dirname, '../../../../prompts/replies'));
const about = (locale: Locale, more: Partial<About> = {}): About => ({
  conversationId: 'c1',
  reader: { wording, locale, timeZone: 'UTC', urlOf: (code) => `https://parley.example/l/${code}` },
  telegramLink: (code) => `https://t.me/bot?start=${code}`,
  sealing: { app: 'https://parley.example/telegram/seal?c=c1' },
  way: null,
  ...more,
});

const words = { verbatim: 'Words.' };
const choices = [
  { action: 'accept', subject: 'o1', label: { verbatim: 'Yes' } },
  { action: 'decline', label: { verbatim: 'No' } },
];
const money = (minor: number) => ({ minor, currency: 'USD' });
const BODY: { readonly [K in Body['kind']]: Extract<Body, { kind: K }> } = {
  text: { kind: 'text', text: words },
  choices: { kind: 'choices', text: words, choices },
  form: {
    kind: 'form',
    text: words,
    action: 'sign',
    fields: [{ name: 'name', label: { verbatim: 'Your name' }, type: 'text', required: true }],
    submit: { verbatim: 'Sign' },
  },
  fileRequest: { kind: 'fileRequest', text: words, choices },
  file: {
    kind: 'file',
    text: { verbatim: 'bill.pdf' },
    evidenceId: 'e1',
    name: 'bill.pdf',
    mime: 'application/pdf',
  },
  room: { kind: 'room', text: words, sessionId: 's1', choices },
  calendar: { kind: 'calendar', text: words, sessionId: 's1' },
  card: {
    kind: 'card',
    text: words,
    rows: [{ label: { verbatim: 'Item' }, value: { verbatim: 'kettle' } }],
    choices,
  },
  elementTable: {
    kind: 'elementTable',
    text: words,
    rows: [
      { element: 'item', claimed: { verbatim: 'kettle' }, stance: null, choices },
      {
        element: 'when',
        claimed: { verbatim: 'May' },
        stance: 'dispute',
        own: { verbatim: 'June' },
        choices,
      },
    ],
    choices: [{ action: 'pointsDone', label: { verbatim: 'Done' } }],
  },
  termSheet: {
    kind: 'termSheet',
    text: words,
    agreementId: 'a1',
    rows: [{ label: { verbatim: 'Money' }, value: { verbatim: '$200' } }],
    notes: [{ verbatim: 'Nothing more.' }],
    choices,
  },
  sealedInput: {
    kind: 'sealedInput',
    text: words,
    roundId: 'r1',
    currency: 'USD',
    low: money(20_000),
    high: money(48_000),
    closesAt: 0,
    choices,
  },
  link: { kind: 'link', text: words, url: 'invite', code: 'abc' },
  progress: { kind: 'progress', text: words, done: 3, total: 6 },
};

const shown = (kind: Body['kind'], more?: Partial<About>, from: Message['from'] = { role: 'bot' }) => {
  const screen = screenOf(
    { seq: 4, at: 0, version: 9, message: { from, body: BODY[kind] } },
    about('en', more),
  );
  return {
    text: plainOf(screen.lines),
    keys: screen.keyboard.map((row) =>
      row.map(
        (each) =>
          `${each.text}=${'callback_data' in each ? each.callback_data : 'url' in each ? each.url : 'app'}`,
      ),
    ),
  };
};

test.each([
  ['text', 'Words.', []],
  ['choices', 'Words.', [['Yes=c:c1:4:0', 'No=c:c1:4:1']]],
  ['form', 'Words.\n• Your name', [['Sign=f:c1:4']]],
  ['fileRequest', 'Words.', [['Yes=c:c1:4:0', 'No=c:c1:4:1']]],
  ['file', 'bill.pdf', []],
  ['card', 'Words.\n\nItem: kettle', [['Yes=c:c1:4:0', 'No=c:c1:4:1']]],
  [
    'elementTable',
    'Words.\n\n1. What it is about: kettle\n2. When: May\n   Seen differently: June',
    [['1 · Yes=c:c1:4:0', '1 · No=c:c1:4:1'], ['2 · Yes=c:c1:4:2', '2 · No=c:c1:4:3'], ['Done=c:c1:4:4']],
  ],
  ['termSheet', 'Words.\n\nMoney: $200\n\nNothing more.', [['Yes=c:c1:4:0', 'No=c:c1:4:1']]],
  ['link', 'Words.\nhttps://parley.example/l/abc\nIn Telegram: https://t.me/bot?start=abc', []],
  ['progress', 'Words.\n▰▰▰▰▰▱▱▱▱▱', []],
] as const)('a message of the kind %s', (kind, text, keys) => {
  expect(shown(kind)).toEqual({ text, keys });
});

test('a sealed number is asked for on a page first, or by a link, and is never prefilled', () => {
  const inside = shown('sealedInput');
  expect(inside.keys).toEqual([['Type it on our page=app'], ['Yes=c:c1:4:0', 'No=c:c1:4:1']]);
  expect(inside.text).toMatch(/\$200 – \$480/u);
  const outside = shown('sealedInput', { sealing: { link: 'http://127.0.0.1/l/x' } });
  expect(outside.text).toMatch(/http:\/\/127\.0\.0\.1\/l\/x$/u);
  expect(outside.keys).toHaveLength(1);
});

test('the way into a talk is a button where Telegram takes one, an address where not, and words where none leads here', () => {
  const way = (room: string) => ({ way: { room, calendar: '' } });
  const open = shown('room', way('https://parley.example/l/x#room'));
  expect(open.keys).toEqual([
    ['To the video room=https://parley.example/l/x#room'],
    ['Yes=c:c1:4:0', 'No=c:c1:4:1'],
  ]);
  expect(shown('room', way('http://192.168.0.2:3000/l/x#room')).text).toMatch(/2:3000\/l\/x#room$/u);
  expect(shown('room').text).toMatch(/open your case in a web browser and choose “Video room”/u);
});

test('who speaks is named, unless it is the bot', () => {
  expect(shown('text', {}, { role: 'respondent' }).text).toBe('The other side\nWords.');
  expect(shown('text', {}, { role: 'adjuster', name: 'Alex' }).text).toBe(
    'Alex (A person on our team)\nWords.',
  );
});

test.each(LOCALES)('every kind can be said in %s', (locale) => {
  for (const body of Object.values(BODY))
    for (const sealing of [{ app: 'https://x' }, { link: 'http://x' }])
      screenOf(
        { seq: 1, at: 0, version: 1, message: { from: { role: 'bot' }, body } },
        about(locale, { sealing }),
      );
});
