import { expect, test } from '@jest/globals';
import { type Lane, lanes } from '../../../../adapters/channel/telegram/lane.ts';

/** A clock that a test moves. */
const handClock = () => {
  let now = 0;
  let waiting: { readonly at: number; readonly resolve: () => void }[] = [];
  return {
    time: {
      now: () => now,
      pause: (ms: number) => new Promise<void>((resolve) => void waiting.push({ at: now + ms, resolve })),
    },
    move: async (ms: number): Promise<void> => {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { resolve } of due) resolve();
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

const begin = () => {
  const clock = handClock();
  const chats = lanes(clock.time, new AbortController().signal);
  const done: string[] = [];
  const say =
    (text: string) =>
    async (lane: Lane): Promise<void> =>
      lane.words(async () => async () => void done.push(text));
  return { clock, chats, done, say };
};

test('words wait for more words, and are handed over together, in order', async () => {
  const { clock, chats, done, say } = begin();
  void chats.run('a', say('one'));
  await clock.move(400);
  void chats.run('a', say('two'));
  await clock.move(400);
  expect(done).toEqual([]);
  await clock.move(200);
  expect(done).toEqual(['one', 'two']);
});

test('whoever writes on and on is heard all the same', async () => {
  const { clock, chats, done, say } = begin();
  for (let count = 0; count < 8; count += 1) {
    void chats.run('a', say(String(count)));
    await clock.move(500);
  }
  expect(done.length).toBeGreaterThanOrEqual(6);
});

test('a press ends the wait and comes after the words; another chat is not held up', async () => {
  const { clock, chats, done, say } = begin();
  void chats.run('a', say('words'));
  await chats.run('b', async () => void done.push('elsewhere'));
  await chats.run('a', async (lane) => {
    await lane.settled();
    done.push('press');
  });
  expect(done).toEqual(['elsewhere', 'words', 'press']);
  await clock.move(1_000);
  expect(done).toHaveLength(3);
});

test('an update is done when its words are durable, and fails where they do not become so', async () => {
  const { clock, chats } = begin();
  let end = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    end = resolve;
  });
  let isDone = false;
  const good = chats
    .run('a', async (lane) => lane.words(async () => () => slow))
    .then(() => {
      isDone = true;
    });
  const bad = chats.run('a', async (lane) => lane.words(() => Promise.reject(new Error('no'))));
  const caught = expect(bad).rejects.toThrow('no');
  await clock.move(0);
  await clock.move(700);
  await caught;
  expect(isDone).toBe(false);
  end();
  await good;
  expect(isDone).toBe(true);
});
