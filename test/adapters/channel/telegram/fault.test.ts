import { afterEach, expect, test } from '@jest/globals';
import type { TurnService } from '../../../../core/turn/service.ts';
import { type Bench, openBench, tick } from './bench.ts';
import { type Called, no, TOKEN, tooMany } from './server.ts';
import { conversationOf, feedOf, press, STORY, say } from './story.ts';

let bench: Bench;
afterEach(() => bench.close());

const sends = (): readonly Called[] => bench.server.calls.filter(({ method }) => method === 'sendMessage');
const handled = async (): Promise<readonly string[]> =>
  (await feedOf(bench, bench.person(7))).flatMap(({ message: { body } }) =>
    'key' in body.text ? [body.text.key] : [],
  );

/** Lets a fault happen to the next call of a method, so many times. */
const faultAt = (method: string, times: number, fault: ReturnType<typeof bench.server.fault>): void => {
  let left = times;
  bench.server.fault = (called) => {
    if (called.method !== method || left === 0) return null;
    left -= 1;
    return fault;
  };
};

test.each(['polling', 'webhook'] as const)(
  'the same update again, at once and after a restart, has one effect (%s)',
  async (mode) => {
    bench = await openBench({ mode });
    const ana = bench.person(7);
    const begun = await ana.say('/start');
    await bench.quiet();
    await ana.say('/start', begun.updateId);
    const { updateId } = await ana.say(STORY);
    await ana.say(STORY, updateId);
    const help = await ana.say('/help');
    await ana.say('/help', help.updateId);
    await bench.quiet();
    const before = ana.read();
    await bench.restart();
    await ana.say('/start', begun.updateId);
    await ana.say(STORY, updateId);
    await ana.say('/help', help.updateId);
    await bench.quiet();
    expect(ana.read()).toBe(before);
    expect(before.match(/\/person: Ask for a person/gu)).toHaveLength(1);
    expect(before.match(/This is what I understood/gu)).toHaveLength(1);
    expect(before.match(/Tell me what happened/gu)).toHaveLength(1);
  },
);

test('updates that come in another order than they were made are all heard', async () => {
  bench = await openBench({ mode: 'webhook' });
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  const [early, late] = [bench.server.nextUpdateId(), bench.server.nextUpdateId()];
  await ana.say('/help', late);
  await ana.say('/language', early);
  await ana.say(STORY, bench.server.nextUpdateId());
  await bench.quiet();
  expect(ana.read()).toMatch(/Which language/u);
  expect(ana.read()).toMatch(/\/person/u);
  expect(ana.read()).toMatch(/This is what I understood/u);
});

test('too many requests: the wait that Telegram names is kept, and everything comes once and in order', async () => {
  bench = await openBench();
  faultAt('sendMessage', 2, tooMany(17));
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  expect(bench.pauses.filter((ms) => ms >= 17_000 && ms < 20_000)).toHaveLength(2);
  expect(ana.screen.filter(({ by }) => by === 'bot')).toHaveLength(2);
  expect(ana.read()).toMatch(/^Hello[\s\S]*Tell me what happened/u);
});

test.each([
  ['an error after it was taken', 'errorAfter', 1],
  ['a line that breaks after it was taken', 'dropAfter', 1],
  ['a line that breaks before', 'dropBefore', 0],
  ['no answer in time', 'hang', 0],
] as const)(
  '%s: not sent again blindly, offered once more, and shown when asked for',
  async (_what, fault, arrived) => {
    bench = await openBench({ patience: 300 });
    faultAt('sendMessage', 1, fault);
    const ana = bench.person(7);
    await say(bench, ana, '/start');
    const greeting = /^Hello, I'm Parley/gmu;
    expect(ana.read().match(greeting) ?? []).toHaveLength(arrived);
    expect(ana.read().match(/may not have reached you/gu)).toHaveLength(1);
    expect(ana.read()).toMatch(/Tell me what happened/u);
    await ana.tap('Show it again');
    await bench.quiet();
    expect(ana.read().match(greeting)).toHaveLength(arrived + 1);
    expect(
      ana.screen.some(({ keyboard }) => keyboard.flat().some(({ text }) => text === 'Show it again')),
    ).toBe(false);
  },
);

