import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { panelRenderer } from '../../../../adapters/channel/web/server/panel.ts';
import { itemRenderer } from '../../../../adapters/channel/web/server/render.ts';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import type { Role } from '../../../../core/case/party.ts';
import type { Locale } from '../../../../core/locale.ts';
import type { Body, Message, Speaker } from '../../../../core/message/message.ts';
import { PROCEDURES } from '../../../../core/procedure/procedures.ts';
import type { Shown } from '../../../../core/turn/service.ts';

const wording = icuWording(resolve('prompts/replies'));
const faults: unknown[] = [];
const log = {
  info: () => {},
  warn: () => {},
  error: ({ fault }: { fault: unknown }) => void faults.push(fault),
};
const renderItems = itemRenderer({ wording, log, publicUrl: () => 'https://parley.example' });
const [procedure] = PROCEDURES;

const shown = (messages: readonly Message[], role: Role = 'claimant', locale: Locale = 'en'): Shown => ({
  conversation: { conversationId: 'c/1', caseId: 'k', role, personId: 'p', memory: null },
  items: messages.map((message, index) => ({ seq: index + 1, at: 1, version: 2, message })),
  panel: {
    number: 'K7F3M-9QX2T',
    title: procedure?.title ?? { en: '', es: '', 'zh-Hans': '', 'zh-Hant': '' },
    phase: { key: 'phase.negotiating' },
    next: { key: 'next.you', params: { step: { key: 'step.negotiate' } } },
    due: {
      at: Date.UTC(2026, 2, 4, 23, 30),
      why: { en: 'Because.', es: 'Porque sí.', 'zh-Hans': '因为。', 'zh-Hant': '因為。' },
      source: 'A law',
      verified: false,
    },
    tasks: [],
    helper: null,
    person: { action: 'person', label: { key: 'panel.person' } },
    composer: { open: true, edits: false, hint: { key: 'composer.open' } },
    room: false,
    demonstration: true,
  },
  locale,
  timeZone: 'Asia/Taipei',
});
const said = (body: Body, from: Speaker = { role: 'bot' }): Message => ({ from, body });
const one = async (body: Body) => (await renderItems(shown([said(body)]), null))[0];
const text = { verbatim: 'Words' };

test('every kind of message has its own form, and its text', async () => {
  const yes = { action: 'yes', subject: 's', label: { key: 'choice.yes' }, style: 'primary' } as const;
  const wireYes = { action: 'yes', subject: 's', label: 'Yes', style: 'primary' };
  const rows = [{ label: { key: 'element.amount' }, value: { verbatim: '1' } }];
  const wireRows = [{ label: 'Amount', value: '1' }];
  const money = (minor: number) => ({ minor, currency: 'USD' });
  const cases: readonly (readonly [Body, object])[] = [
    [{ kind: 'text', text }, {}],
    [
      { kind: 'choices', text, choices: [yes, { action: 'no', label: { key: 'choice.no' } }] },
      { choices: [wireYes, { action: 'no', label: 'No', style: 'plain' }] },
    ],
    [
      {
        kind: 'form',
        text,
        action: 'sign',
        subject: 'a',
        submit: { key: 'choice.yes' },
        fields: [
          {
            name: 'n',
            label: text,
            type: 'choice',
            required: true,
            options: [{ value: 'v', label: text }],
            value: 'v',
          },
        ],
      },
      {
        action: 'sign',
        subject: 'a',
        submit: 'Yes',
        fields: [
          {
            name: 'n',
            label: 'Words',
            type: 'choice',
            required: true,
            options: [{ value: 'v', label: 'Words' }],
            value: 'v',
          },
        ],
      },
    ],
    [
      { kind: 'fileRequest', text, element: 'evidence', choices: [yes] },
      { element: 'evidence', choices: [wireYes] },
    ],
    [
      { kind: 'file', text, evidenceId: 'ab', name: 'a.png', mime: 'image/png' },
      { name: 'a.png', href: '/api/conversations/c%2F1/files/ab', image: true, sound: false },
    ],
    [
      { kind: 'card', text, rows, choices: [yes] },
      { rows: wireRows, choices: [wireYes] },
    ],
    [
      {
        kind: 'elementTable',
        text,
        choices: [],
        rows: [
          { element: 'amount', claimed: text, stance: 'dispute', own: text, choices: [yes] },
          { element: 'when', claimed: text, stance: null },
        ],
      },
      {
        choices: [],
        rows: [
          {
            label: 'Amount',
            claimed: 'Words',
            stance: 'dispute',
            stanceLabel: 'Seen differently',
            own: 'Words',
            choices: [wireYes],
          },
          { label: 'When', claimed: 'Words', stance: null, stanceLabel: 'Not answered yet', choices: [] },
        ],
      },
    ],
    [
      { kind: 'termSheet', text, agreementId: 'g', rows, notes: [text], choices: [] },
      { rows: wireRows, notes: ['Words'], choices: [] },
    ],
    [
      {
        kind: 'sealedInput',
        text,
        roundId: 'r',
        currency: 'USD',
        low: money(100),
        high: money(123_400),
        closesAt: 5,
        choices: [],
      },
      {
        roundId: 'r',
        currency: 'USD',
        low: '$1',
        high: '$1,234',
        closesAt: 5,
        closesText: 'Thursday, January 1, 1970 at 8:00 AM',
        choices: [],
      },
    ],
    [
      { kind: 'link', text, url: 'invite', code: 'abc' },
      { url: 'https://parley.example/l/abc', qrSvg: expect.stringContaining('<svg') },
    ],
    [
      { kind: 'progress', text, done: 1, total: 3 },
      { done: 1, total: 3 },
    ],
  ];
  for (const [body, form] of cases)
    expect(await one(body)).toEqual({
      seq: 1,
      at: 1,
      version: 2,
      from: { role: 'bot', label: 'Parley, a bot', me: false },
      text: 'Words',
      lang: expect.any(String),
      kind: body.kind,
      ...form,
    });
});

