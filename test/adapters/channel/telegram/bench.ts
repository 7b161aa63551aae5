import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { icalCalendar } from '../../../../adapters/calendar/ical/ical-calendar.ts';
import type { Time } from '../../../../adapters/channel/telegram/pace.ts';
import {
  openTelegram,
  type TelegramOutside,
  type TelegramPlatform,
  type TelegramSettings,
} from '../../../../adapters/channel/telegram/telegram.ts';
import { webChannel } from '../../../../adapters/channel/web/server/server.ts';
import { standingClock } from '../../../../adapters/clock/clock.ts';
import { readConfig } from '../../../../adapters/config/config.ts';
import { type Deliveries, deliveries } from '../../../../core/delivery/delivery.ts';
import { door } from '../../../../core/delivery/door.ts';
import type { Log, LogEntry } from '../../../../core/port/outside.ts';
import { openParley, type Parley } from '../../../../parley.ts';
import { letPass } from '../../../conversation/world.ts';
import { Person } from './person.ts';
import { type Fault, TestTelegram, TOKEN } from './server.ts';

export type Mode = TelegramSettings['mode'];

/** Parley with Telegram beside it: the real store, real HTTP on loopback, the real outbox. Only time is the test's. */
export type Bench = {
  readonly server: TestTelegram;
  parley(): Parley;
  platform(): TelegramPlatform;
  outbox(): Deliveries;
  /** Where the program listens. */
  address(): string;
  readonly logged: readonly LogEntry[];
  readonly faults: readonly unknown[];
  /** Milliseconds that anything paused for. */
  readonly pauses: readonly number[];
  readonly directory: string;
  person(id: number, language?: string): Person;
  /** Resolves when every update is confirmed and everything is shown. */
  quiet(): Promise<void>;
  /** Lets time pass; every deadline on the way takes effect. */
  wait(ms: number): Promise<void>;
  /** Ends the program without letting it finish anything, and starts it anew. */
  restart(how?: 'stop' | 'crash'): Promise<void>;
  close(): Promise<void>;
};

export type BenchOptions = {
  readonly mode?: Mode;
  readonly store?: 'memory' | 'sqlite';
  readonly publicUrl?: string;
  readonly time?: Time;
  readonly patience?: number;
  /** From the first call on. */
  readonly fault?: Fault;
};

export const openBench = async ({
  mode = 'polling',
  store = 'sqlite',
  publicUrl,
  time,
  patience,
  fault,
}: BenchOptions = {}): Promise<Bench> => {
  const directory = mkdtempSync(join(tmpdir(), 'parley-telegram-'));
  const server = new TestTelegram();
  if (fault !== undefined) server.fault = fault;
  await server.start();
  const clock = standingClock(Date.UTC(2026, 10, 24, 15));
  const logged: LogEntry[] = [];
  const faults: unknown[] = [];
  const pauses: number[] = [];
  const keep = (entry: LogEntry): void => void logged.push(entry);
  const log: Log = {
    info: keep,
    warn: keep,
    error: (entry) => {
      keep(entry);
      faults.push(entry.fault);
    },
  };
  const outside: TelegramOutside =
    time === undefined
      ? { time: instantTime(pauses), limits: UNLIMITED, ...(patience === undefined ? {} : { patience }) }
      : { time };
  const config = readConfig({ DATA_DIR: directory, STORE: store });
  const begin = async () =>
    serveTelegram({ parley: await openParley(config, clock, log), server, mode, outside, publicUrl });
  let program: Program = await begin();
  return {
    server,
    parley: () => program.parley,
    platform: () => program.platform,
    outbox: () => program.outbox,
    address: () => program.address,
    logged,
    faults,
    pauses,
    directory,
    person: (id, language) => new Person(server, id, language),
    quiet: () => untilQuiet(server, () => program.outbox),
    wait: (ms) => letPass(program.parley, clock, ms),
    restart: async (how = 'stop') => {
      await (how === 'stop' ? program.stop() : program.crash());
      await program.parley.close();
      program = await begin();
    },
    close: async () => {
      await program.stop();
      await program.parley.close();
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

type Program = Awaited<ReturnType<typeof serveTelegram>>;

export type Serving = {
  readonly parley: Parley;
  readonly server: TestTelegram;
  readonly mode: Mode;
  readonly outside: TelegramOutside;
  /** Default: where the bench itself listens. */
  readonly publicUrl?: string | undefined;
  readonly procedureId?: string;
};

/** Telegram served over a Parley that is put together already, until it is ready to hear. */
export const serveTelegram = async ({
  parley,
  server,
  mode,
  outside,
  publicUrl,
  procedureId = 'consumer',
}: Serving) => {
  const assetsDir = mkdtempSync(join(tmpdir(), 'parley-assets-'));
  let url = publicUrl ?? '';
  const service = parley.turns;
  const platform = openTelegram(
    {
      ...parley,
      service,
      door: door({ ...parley, service }),
      publicUrl: () => url,
      reachable: true,
      procedureId,
      timeZone: 'America/New_York',
    },
    { token: TOKEN, mode, apiUrl: server.url },
    outside,
  );
  const web = await webChannel({
    ...parley,
    service,
    publicUrl: () => url,
    assetsDir,
    secureCookie: false,
    calendar: icalCalendar,
    quiet: 0,
    otherWays: (code) => [platform.otherWay(code)].filter((way) => way !== null),
    extra: platform.routes,
  });
  const address = await web.listen({ port: 0, host: '127.0.0.1' });
  url ||= address;
  const outbox = deliveries({
    ...parley,
    channel: platform.channel,
    worker: 'worker-1',
    service,
    pause: async (ms, signal) => {
      // The look at all chats every minute must not spin.
      if (ms !== 60_000) return outside.time.pause(ms, signal);
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    },
    chance: () => 0,
  });
  await platform.start(outbox);
  outbox.start();
  const end = async (): Promise<void> => {
    await platform.stop();
    await outbox.stop();
    await web.close();
    rmSync(assetsDir, { recursive: true });
  };
  return {
    parley,
    platform,
    outbox,
    /** Where the program listens. */
    address,
    stop: end,
    /** As near to a kill as one process can come: nothing more is confirmed, and only what is durable stays. */
    crash: async (): Promise<void> => {
      server.fault = ({ method }) => (method === 'getUpdates' ? 'dropBefore' : null);
      await end();
      server.fault = () => null;
    },
  };
};

export const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** Time that passes at once: what is paused for is written down, and is over a moment later. */
export const instantTime = (pauses: number[] = []): Time => {
  let now = 0;
  return {
    now: () => now,
    pause: async (ms) => {
      pauses.push(ms);
      now += ms;
      await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 2)));
    },
  };
};

/** No limits at all; what they are is tested where the pace is. */
export const UNLIMITED = { chatEvery: 0, every: 0 };

/** Resolves when every update is confirmed, or answered, and everything that it led to is on the screens. */
export const untilQuiet = async (server: TestTelegram, outbox: () => Deliveries): Promise<void> => {
  const end = Date.now() + 20_000;
  for (let quiet = 0; quiet < 3; ) {
    await tick();
    await outbox().idle();
    quiet = server.waiting === 0 && server.under === 0 ? quiet + 1 : 0;
    if (Date.now() > end) throw new Error(`${server.waiting} updates are not confirmed.`);
  }
};
