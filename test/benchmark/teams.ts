import { systemClock } from '../../adapters/clock/clock.ts';
import { readConfig } from '../../adapters/config/config.ts';
import { pinoLog } from '../../adapters/log/pino/pino-log.ts';
import { openParley, type Parley } from '../../parley.ts';
import { Microsoft } from '../adapters/channel/teams/microsoft.ts';
import { TeamsPerson } from '../adapters/channel/teams/person.ts';
import { serveTeams } from '../adapters/channel/teams/served.ts';
import { type Measure, quantile } from './measure.ts';

const WARM_UP = 150;
const TURNS = 600;
/** A turn each: side questions, which are answered with words and with the open question as a card. */
const SAID = [
  'how long will this take?',
  'who can see this?',
  'what does it cost?',
  'is this binding?',
] as const;

/** Counts the time in which something of this is at work, however many calls at once. */
const timed = <T extends object>(of: T, spent: { ms: number; open: number; since: number }): T =>
  new Proxy(of, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        if (spent.open === 0) spent.since = performance.now();
        spent.open += 1;
        const ended = (): void => {
          spent.open -= 1;
          if (spent.open === 0) spent.ms += performance.now() - spent.since;
        };
        const answer: unknown = Reflect.apply(value, target, args);
        if (answer instanceof Promise) answer.then(ended, ended);
        else ended();
        return answer;
      };
    },
  });

/** The median of the quietest hundred in a row: what other programs do meanwhile is no part of a turn. */
const BATCH = 100;
const quietest = (times: readonly number[]): number =>
  Math.min(
    ...Array.from({ length: Math.floor(times.length / BATCH) }, (_, batch) =>
      quantile(times.slice(batch * BATCH, (batch + 1) * BATCH), 0.5),
    ),
  );

/** The floor: as many calls as a turn makes, one after the other, to a server that answers at once. */
const bareCalls = async ({ url }: Microsoft, calls: number): Promise<number> => {
  const from = performance.now();
  for (let call = 0; call < calls; call += 1) await (await fetch(`${url}/keys`)).json();
  return performance.now() - from;
};

/**
 * What the adapter adds to a turn: from the first byte of a signed activity to the last message taken by the connector
 * and the answer to the activity, both over HTTP on loopback, less the time in the service and the store.
 */
export const benchTeams = async (): Promise<readonly Measure[]> => {
  const log = pinoLog('error', process.stderr);
  const parley = await openParley(readConfig({ STORE: 'memory' }), systemClock, log);
  const microsoft = await Microsoft.start();
  const spent = { ms: 0, open: 0, since: 0 };
  const watched: Parley = { ...parley, turns: timed(parley.turns, spent), store: timed(parley.store, spent) };
  const served = await serveTeams(watched, microsoft);
  const token = `Bearer ${await microsoft.token()}`;
  const overheads: number[] = [];
  const floors: number[] = [];
  let messages = 0;
  for (let turn = 0, person: TeamsPerson | null = null; turn < WARM_UP + TURNS; turn += 1) {
    // A new chat now and then, so that no feed grows beyond what feeds are.
    if (turn % 40 === 0 || person === null) {
      person = new TeamsPerson(microsoft, () => served.url);
      await person.post(person.activity({ text: 'The kettle that I bought broke on 3 March.' }), token);
      await served.outbox.idle();
    }
    const activity = person.activity({ text: SAID[turn % SAID.length] });
    const [sent, before, from] = [microsoft.sent.length, spent.ms, performance.now()];
    await person.post(activity, token);
    await served.outbox.idle();
    const took = performance.now() - from;
    if (turn < WARM_UP) continue;
    overheads.push(took - (spent.ms - before));
    messages += microsoft.sent.length - sent;
    floors.push(await bareCalls(microsoft, 1 + microsoft.sent.length - sent));
  }
  await served.close();
  await microsoft.close();
  await parley.close();
  return [
    {
      name: 'Teams: what the adapter adds to a turn',
      value: `${quietest(overheads).toFixed(2)} ms`,
      ratio: `${(messages / TURNS).toFixed(1)} messages, HTTP alone ${quietest(floors).toFixed(2)} ms`,
      target: 'median <= 3 ms',
    },
  ];
};
