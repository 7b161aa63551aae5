import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeb } from './adapters/channel/web/build.ts';
import { deskRoutes } from './adapters/channel/web/desk/server.ts';
import { webChannel } from './adapters/channel/web/server/server.ts';
import { movableClock, systemClock } from './adapters/clock/clock.ts';
import { ConfigProblem, readConfig } from './adapters/config/config.ts';
import { sha256 } from './adapters/ids/random-ids.ts';
import { pinoLog } from './adapters/log/pino/pino-log.ts';
import { DAY, SECOND } from './core/time.ts';
import { playDemonstration } from './demonstration.ts';
import { openParley, type Parley } from './parley.ts';

/** How often deadlines are looked at; a query by index, cheap enough to never be late by more. */
const TICK = SECOND;
/** How long the printed staff link waits to be used. */
const STAFF_LINK_LASTS = DAY;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const start = async (): Promise<void> => {
  const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } });
  const config = readConfig(process.env);
  const log = pinoLog(config.LOG_LEVEL, process.stderr);
  const demoClock = values.demo ? movableClock() : null;
  const dataDir = values.demo ? join(config.DATA_DIR, 'demo') : config.DATA_DIR;
  const parley = await openParley({ ...config, DATA_DIR: dataDir }, demoClock ?? systemClock, log);
  await demoClock?.attach(parley.store);
  const assetsDir = join(import.meta.dirname, 'build/web');
  await buildWeb(assetsDir);

  const tick = ticking(parley);
  const moveClock =
    demoClock === null
      ? {}
      : {
          moveClock: async (ms: number) => {
            await demoClock.move(ms);
            await tick.now();
          },
        };
  let publicUrl = config.PUBLIC_URL ?? '';
  const app = await webChannel({
    ...parley,
    service: parley.turns,
    publicUrl: () => publicUrl,
    assetsDir,
    secureCookie: config.PUBLIC_URL?.startsWith('https:') ?? false,
    extra: (server) => deskRoutes(server, { ...parley, service: parley.turns, ...moveClock }),
  });
  const address = await app.listen({ port: config.PORT, host: config.HOST });
  publicUrl ||= address;
  if (values.demo) await playDemonstration(parley);

  say(`Parley is ready. Open ${publicUrl}`);
  say(`Your desk, for this one browser: ${publicUrl}/l/${await staffLink(parley, config.ADJUSTER_NAME)}`);
  if (values.demo) say('This is a demonstration: its cases are made up, and the desk can move its clock.');

  const stop = async (): Promise<void> => {
    tick.stop();
    await app.close();
    await parley.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
};

/** A link that lets one browser in as an adjuster, made anew at each start, as notebook servers do. */
const staffLink = async ({ store, ids, clock }: Parley, name: string): Promise<string> => {
  const code = ids.code(16);
  const id = 'adjuster';
  await store.putSetting(`staff/${id}`, name);
  await store.putLink({
    codeHash: sha256(code),
    kind: 'staff',
    caseId: null,
    personId: id,
    role: 'adjuster',
    expiresAt: clock.now() + STAFF_LINK_LASTS,
    boundTo: null,
  });
  return code;
};

/** Looks at the deadlines every second, one look after the other. */
const ticking = ({ turns, log }: Parley): { now(): Promise<void>; stop(): void } => {
  let running: Promise<void> = Promise.resolve();
  const now = (): Promise<void> => {
    running = running.then(async () => {
      try {
        while ((await turns.tick()) >= 500);
      } catch (fault) {
        log.error({ what: 'tick', fault });
      }
    });
    return running;
  };
  const timer = setInterval(() => void now(), TICK);
  timer.unref();
  return { now, stop: () => clearInterval(timer) };
};

try {
  await start();
} catch (fault) {
  if (!(fault instanceof ConfigProblem)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