test('what is said while the connection is down comes when it is back', async () => {
  bench = await openBench();
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  faultAt('getUpdates', 4, 'dropBefore');
  await say(bench, ana, STORY);
  expect(ana.read()).toMatch(/This is what I understood/u);
  expect(bench.logged.filter(({ what }) => /no news/u.test(what))).toHaveLength(1);
});

test('ended in the midst of things, nothing is lost and nothing comes twice', async () => {
  bench = await openBench();
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  // Committed, and on its way out when the process ends.
  bench.server.fault = ({ method }) => (method === 'sendMessage' ? 'dropAfter' : null);
  await ana.say(STORY);
  while (!(await handled()).includes('card.understood')) await tick();
  await bench.restart('crash');
  await bench.quiet();
  expect(ana.read().match(/This is what I understood/gu)).toHaveLength(1);
  expect(ana.read().match(/Do you have a photo/gu)).toHaveLength(1);
  expect((await handled()).filter((key) => key === 'card.understood')).toHaveLength(1);
});

test('an update whose turn did not become durable is not confirmed, and is heard after the restart', async () => {
  bench = await openBench();
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  const { turns } = bench.parley();
  const take: TurnService['take'] = () => Promise.reject(new Error('The disk is full.'));
  Object.assign(turns, { take });
  await ana.say(STORY);
  await tick();
  await bench.restart('crash');
  await bench.quiet();
  expect(ana.read()).toMatch(/This is what I understood/u);
});

test('a turn that takes long holds up nobody, and is not confirmed by what comes after it', async () => {
  bench = await openBench();
  const [ana, ben] = [bench.person(7), bench.person(8)];
  await say(bench, ana, '/start');
  const anas = await conversationOf(bench, ana);
  const { turns } = bench.parley();
  const { take } = turns;
  const hanging: TurnService['take'] = (inbound) =>
    inbound.conversationId === anas ? new Promise(() => undefined) : take(inbound);
  Object.assign(turns, { take: hanging });
  await ana.say(STORY);
  await ben.say(STORY);
  while (!/This is what I understood/u.test(ben.read())) await tick();
  const asked = bench.server.calls.length;
  while (bench.server.calls.length < asked + 5) await tick();
  expect(bench.server.waiting).toBe(2);
  await bench.restart('crash');
  await bench.quiet();
  expect(ana.read().match(/This is what I understood/gu)).toHaveLength(1);
  expect(ben.read().match(/This is what I understood/gu)).toHaveLength(1);
});

test('an update that fails again and again is told, logged once, and holds up nobody', async () => {
  bench = await openBench();
  const [ana, ben] = [bench.person(7), bench.person(8)];
  await say(bench, ana, '/start');
  const { turns, trace } = bench.parley();
  const anas = await conversationOf(bench, ana);
  const { take } = turns;
  const broken: TurnService['take'] = (inbound) =>
    inbound.conversationId === anas
      ? trace.during('turn', {}, () => Promise.reject(new Error('A fault.')))
      : take(inbound);
  Object.assign(turns, { take: broken });
  await ana.say(STORY);
  await ben.say(STORY);
  await bench.quiet();
  expect(ana.read(1)).toMatch(/Something went wrong on our side/u);
  expect(ben.read()).toMatch(/This is what I understood/u);
  const lines = bench.logged.filter(({ what }) => what === 'turn');
  expect(lines).toHaveLength(1);
  // The person can name what the line is found by.
  const code = /tell our team this code: ([a-z0-9]{10})$/u.exec(ana.read(1))?.[1];
  expect(code).toBe(lines[0]?.turnId);
});

test('a token that is revoked: one clear line, nothing lost, and on it goes with the token back', async () => {
  bench = await openBench();
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  await ana.say(STORY);
  bench.server.token = 'another';
  while (bench.pauses.length < 30) await tick();
  bench.server.token = TOKEN;
  await bench.quiet();
  expect(ana.read()).toMatch(/This is what I understood/u);
  const lines = bench.logged.filter(({ code }) => code === 'tokenRevoked');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.what).toMatch(/TELEGRAM_TOKEN/u);
  expect(JSON.stringify([bench.logged, bench.faults.map(String)])).not.toContain(TOKEN);
});

