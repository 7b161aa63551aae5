import { expect, test } from '@jest/globals';
import { type Deliveries, deliveries, SHOW_AGAIN } from '../../../core/delivery/delivery.ts';
import type { Phrase } from '../../../core/message/message.ts';
import type { Delivered, Letter } from '../../../core/port/channel.ts';
import type { LogEntry } from '../../../core/port/outside.ts';
import type { Address } from '../../../core/port/store.ts';
import { type House, openHouse } from '../../fixture/house.ts';

type Answer = Delivered | 'crash';

/** A platform that answers what a test tells it to; `taken` where it says nothing. */
const platform = () => {
  const arrived: { readonly chatId: string; readonly key: string; readonly before: Phrase | null }[] = [];
  const probes: string[] = [];
  const answers: Answer[] = [];
  const probeAnswers: Delivered[] = [];
  const pauses: number[] = [];
  const logged: LogEntry[] = [];
  return {
    arrived,
    probes,
    answers,
    probeAnswers,
    pauses,
    logged,
    keys: () => arrived.map(({ key }) => key),
    channel: {
      platform: 'telegram' as const,
      deliver: async ({ address, item, before }: Letter): Promise<Delivered> => {
        const answer = answers.shift() ?? { outcome: 'taken' };
        const { text } = item.message.body;
        const arrives = answer === 'crash' || answer.outcome === 'taken' || answer.outcome === 'unanswered';
        if (arrives)
          arrived.push({ chatId: address.chatId, key: 'key' in text ? text.key : text.verbatim, before });
        if (answer === 'crash') return new Promise(() => undefined);
        return answer;
      },
      probe: async ({ chatId }: Address): Promise<Delivered> => {
        probes.push(chatId);
        return probeAnswers.shift() ?? { outcome: 'taken' };
      },
    },
  };
};
type Platform = ReturnType<typeof platform>;

const outboxOf = (house: House, to: Platform, worker = 'worker-1', now = () => 0): Deliveries =>
  deliveries({
    channel: to.channel,
    store: house.store,
    worker,
    service: house.turns,
    wakeups: house.wakeups,
    clock: { now },
    log: { info: () => {}, warn: (entry) => to.logged.push(entry), error: (entry) => to.logged.push(entry) },
    pause: async (ms, signal) => {
      to.pauses.push(ms);
      // The look at all chats every minute would never end here.
      if (ms >= 60_000) await new Promise<void>((end) => signal.addEventListener('abort', () => end()));
    },
    chance: () => 0,
  });

const seat = async (house: House, conversationId: string, more: Partial<Address> = {}): Promise<Address> => {
  const address: Address = {
    channel: 'telegram',
    chatId: 'chat-1',
    conversationId,
    shown: 0,
    trying: null,
    lost: false,
    reference: null,
    usedAt: 1,
    ...more,
  };
  await house.store.putAddress(address);
  return address;
};

const begin = async () => {
  const house = openHouse();
  const to = platform();
  const outbox = outboxOf(house, to);
  const claimant = await house.claimant();
  const address = await seat(house, claimant.conversationId);
  return { house, to, outbox, claimant, address };
};

const now = (house: House) => house.store.addressesAt('telegram', 'chat-1');

test('everything of the feed but the person’s own words arrives, in order, as it happens', async () => {
  const { to, outbox, claimant } = await begin();
  outbox.start();
  await outbox.idle();
  expect(to.arrived).toHaveLength(2);
  await claimant.say('The kettle broke on 3 November.');
  await outbox.idle();
  const feed = await claimant.feed();
  expect(to.keys()).toEqual(
    feed.flatMap(({ message: { from, body } }) =>
      from.role === 'claimant' || !('key' in body.text) ? [] : [body.text.key],
    ),
  );
  expect(to.keys()).not.toContain('The kettle broke on 3 November.');
  await outbox.stop();
});

test('of several processes one delivers, and another takes over from it', async () => {
  const { house, to, outbox, claimant } = await begin();
  const other = outboxOf(house, to, 'worker-2');
  outbox.start();
  await outbox.idle();
  other.start();
  await other.idle();
  await claimant.say('The kettle broke on 3 November.');
  await Promise.all([outbox.idle(), other.idle()]);
  const before = to.keys();
  expect(before.length).toBeGreaterThan(2);
  expect(new Set(before).size).toBe(before.length);
  await other.stop();
  await outbox.stop();
  await claimant.say('It cost 40 euros.');
  const next = outboxOf(house, to, 'worker-3');
  next.start();
  await next.idle();
  const feed = await claimant.feed();
  expect(to.keys()).toHaveLength(feed.filter(({ message }) => message.from.role === 'bot').length);
  await next.stop();
});

