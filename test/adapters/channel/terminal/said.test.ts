import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { printed } from '../../../../adapters/channel/terminal/text.ts';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import type { Body, FeedItem } from '../../../../core/message/message.ts';
import { type Reader, type Said, said } from '../../../../core/message/said.ts';

const CLOSES = Date.UTC(2026, 2, 5, 12);
const yes = { action: 'yes', subject: 'offer', label: { key: 'choice.yes' } };
const no = { action: 'no', label: { key: 'choice.no' } };
const money = (minor: number) => ({ minor, currency: 'USD' });
const own = (verbatim: string) => ({ verbatim });

/** One message of every kind; a kind that is missing here does not compile. */
const BODIES: { readonly [K in Body['kind']]: Extract<Body, { kind: K }> } = {
  text: { kind: 'text', text: own('Good morning') },
  choices: { kind: 'choices', text: { key: 'ask.sealed' }, choices: [yes, no] },
  form: {
    kind: 'form',
    text: { key: 'ask.counter' },
    action: 'counterOffer',
    fields: [
      { name: 'amount', label: { key: 'field.amount' }, type: 'amount', required: true },
      {
        name: 'other',
        label: { key: 'field.other' },
        type: 'choice',
        required: false,
        options: [{ value: 'repair', label: { key: 'term.repair' } }],
      },
    ],
    submit: { key: 'choice.sendOffer' },
  },
  fileRequest: { kind: 'fileRequest', text: { key: 'ask.evidence' }, element: 'evidence', choices: [no] },
  file: { kind: 'file', text: own('photo.jpg'), evidenceId: 'e1', name: 'photo.jpg', mime: 'image/jpeg' },
  room: { kind: 'room', text: { key: 'session.begun' }, sessionId: 's1', choices: [no] },
  calendar: { kind: 'calendar', text: { key: 'session.calendar' }, sessionId: 's1' },
  card: {
    kind: 'card',
    text: { key: 'card.ready' },
    rows: [
      {
        label: { key: 'element.amount' },
        value: { key: 'value.money', params: { amount: { money: money(48_000) } } },
      },
    ],
    choices: [yes],
  },
  elementTable: {
    kind: 'elementTable',
    text: { key: 'news.answers' },
    rows: [
      {
        element: 'item',
        claimed: own('a fridge'),
        stance: 'dispute',
        own: own('a freezer'),
        choices: [yes, no],
      },
      { element: 'seller', claimed: own('Acme'), stance: null, choices: [yes] },
    ],
    choices: [no],
  },
  termSheet: {
    kind: 'termSheet',
    text: { key: 'ask.agreement' },
    agreementId: 'a1',
    rows: [{ label: { key: 'term.money' }, value: own('$400') }],
    notes: [{ key: 'sheet.release' }],
    choices: [yes, no],
  },
  sealedInput: {
    kind: 'sealedInput',
    text: { key: 'sealed.open.respondentPrice', params: { at: { at: CLOSES } } },
    roundId: 'r1',
    currency: 'USD',
    low: money(10_000),
    high: money(48_000),
    closesAt: CLOSES,
    choices: [{ action: 'person', label: { key: 'choice.person' } }],
  },
  link: { kind: 'link', text: { key: 'link.invite' }, url: 'invite', code: 'abcd2345' },
  progress: { kind: 'progress', text: own('Reading'), done: 2, total: 5 },
};

const reader: Reader = {
  wording: icuWording(join(import.meta.dirname, '../../../../prompts/replies')),
  locale: 'en',
  timeZone: 'UTC',
  urlOf: (code) => `https://parley.example/l/${code}`,
};
const say = (key: string): string => reader.wording.say({ key }, 'en', 'UTC');
const item = (body: Body): FeedItem => ({
  seq: 7,
  at: 0,
  version: 3,
  message: { from: { role: 'bot' }, body },
});
const text = (body: Body, first = 1) => printed(said(item(body), reader), first, reader);
const kinds = Object.values(BODIES).map((body) => [body.kind, body] as const);

test.each(kinds)('%s: every word is said, no key and no hole is shown', (_kind, body) => {
  const { lines } = text(body);
  expect(lines.join('\n')).not.toMatch(
    /undefined|\[object|\b[a-z]+\.[a-zA-Z]+\b(?<!photo\.jpg|parley\.example)/u,
  );
  expect(lines[1]).toMatch(/^Parley \(bot\): \S/u);
});

test.each(kinds)('%s: the JSON line says the same and survives a round trip', (kind, body) => {
  const message = said(item(body), reader);
  expect(JSON.parse(JSON.stringify(message))).toEqual(message);
  expect(message).toMatchObject({ seq: 7, from: 'bot', kind });
});

describe('as plain text', () => {
  test('choices are numbered from where the numbers of the message before ended', () => {
    const { lines, choices } = text(BODIES.choices, 3);
    expect(lines.slice(2)).toEqual([`  3) ${say('choice.yes')}`, `  4) ${say('choice.no')}`]);
    expect(choices.map(({ action, subject }) => [action, subject])).toEqual([
      ['yes', 'offer'],
      ['no', undefined],
    ]);
  });

  test('of a message in the past only what it said is left', () => {
    const { lines, choices } = printed(said(item(BODIES.elementTable), reader), null, reader);
    expect(choices).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/\d\)/u);
  });

  test('a card shows its rows before its choices', () => {
    expect(text(BODIES.card).lines.slice(2)).toEqual([
      `  | ${say('element.amount')}: $480`,
      `  1) ${say('choice.yes')}`,
    ]);
  });

  test('an element table numbers the answers of each row on, and shows how the other side sees it', () => {
    const { lines, choices } = text(BODIES.elementTable);
    expect(lines.slice(2)).toEqual([
      `  | ${say('element.item')}: a fridge`,
      `      ${say('stance.dispute')}: a freezer`,
      `      1) ${say('choice.yes')}  2) ${say('choice.no')}`,
      `  | ${say('element.seller')}: Acme`,
      `      3) ${say('choice.yes')}`,
      `  4) ${say('choice.no')}`,
    ]);
    expect(choices).toHaveLength(4);
  });

  test('a term sheet has its notes, a sealed input its public range, a link its address', () => {
    expect(text(BODIES.termSheet).lines.join('\n')).toContain(`* ${say('sheet.release')}`);
    expect(text(BODIES.sealedInput).lines[2]).toBe('  From $100 to $480');
    expect(text(BODIES.link).lines[2]).toBe('  https://parley.example/l/abcd2345');
  });

  test('a person of the team speaks under their name, the other side under its seat', () => {
    const from = (message: FeedItem['message']): string | undefined =>
      printed(said({ seq: 1, at: 0, version: 1, message }, reader), 1, reader).lines[1];
    expect(from({ from: { role: 'adjuster', name: 'Sam' }, body: BODIES.text })).toBe('Sam: Good morning');
    expect(from({ from: { role: 'respondent' }, body: BODIES.text })).toBe('Business: Good morning');
  });
});

test('a form keeps what a script needs to fill it in', () => {
  const form = said(item(BODIES.form), reader) as Extract<Said, { kind: 'form' }>;
  expect(form).toMatchObject({ action: 'counterOffer', submit: say('choice.sendOffer') });
  expect(form.fields).toEqual([
    { name: 'amount', label: say('field.amount'), type: 'amount', required: true },
    {
      name: 'other',
      label: say('field.other'),
      type: 'choice',
      required: false,
      options: [{ value: 'repair', label: say('term.repair') }],
    },
  ]);
});