test('each reader sees who speaks, by a name that fits where they sit', async () => {
  const from: readonly Speaker[] = [
    { role: 'claimant' },
    { role: 'respondent' },
    { role: 'adjuster', name: 'Alex' },
    { role: 'adjuster' },
    { role: 'mediator' },
  ];
  const labels = async (role: Role, staffName: string | null = null) =>
    (
      await renderItems(
        shown(
          from.map((each) => said({ kind: 'text', text }, each)),
          role,
        ),
        staffName,
      )
    ).map((item) => [item.from.label, item.from.me]);
  expect(await labels('claimant')).toEqual([
    ['You', true],
    ['The other side', false],
    ['Alex (A person on our team)', false],
    ['A person on our team', false],
    ['The mediator', false],
  ]);
  expect((await labels('respondent')).slice(0, 2)).toEqual([
    ['The other side', false],
    ['You', true],
  ]);
  expect(await labels('adjuster', 'Alex')).toEqual([
    ['The customer', false],
    ['The business', false],
    ['You', true],
    ['You', true],
    ['The mediator', false],
  ]);
  expect((await labels('adjuster', 'Kim'))[2]).toEqual(['Alex (A person on our team)', false]);
});

test('a screen reader is told the language of words where it can be known', async () => {
  const langs = async (locale: Locale) =>
    (
      await renderItems(
        shown(
          [
            said({ kind: 'text', text: { key: 'choice.yes' } }),
            said({ kind: 'text', text: { verbatim: 'Hola' } }, { role: 'claimant' }),
            said({ kind: 'text', text: { verbatim: 'Hola' } }, { role: 'respondent' }),
            said({ kind: 'text', text: { verbatim: '您好' } }, { role: 'respondent' }),
          ],
          'claimant',
          locale,
        ),
        null,
      )
    ).map(({ lang }) => lang);
  expect(await langs('en')).toEqual(['en', 'en', '', 'zh']);
});

test('a message whose words are missing does not hide the others', async () => {
  faults.length = 0;
  const items = await renderItems(
    shown([said({ kind: 'text', text: { key: 'no.such.key' } }), said({ kind: 'text', text })]),
    null,
  );
  expect(items.map((item) => item.text)).toEqual([
    'This message cannot be shown right now. It is not lost.',
    'Words',
  ]);
  expect(faults).toHaveLength(1);
});

test('the panel says the date in the reader’s zone, why, and that a source was not checked yet', () => {
  expect(panelRenderer(wording)(shown([], 'claimant', 'es'))).toEqual({
    title: 'Productos y servicios',
    number: 'Caso K7F3M-9QX2T',
    phase: expect.any(String),
    next: expect.any(String),
    due: {
      at: Date.UTC(2026, 2, 4, 23, 30),
      text: 'jueves, 5 de marzo de 2026, 7:30',
      why: 'Porque sí.',
      source: 'A law (aún sin comprobar con el texto original)',
    },
    tasks: [],
    helper: null,
    person: { action: 'person', label: expect.any(String), style: 'plain' },
    composer: { open: true, text: expect.any(String), edits: false, rooms: [] },
    room: null,
    demonstration: true,
  });
});
