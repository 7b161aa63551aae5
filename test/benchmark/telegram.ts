import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Update } from 'telegraf/types';
import { icalCalendar } from '../../adapters/calendar/ical/ical-calendar.ts';
import { type Client, clientOf, telegraf } from '../../adapters/channel/telegram/client.ts';
import { channelOf } from '../../adapters/channel/telegram/deliver.ts';
import { hearer } from '../../adapters/channel/telegram/hear.ts';
import { paceOf, type Time } from '../../adapters/channel/telegram/pace.ts';
import type { TelegramParts } from '../../adapters/channel/telegram/parts.ts';
import { speaker } from '../../adapters/channel/telegram/speak.ts';
import { localWakeups } from '../../adapters/coordination/local/local-wakeups.ts';
import { randomIds, sha256 } from '../../adapters/ids/random-ids.ts';
import { memoryStore } from '../../adapters/store/memory/memory-store.ts';
import { icuWording } from '../../adapters/wording/icu/wording.ts';
import { door } from '../../core/delivery/door.ts';
import type { FeedItem } from '../../core/message/message.ts';
import type { Letter } from '../../core/port/channel.ts';
import type { Address } from '../../core/port/store.ts';
import type { Shown, TurnService } from '../../core/turn/service.ts';
import { type Measure, quantile } from './measure.ts';

const WARM_UP = 500;
const TURNS = 3_000;

/**
 * What Telegram's adapter adds to a turn: an update is read, handed to the case, and the answer is brought into
 * Telegram's form. The case and its store answer at once here. First with a Bot API that answers at once as well, then
 * over HTTP on loopback with what telegraf adds; the floor is the same bytes posted with nothing around them.
 */
export const benchTelegram = async (): Promise<readonly Measure[]> => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('{"ok":true,"result":{"message_id":1}}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const instant = { call: async () => ({ ok: true, result: { message_id: 1 } }) } as unknown as Client;
  const alone = await timed(turnOf(instant));
  const posted = await timed(async () => {
    const response = await fetch(url, { method: 'POST', body: '{"chat_id":"7","text":"The same bytes."}' });
    await response.arrayBuffer();
  });
  const overHttp = await timed(turnOf(clientOf(telegraf('1:token', url), silent)));
  server.closeAllConnections();
  server.close();
  return [
    {
      name: 'telegram: adapter a turn',
      value: `${alone.median.toFixed(3)} ms`,
      ratio: `p99 ${alone.p99.toFixed(3)} ms`,
      target: 'median <= 1 ms',
    },
    {
      name: 'telegram: the same with its HTTP call',
      value: `${overHttp.median.toFixed(3)} ms`,
      ratio: `${(overHttp.median / posted.median).toFixed(1)} x one bare POST`,
    },
  ];
};

const timed = async (
  turn: () => Promise<void>,
): Promise<{ readonly median: number; readonly p99: number }> => {
  for (let count = 0; count < WARM_UP; count += 1) await turn();
  const times: number[] = [];
  for (let count = 0; count < TURNS; count += 1) {
    const from = performance.now();
    await turn();
    times.push(performance.now() - from);
  }
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
};

const CONVERSATION = {
  conversationId: 'conversation',
  caseId: 'case',
  role: 'claimant',
  personId: 'ana',
  memory: null,
} as const;

const ITEM: FeedItem = {
  seq: 2,
  at: 0,
  version: 3,
  message: {
    from: { role: 'bot' },
    body: {
      kind: 'card',
      text: { key: 'card.understood' },
      rows: [
        { label: { key: 'element.item' }, value: { verbatim: 'a washing machine & its hose' } },
        {
          label: { key: 'element.amount' },
          value: { key: 'value.money', params: { amount: { money: { minor: 48_000, currency: 'USD' } } } },
        },
      ],
      choices: [{ action: 'fix', label: { key: 'choice.fix' } }],
    },
  },
};

const SHOWN: Shown = {
  conversation: CONVERSATION,
  items: [ITEM],
  panel: {
    number: '',
    title: { en: '', 'zh-Hant': '', 'zh-Hans': '', es: '' },
    phase: { key: 'phase.narrating' },
    next: { key: 'next.nothing' },
    due: null,
    tasks: [],
    helper: null,
    person: null,
    composer: { open: true, hint: { key: 'composer.open' }, edits: false },
    room: false,
    demonstration: false,
  },
  locale: 'en',
  timeZone: 'America/New_York',
};

const unused = (): Promise<never> => Promise.reject(new Error('No turn asks for this.'));
const SERVICE: TurnService = {
  take: async () => ({ status: 'done', version: 3 }),
  show: async () => SHOWN,
  open: unused,
  enter: unused,
  enterStaff: unused,
  peek: unused,
  readIn: unused,
  evidence: unused,
  exportRecord: unused,
  staffSeat: unused,
  staffConversation: unused,
  room: unused,
  noteRoom: unused,
  appointment: unused,
  talkLink: unused,
  appointmentByLink: unused,
  leaveAsked: unused,
  answerLeave: unused,
  caseForStaff: unused,
};

/** One turn: words in, a card with a key out. */
const turnOf = (client: Client): (() => Promise<void>) => {
  const store = memoryStore();
  const clock = { now: () => 0 };
  const time: Time = { now: () => 0, pause: async () => undefined };
  const { signal } = new AbortController();
  const pace = paceOf(time, signal, { chatEvery: 0, every: 0 });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const wording = icuWording(join(import.meta.dirname, '../../prompts/replies'));
  const none = {
    put: unused,
    get: unused,
    remove: unused,
    keep: unused,
    putBetween: unused,
    removeOlder: unused,
    writable: unused,
  };
  const parts: TelegramParts = {
    service: SERVICE,
    store,
    door: door({ store, service: SERVICE, clock, digest: sha256 }),
    wording,
    attachments: none,
    intake: none,
    clock,
    ids: randomIds(),
    wakeups: localWakeups(),
    digest: sha256,
    log,
    procedures: [],
    publicUrl: () => 'https://parley.example',
    reachable: true,
    calendar: icalCalendar,
    procedureId: 'consumer',
    timeZone: 'UTC',
    client,
    pace,
    speak: speaker({ client, pace, time, signal, wording, log }),
    started: { outbox: null, name: 'parley_bot' },
    token: '1:token',
    apiUrl: '',
  };
  const hear = hearer(parts, time, signal);
  const channel = channelOf(parts);
  const address: Address = {
    channel: 'telegram',
    chatId: '7',
    conversationId: CONVERSATION.conversationId,
    shown: 0,
    trying: null,
    lost: false,
    reference: null,
    usedAt: 0,
  };
  const seated = store.putAddress(address);
  let updates = 0;
  return async () => {
    await seated;
    updates += 1;
    await hear(updateOf(updates));
    const letter: Letter = { address, item: ITEM, locale: 'en', timeZone: 'UTC', before: null };
    const { outcome } = await channel.deliver(letter);
    if (outcome !== 'taken') throw new Error(`The answer was ${outcome}.`);
  };
};

const updateOf = (id: number): Update => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1_700_000_000,
    from: { id: 7, is_bot: false, first_name: 'Ana', language_code: 'en' },
    chat: { id: 7, type: 'private', first_name: 'Ana' },
    text: 'I bought a washing machine on October 12 for $480.',
  },
});