test('a webhook that Telegram does not take is named in one line, and set as soon as it is taken', async () => {
  let refused = 0;
  bench = await openBench({
    mode: 'webhook',
    fault: ({ method }) => {
      refused += method === 'setWebhook' ? 1 : 0;
      return method === 'setWebhook' && refused < 5
        ? {
            status: 400,
            body: no(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'),
          }
        : null;
    },
  });
  await say(bench, bench.person(7), '/start');
  expect(bench.person(7).read()).toMatch(/Tell me what happened/u);
  const [line, ...more] = bench.logged.filter(({ code }) => code === 'malformed');
  expect(line?.what).toMatch(/PUBLIC_URL has to be an https address/u);
  expect(more).toEqual([]);
});

test('another program that asks for the same news is named in one line', async () => {
  bench = await openBench();
  const conflict = no(409, 'Conflict: terminated by other getUpdates request');
  faultAt('getUpdates', 5, { status: 409, body: conflict });
  await say(bench, bench.person(7), '/start');
  expect(bench.logged.filter(({ code }) => code === 'elsewhere')).toHaveLength(1);
});

test.each([
  ['a blocked bot', no(403, 'Forbidden: bot was blocked by the user'), 403],
  ['a deleted account', no(400, 'Bad Request: chat not found'), 400],
])('%s becomes a fact on the case, with where the person is reached instead', async (_what, body, status) => {
  bench = await openBench();
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  bench.server.fault = ({ method }) => (method.startsWith('send') ? { status, body } : null);
  await say(bench, ana, STORY);
  const keys = await handled();
  expect(keys).toContain('news.chatLost');
  const [address] = await bench.parley().store.addresses(await conversationOf(bench, ana));
  expect(address?.lost).toBe(true);
  const count = sends().length;
  await bench.restart();
  await bench.quiet();
  expect(sends()).toHaveLength(count);
  // Whoever writes again is there again, and reads what came meanwhile.
  bench.server.fault = () => null;
  await say(bench, ana, 'hello?');
  expect(ana.read()).toMatch(/This is what I understood/u);
});

test('who blocks the bot is known to be gone before anything is sent', async () => {
  bench = await openBench();
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  const member = (status: string) => ({ user: { id: 4711, is_bot: true, first_name: 'Parley' }, status });
  await ana.send({
    my_chat_member: {
      chat: { id: 7, type: 'private' },
      from: { id: 7, is_bot: false, first_name: 'Ana' },
      date: 1,
      old_chat_member: member('member'),
      new_chat_member: member('kicked'),
    },
  });
  await bench.quiet();
  expect(await handled()).toContain('news.chatLost');
  expect(ana.read()).not.toMatch(/no longer/u);
});

test('markup that Telegram cannot read falls back to plain text, keys that it refuses to none', async () => {
  bench = await openBench();
  bench.server.fault = ({ method, payload }) =>
    method === 'sendMessage' && (payload['parse_mode'] !== undefined || payload['reply_markup'] !== undefined)
      ? { status: 400, body: no(400, "Bad Request: can't parse entities") }
      : null;
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  await say(bench, ana, STORY);
  expect(ana.read()).toMatch(/Amount: \$480/u);
  expect(ana.read()).toMatch(/Do you have a photo[^\n]*\n• Go on without/u);
  expect(bench.faults).toEqual([]);
});

test('a message that Telegram never takes is logged without its words, and what follows comes', async () => {
  bench = await openBench();
  bench.server.fault = ({ method, payload }) =>
    method === 'sendMessage' && String(payload['text']).includes('480')
      ? { status: 400, body: no(400, 'Bad Request: it says $480') }
      : null;
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  await say(bench, ana, STORY);
  expect(ana.read()).toMatch(/Do you have a photo/u);
  expect(bench.logged.filter(({ code }) => code === 'refused')).toHaveLength(1);
  expect(JSON.stringify([bench.logged, bench.faults.map(String)])).not.toContain('480');
});

test('the webhook takes nothing without its secret', async () => {
  bench = await openBench({ mode: 'webhook' });
  const ana = bench.person(7);
  await say(bench, ana, '/start');
  const { url = '' } = bench.server.webhook ?? {};
  const update = { update_id: 5_000, message: ana.message({ text: STORY }) };
  for (const secret of [undefined, 'guess', ''])
    expect(
      (
        await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
          },
          body: JSON.stringify(update),
        })
      ).status,
    ).toBe(403);
  await bench.quiet();
  expect(await handled()).not.toContain('card.understood');
  await press(bench, ana, 'person').catch(() => undefined);
});
