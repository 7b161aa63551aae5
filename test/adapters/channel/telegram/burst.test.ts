import { afterEach, expect, test } from '@jest/globals';
import { LIMITS, type Time } from '../../../../adapters/channel/telegram/pace.ts';
import { type Bench, openBench } from './bench.ts';
import { feedOf } from './story.ts';

const CHATS = 200;
const UPDATES_EACH = 10;
/** Turns of the event loop in which nothing was done; what was just let go has reached Telegram by then. */
const CALM = 8;

/**
 * A clock that stands while anything is being done and then jumps to the next moment that somebody waits for, so that
 * Telegram's real limits are kept and no test waits for them.
 */
const jumpingTime = (isBusy: () => boolean): Time & { readonly stop: () => void } => {
  let now = 0;
  const waiting: { readonly at: number; readonly resolve: () => void }[] = [];
  let calm = 0;
  let goes = true;
  const look = (): void => {
    if (goes) setImmediate(look);
    calm = isBusy() ? 0 : calm + 1;
    const [next] = waiting.toSorted((one, other) => one.at - other.at);
    if (calm < CALM || next === undefined) return;
    now = Math.max(now, next.at);
    for (const each of waiting.filter(({ at }) => at <= now)) {
      waiting.splice(waiting.indexOf(each), 1);
      each.resolve();
    }
  };
  look();
  return {
    now: () => now,
    pause: (ms) => new Promise((resolve) => waiting.push({ at: now + ms, resolve })),
    stop: () => {
      goes = false;
    },
  };
};

let bench: Bench;
let time: ReturnType<typeof jumpingTime>;
afterEach(async () => {
  await bench.close();
  time.stop();
});

test('200 chats in a burst of 2,000 updates: all answered in order, none twice, within the limits', async () => {
  let isBusy = (): boolean => true;
  time = jumpingTime(() => isBusy());
  bench = await openBench({ store: 'memory', time });
  isBusy = () => bench.server.under > 0;
  bench.server.now = time.now;
  const people = Array.from({ length: CHATS }, (_, index) => bench.person(1_000 + index));
  const texts = [
    'The kettle I bought from Acme on 3 March does not work.',
    'no wait, it was the 4th of March',
    'hello',
    'how long does this take?',
    '$480',
    'no wait, 450',
    'what does it cost?',
    'I want my money back',
    'thanks',
    'who sees this?',
  ];
  expect(texts).toHaveLength(UPDATES_EACH);
  for (const text of texts) await Promise.all(people.map((person) => person.say(text)));
  while (bench.server.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await bench.outbox().idle();

  for (const person of people) {
    const feed = await feedOf(bench, person);
    const own = feed.flatMap(({ message: { from, body } }) =>
      from.role === 'claimant' && 'verbatim' in body.text ? [body.text.verbatim] : [],
    );
    expect(own).toEqual(texts);
    const said = feed.filter(({ message }) => message.from.role === 'bot').length;
    expect(person.screen.filter(({ by }) => by === 'bot')).toHaveLength(said);
  }
  const all = people.flatMap(({ screen }) => screen.filter(({ by }) => by === 'bot').map(({ at }) => at));
  for (const { screen } of people)
    expect(
      closest(
        screen.filter(({ by }) => by === 'bot').map(({ at }) => at),
        1,
      ),
    ).toBeGreaterThanOrEqual(LIMITS.chatEvery - 1);
  expect(closest(all, 30)).toBeGreaterThanOrEqual(1_000);
  expect(bench.faults).toEqual([]);
});

/** The shortest time in which so many more messages followed one. */
const closest = (moments: readonly number[], more: number): number => {
  const sorted = moments.toSorted((one, other) => one - other);
  return Math.min(...sorted.slice(more).map((at, index) => at - (sorted[index] ?? 0)));
};
