import { expect, test } from '@jest/globals';
import { LIMITS, paceOf } from '../../../../adapters/channel/telegram/pace.ts';

/** A clock that jumps to whatever is waited for next. */
const jumping = () => {
  let now = 0;
  const waiting: { at: number; resolve: () => void }[] = [];
  return {
    time: {
      now: () => now,
      pause: (ms: number) => new Promise<void>((resolve) => waiting.push({ at: now + ms, resolve })),
    },
    run: async (): Promise<void> => {
      for (let idle = 0; idle < 5; ) {
        await new Promise((resolve) => setImmediate(resolve));
        const next = waiting.sort((one, other) => one.at - other.at).shift();
        if (next === undefined) idle += 1;
        else {
          now = Math.max(now, next.at);
          next.resolve();
        }
      }
    },
  };
};

const sentBy = async (chats: readonly string[]) => {
  const { time, run } = jumping();
  const pace = paceOf(time, new AbortController().signal);
  const sent: { chat: string; at: number; order: number }[] = [];
  for (const [order, chat] of chats.entries())
    void pace.message(chat).then(() => sent.push({ chat, at: time.now(), order }));
  await run();
  return sent;
};

test('one chat gets a message a second, in order', async () => {
  const sent = await sentBy(['a', 'a', 'a']);
  expect(sent.map(({ order }) => order)).toEqual([0, 1, 2]);
  expect(sent.map(({ at }) => at)).toEqual([0, 1_000, 2_000]);
});

test('over all chats no second holds more than 25, and a full chat holds back no other', async () => {
  const busy = Array.from({ length: 5 }, () => 'busy');
  const sent = await sentBy([...busy, ...Array.from({ length: 100 }, (_, index) => `chat-${index}`)]);
  expect(sent).toHaveLength(105);
  for (const { at } of sent)
    expect(sent.filter((each) => each.at >= at && each.at < at + 1_000).length).toBeLessThanOrEqual(25);
  const others = sent.filter(({ chat }) => chat !== 'busy');
  expect(Math.max(...others.map(({ at }) => at))).toBeLessThanOrEqual(105 * LIMITS.every);
});

test('edits and the like count over all, not for a chat', async () => {
  const { time, run } = jumping();
  const pace = paceOf(time, new AbortController().signal);
  const at: number[] = [];
  for (let count = 0; count < 3; count += 1) void pace.other().then(() => at.push(time.now()));
  await run();
  expect(at).toEqual([0, LIMITS.every, 2 * LIMITS.every]);
});