test('a platform that says how long to wait is waited for, one that fails with growing pauses; nothing comes twice', async () => {
  const { to, outbox } = await begin();
  to.answers.push({ outcome: 'waiting', ms: 7_000 }, ...Array(5).fill({ outcome: 'failed' }));
  outbox.start();
  await outbox.idle();
  expect(to.pauses.filter((ms) => ms < 60_000)).toEqual([7_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
  expect(to.arrived).toHaveLength(2);
  expect(to.logged).toMatchObject([{ what: 'delivery', code: 'failed', count: 4 }]);
  await outbox.stop();
});

test('no answer: not sent again blindly; offered again once the platform answers, and shown on request', async () => {
  const { to, outbox, claimant, address } = await begin();
  to.answers.push({ outcome: 'unanswered' });
  to.probeAnswers.push({ outcome: 'unanswered' }, { outcome: 'failed' }, { outcome: 'taken' });
  outbox.start();
  await outbox.idle();
  const [first, second] = (await claimant.feed()).map(({ message: { body } }) =>
    'key' in body.text ? body.text.key : '',
  );
  expect(to.keys()).toEqual([first, 'delivery.unsure', second]);
  expect(to.probes).toHaveLength(3);
  await outbox.repeat(address, 1);
  expect(to.keys()).toEqual([first, 'delivery.unsure', second, first]);
  await outbox.stop();
  expect(SHOW_AGAIN).toBe('showAgain');
});

test('killed between handing over and the answer: after the next start nothing is said twice and nothing is lost', async () => {
  const { house, to, outbox } = await begin();
  to.answers.push('crash');
  outbox.start();
  while (to.arrived.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(await now(house)).toMatchObject([{ shown: 0, trying: 1 }]);
  // The first outbox is gone with its process; it is never stopped.
  const next = outboxOf(house, to);
  next.start();
  await next.idle();
  expect(to.keys().filter((key) => key === to.keys()[0])).toHaveLength(1);
  expect(to.keys()).toContain('delivery.unsure');
  expect(to.arrived).toHaveLength(3);
  expect(await now(house)).toMatchObject([{ shown: 2, trying: null }]);
  await next.stop();
});

test('stopped while it waits: what was surely not taken comes after the next start, without a word about it', async () => {
  const { house, to, outbox } = await begin();
  to.answers.push({ outcome: 'waiting', ms: 90_000 });
  outbox.start();
  while (!to.pauses.includes(90_000)) await new Promise((resolve) => setImmediate(resolve));
  await outbox.stop();
  expect(to.arrived).toEqual([]);
  expect(await now(house)).toMatchObject([{ shown: 0, trying: null }]);
  const next = outboxOf(house, to);
  next.start();
  await next.idle();
  expect(to.arrived).toHaveLength(2);
  expect(to.keys()).not.toContain('delivery.unsure');
  await next.stop();
});

test('a closed chat is a fact on the record, with where the person is reached now, and gets nothing more', async () => {
  const { house, to, outbox, claimant } = await begin();
  to.answers.push({ outcome: 'gone' });
  outbox.start();
  await outbox.idle();
  expect(to.arrived).toEqual([]);
  const record = await house.store.record(claimant.caseId);
  expect(record.map(({ recorded }) => recorded.event)).toContainEqual({
    type: 'chatLost',
    by: 'claimant',
    platform: 'telegram',
    next: 'web',
  });
  expect(await claimant.news()).toMatch(/Telegram no longer takes my messages\. I reach you here/);
  await claimant.say('The kettle broke.');
  await outbox.idle();
  expect(to.arrived).toEqual([]);
  expect(await now(house)).toMatchObject([{ lost: true, shown: 0 }]);
  await outbox.stop();
});

test('a chat that its person closed is on the record without a message that failed, once', async () => {
  const { house, to, outbox, claimant } = await begin();
  outbox.start();
  await outbox.idle();
  await outbox.closed('chat-1');
  await outbox.closed('chat-1');
  const record = await house.store.record(claimant.caseId);
  const lost = record.filter(({ recorded }) => (recorded.event as { type: string }).type === 'chatLost');
  expect(lost).toHaveLength(1);
  expect(await now(house)).toMatchObject([{ lost: true, shown: 2 }]);
  const { length } = to.arrived;
  await claimant.say('The kettle broke.');
  await outbox.idle();
  expect(to.arrived).toHaveLength(length);
  await outbox.stop();
});

test('what the platform will never take is logged as our fault and does not stop the rest', async () => {
  const { to, outbox } = await begin();
  to.answers.push({ outcome: 'refused', fault: new Error('can’t parse entities') });
  outbox.start();
  await outbox.idle();
  expect(to.arrived).toHaveLength(1);
  expect(to.logged).toMatchObject([{ what: 'delivery', code: 'refused' }]);
  await outbox.stop();
});

test('one chat with two cases: the other one names itself', async () => {
  const { house, to, outbox } = await begin();
  const other = await house.claimant();
  await seat(house, other.conversationId, { usedAt: 2 });
  outbox.start();
  await outbox.idle();
  const named = to.arrived.map(({ before }) => before?.key ?? null);
  expect(named).toEqual([null, null, 'delivery.otherCase', 'delivery.otherCase']);
  await outbox.stop();
});

test('a lost wake-up delays, and loses nothing: chats that are behind are found at the start', async () => {
  const { house, to, claimant } = await begin();
  await claimant.say('The kettle broke.');
  const late = outboxOf(house, to);
  late.start();
  await late.idle();
  const own = (await claimant.feed()).filter(({ message: { from } }) => from.role === 'claimant');
  expect(to.arrived).toHaveLength((await claimant.feed()).length - own.length);
  await late.stop();
});

test('a chat that the platform says is closed is a fact on each of its cases before anything is sent there', async () => {
  const { house, to, outbox, claimant } = await begin();
  const other = await house.claimant();
  await seat(house, other.conversationId, { usedAt: 2 });
  await outbox.closed('chat-1');
  await outbox.closed('chat-1');
  expect(to.arrived).toEqual([]);
  for (const each of [claimant, other])
    expect((await each.news()).match(/Telegram no longer takes my messages/gu)).toHaveLength(1);
  expect((await now(house)).map(({ lost }) => lost)).toEqual([true, true]);
  await outbox.stop();
});

test('a clock that jumps ahead, as after a night with the lid closed, holds nothing back', async () => {
  const { house, to, claimant } = await begin();
  let now = 0;
  const outbox = outboxOf(house, to, 'worker-1', () => now);
  outbox.start();
  await outbox.idle();
  const before = to.arrived.length;
  now += 8 * 60 * 60 * 1_000;
  await claimant.say('The kettle broke on 3 November.');
  await outbox.idle();
  expect(to.arrived.length).toBeGreaterThan(before);
  await outbox.stop();
});
