import { randomUUID } from 'node:crypto';
import { createClient } from 'redis';
import type { Coordination, Counters, Log, Signals, Wakeups } from '../../../core/port/outside.ts';
import { HERE_LASTS, type Presence } from '../../../core/port/presence.ts';
import { SECOND } from '../../../core/time.ts';
import { LOOK_EVERY } from '../local/local-coordination.ts';
import { localCounters } from '../local/local-counters.ts';
import { localPresence } from '../local/local-presence.ts';
import { localSignals } from '../local/local-signals.ts';
import { type LocalWakeups, localWakeups } from '../local/local-wakeups.ts';

const CHANNEL = 'parley:wake';
const SIGNALS = 'parley:signal';
/** Stands for every topic: the sender could not say for a while what happened. */
const EVERYTHING = '*';
const COUNT = 'parley:count:';
const HERE = 'parley:here:';
/** How long a turn waits for a count, or a desk for who is here; then this process answers for itself. */
const COUNT_PATIENCE = 250;
/** A connection on which even these are not answered is dead: a cut network says nothing. */
const PING_EVERY = 5 * SECOND;
const SILENCE = 12 * SECOND;
/** How long a start waits to be connected; it works without. */
const FIRST_CONNECT = SECOND;
const LONGEST_PAUSE = 2 * SECOND;

/** Counts, and lets the window begin with the first. Returns the count and what is left of the window. */
const COUNT_SCRIPT = `
local count = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return {count, left}`;

type Client = ReturnType<typeof clientAt>;

/**
 * Several processes wake each other and count together. Redis holds nothing that matters: while it is away every open
 * screen looks for itself, each process counts alone, and one warning is logged. What was missed in between is looked
 * up once it is back.
 */
export const redisCoordination = async ({
  url,
  log,
}: {
  readonly url: string;
  readonly log: Log;
}): Promise<Coordination> => {
  const local = localWakeups();
  const signals = localSignals();
  const client = clientAt(url);
  const subscriber = client.duplicate();
  const noteState = stateLog(log);
  for (const each of [client, subscriber]) {
    each.on('error', () => noteState('away'));
    each.on('ready', () => {
      if (client.isReady && subscriber.isReady) noteState('back');
    });
  }
  const timer = setInterval(() => {
    if (!subscriber.isReady) local.wakeEverybody();
  }, LOOK_EVERY).unref();
  const self = randomUUID();
  // What was missed meanwhile, by us or by those whom we could not reach, is looked up.
  subscriber.on('ready', local.wakeEverybody);
  client.on('ready', () => publish(client, self, [EVERYTHING]));
  const connecting = Promise.all([
    client.connect(),
    subscriber
      .connect()
      .then(() => Promise.all([hear(subscriber, self, local), hearSignals(subscriber, self, signals)])),
  ]);
  connecting.catch(() => noteState('away'));
  await within(FIRST_CONNECT, connecting).catch(() => undefined);
  return {
    wakeups: wakeupsOf(client, self, local),
    counters: countersOf(client),
    signals: signalsOf(client, self, signals),
    presence: presenceOf(client),
    close: async () => {
      clearInterval(timer);
      noteState.end();
      client.destroy();
      subscriber.destroy();
    },
  };
};

const clientAt = (url: string) =>
  createClient({
    url,
    name: 'parley',
    // What cannot be said now is not worth saying later.
    disableOfflineQueue: true,
    pingInterval: PING_EVERY,
    socket: {
      connectTimeout: 5 * SECOND,
      socketTimeout: SILENCE,
      reconnectStrategy: (retries: number) => Math.min(100 * 2 ** Math.min(retries, 10), LONGEST_PAUSE),
    },
  });

/** One line when it goes and one when it is back, however often it is tried. */
const stateLog = (log: Log) => {
  let state: 'unknown' | 'away' | 'back' | 'ended' = 'unknown';
  const note = (next: 'away' | 'back'): void => {
    if (state === next || state === 'ended') return;
    if (next === 'away') log.warn({ what: 'redis', code: 'away' });
    else if (state === 'away') log.info({ what: 'redis', code: 'back' });
    state = next;
  };
  return Object.assign(note, {
    end: () => {
      state = 'ended';
    },
  });
};

/** A message is the sender and the topics. Whoever sent it has woken its own already. */
const hear = (subscriber: Client, self: string, local: LocalWakeups): Promise<void> =>
  subscriber.subscribe(CHANNEL, (message) => {
    const [sender, ...topics] = message.split('\n');
    if (sender === self) return;
    if (topics[0] === EVERYTHING) local.wakeEverybody();
    else local.wake(topics);
  });

/** A message is the sender, the topic and the text, which may have lines of its own. */
const hearSignals = (subscriber: Client, self: string, signals: Signals): Promise<void> =>
  subscriber.subscribe(SIGNALS, (message) => {
    const [sender = '', topic = ''] = message.split('\n', 2);
    if (sender !== self) signals.publish(topic, message.slice(sender.length + topic.length + 2));
  });

const signalsOf = (client: Client, self: string, signals: Signals): Signals => ({
  ...signals,
  publish: (topic, text) => {
    signals.publish(topic, text);
    if (client.isReady) client.publish(SIGNALS, [self, topic, text].join('\n')).catch(() => undefined);
  },
});

const wakeupsOf = (client: Client, self: string, local: LocalWakeups): Wakeups => ({
  ...local,
  wake: (topics) => {
    local.wake(topics);
    if (topics.length > 0 && client.isReady) publish(client, self, topics);
  },
});

const publish = (client: Client, self: string, topics: readonly string[]): void => {
  client.publish(CHANNEL, [self, ...topics].join('\n')).catch(() => undefined);
};

const countersOf = (client: Client): Counters => {
  const own = localCounters();
  return {
    count: async (key, windowMs) => {
      // Counted here as well, so that nobody begins anew when Redis goes.
      const here = await own.count(key, windowMs);
      if (!client.isReady) return here;
      const asked = client.eval(COUNT_SCRIPT, { keys: [COUNT + key], arguments: [String(windowMs)] });
      const answer = await within(COUNT_PATIENCE, asked).catch(() => null);
      if (!Array.isArray(answer)) return here;
      const [count, endsIn] = answer.map(Number);
      return { count: count ?? here.count, endsIn: endsIn ?? here.endsIn };
    },
  };
};

/** By a key a person that Redis lets run out by its own clock. Who is here at this process is known without it. */
const presenceOf = (client: Client): Presence => {
  const own = localPresence();
  return {
    here: (memberId) => {
      own.here(memberId);
      if (client.isReady) client.set(HERE + memberId, '1', { PX: HERE_LASTS }).catch(() => undefined);
    },
    among: async (memberIds) => {
      const here = await own.among(memberIds);
      if (!client.isReady || memberIds.length === 0) return here;
      const asked = client.mGet(memberIds.map((memberId) => HERE + memberId));
      const answer = await within(COUNT_PATIENCE, asked).catch(() => []);
      return new Set(memberIds.filter((memberId, at) => here.has(memberId) || (answer[at] ?? null) !== null));
    },
  };
};

/** The same, or a rejection after so many milliseconds. */
const within = <T>(ms: number, work: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('Too late.')), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
};
