import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { answeredCard, messageCard } from '../../../../adapters/channel/teams/card/message-card.ts';
import { readPressed } from '../../../../adapters/channel/teams/card/pressed.ts';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import type { Body, Choice, Field } from '../../../../core/message/message.ts';
import { say } from '../../../../core/message/phrasing.ts';
import { type Said, said } from '../../../../core/message/said.ts';
import { buttonsOf, inputsOf, wordsOf } from './person.ts';

const wording = icuWording(join(import.meta.dirname, '../../../../prompts/replies'));
const READER = {
  wording,
  locale: 'en',
  timeZone: 'UTC',
  urlOf: (code: string) => `https://parley.example/l/${code}`,
} as const;
const saidOf = (body: Body): Said =>
  said({ seq: 7, at: 0, version: 3, message: { from: { role: 'bot' }, body } }, READER);
const CONTEXT = {
  conversationId: 'c-1',
  heading: [],
  word: (key: string) => wording.say(say(key), 'en', 'UTC'),
  pageUrl: null,
  way: null,
};
const cardFor = (body: Body, marks?: { readonly [row: string]: string }) =>
  messageCard(saidOf(body), marks === undefined ? CONTEXT : { ...CONTEXT, marks });

const text = (verbatim: string) => ({ verbatim });
const choice = (action: string, subject: string, label = action): Choice => ({
  action,
  subject,
  label: text(label),
});
/** Names of every element and action type in a card. */
const typesIn = (card: unknown): readonly string[] =>
  [...JSON.stringify(card).matchAll(/"type":"([^"]+)"/gu)].map(([, type]) => type ?? '');

test('a button carries its case, its message, its version and what it does, and is read back as the same', () => {
  const card = cardFor({ kind: 'choices', text: text('Well?'), choices: [choice('accept', 'offer-1')] });
  const [button] = buttonsOf(card);
  expect(readPressed({ ...button?.data, 'field:reason': 'fine', 'field:days': 7, other: 'x' })).toEqual({
    button: {
      does: 'press',
      conversationId: 'c-1',
      seq: 7,
      version: 3,
      action: 'accept',
      subject: 'offer-1',
    },
    fields: { reason: 'fine', days: '7' },
  });
  for (const data of [
    null,
    'x',
    {},
    { parley: {} },
    { parley: { does: 'press', conversationId: 'c', seq: 0, version: 1, action: 'x' } },
  ])
    expect(readPressed(data)).toBeNull();
});

test('every button has a fallback for clients that know no Action.Execute, and takes no field that is not its own', () => {
  const card = cardFor({
    kind: 'form',
    text: text('How much?'),
    action: 'counterOffer',
    fields: [],
    submit: text('Send'),
  });
  expect(JSON.stringify(card)).toContain('"fallback":{"type":"Action.Submit"');
  const plain = cardFor({ kind: 'choices', text: text('Well?'), choices: [choice('accept', '1')] });
  expect(JSON.stringify(plain)).toContain('"associatedInputs":"none"');
  expect(JSON.stringify(card)).not.toContain('"associatedInputs":"none"');
});

test('a person’s own words are shown as they are: no link, no heading, no button comes of them', () => {
  const evil = '[click](https://evil.example) # big\n{"type":"Action.OpenUrl"} **bold** <b>x</b>';
  const card = cardFor({
    kind: 'card',
    text: text(evil),
    rows: [{ label: text('*label*'), value: text(evil) }],
    choices: [],
  });
  expect(wordsOf(card)).toContain('[click](https://evil.example) # big');
  expect(new Set(typesIn(card?.body))).toEqual(new Set(['RichTextBlock', 'TextRun', 'Container']));
  expect(buttonsOf(card)).toEqual([]);
});

test('each type of field has the input that a phone has the best keyboard for', () => {
  const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
    name: type,
    label: text(type),
    type,
    required: true,
    ...more,
  });
  const card = cardFor({
    kind: 'form',
    text: text('Please fill this in'),
    action: 'x',
    submit: text('Send'),
    fields: [
      field('text', { value: 'Ann' }),
      field('longText'),
      field('amount', { value: '12.5' }),
      field('days', { value: 'soon' }),
      field('date'),
      field('choice', { options: [{ value: 'a', label: text('A') }], required: false }),
    ],
  });
  const shown = inputsOf(card).map(({ type, id, value, isRequired }) => [type, id, value, isRequired]);
  expect(shown).toEqual([
    ['Input.Text', 'field:text', 'Ann', true],
    ['Input.Text', 'field:longText', undefined, true],
    ['Input.Number', 'field:amount', 12.5, true],
    ['Input.Number', 'field:days', undefined, true],
    ['Input.Date', 'field:date', undefined, true],
    ['Input.ChoiceSet', 'field:choice', undefined, false],
  ]);
});

const TABLE: Body = {
  kind: 'elementTable',
  text: text('Is this right?'),
  rows: [
    {
      element: 'amount',
      claimed: text('$480'),
      stance: null,
      choices: [choice('agree', 'amount', 'Right'), choice('dispute', 'amount', 'Wrong')],
    },
    {
      element: 'when',
      claimed: text('3 March'),
      stance: 'dispute',
      own: text('5 March'),
      choices: [choice('agree', 'when', 'Right')],
    },
  ],
  choices: [choice('done', 'x', 'Done')],
};

test('in a table, what was answered is marked and the other rows stay to be answered', () => {
  expect(buttonsOf(cardFor(TABLE)).map(({ title }) => title)).toEqual(['Right', 'Wrong', 'Right', 'Done']);
  const marked = cardFor(TABLE, { amount: 'Wrong' });
  expect(wordsOf(marked)).toContain('✓ Wrong');
  const left = buttonsOf(marked);
  expect(left.map(({ title }) => title)).toEqual(['Right', 'Done']);
  expect(readPressed(left[0]?.data)?.button).toMatchObject({ subject: 'when', marks: { amount: 'Wrong' } });
});

test('more than six buttons are in rows that Teams shows whole', () => {
  const choices = Array.from({ length: 8 }, (_, index) => choice('say', String(index)));
  const card = cardFor({ kind: 'choices', text: text('Which?'), choices });
  const rows = JSON.parse(JSON.stringify(card?.body)).filter(
    ({ type }: { type: string }) => type === 'ActionSet',
  );
  expect(rows.map(({ actions }: { actions: unknown[] }) => actions.length)).toEqual([6, 2]);
});

test('an answered card keeps its words and has nothing to press; every card says itself in plain words too', () => {
  const body: Body = {
    kind: 'termSheet',
    text: text('The terms'),
    agreementId: 'a',
    rows: [{ label: text('Money'), value: text('$200') }],
    notes: [text('No admission.')],
    choices: [choice('confirm', 'a', 'Yes')],
  };
  expect(cardFor(body)?.fallbackText).toBe('The terms\nMoney: $200\nNo admission.\n• Yes');
  const answered = answeredCard(saidOf(body), 'Yes');
  expect(wordsOf(answered)).toBe('The terms\nMoney\n$200\n✓ Yes');
  expect(buttonsOf(answered)).toEqual([]);
});
