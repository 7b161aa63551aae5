import { join } from 'node:path';
import { setImmediate as afterOthers, setTimeout as timeout } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { playDemonstration } from './adapters/channel/synthetic/demonstration.ts';
import { HISTORY } from './adapters/channel/synthetic/demonstration-story.ts';
import { buildWeb } from './adapters/channel/web/build.ts';
import { buildConsole } from './adapters/channel/web/build-console.ts';
import { deskRoutes } from './adapters/channel/web/desk/server.ts';
import { roomRoutes } from './adapters/channel/web/room/room-routes.ts';
import { QUIET } from './adapters/channel/web/server/burst.ts';
import { type Metrics, metricsRoute } from './adapters/channel/web/server/metrics.ts';
import type { WebParts } from './adapters/channel/web/server/parts.ts';
import { webChannel } from './adapters/channel/web/server/server.ts';
import { movableClock, systemClock } from './adapters/clock/clock.ts';
import { sweeping } from './adapters/clock/sweeping.ts';
import { ticking } from './adapters/clock/ticking.ts';
import { type Config, ConfigProblem, EVERY_TENANT, isShared, readConfig } from './adapters/config/config.ts';
import { pinoLog } from './adapters/log/pino/pino-log.ts';
import { prometheusMeter } from './adapters/metric/prometheus/prometheus-meter.ts';
import { openChats } from './chats.ts';
import { backlogOf } from './core/port/backlog.ts';
import type { Store } from './core/port/store.ts';
import type { Member } from './core/staff/member.ts';
import { newMember, owner } from './core/staff/new-member.ts';
import { DAY, type Instant, SECOND } from './core/time.ts';
import { openParley, type Parley } from './parley.ts';
import { openVideo } from './video.ts';

/** How long the printed staff link waits to be used. */
const STAFF_LINK_LASTS = DAY;

/**
 * How long a process that shares its work with others says that it is not ready before it takes no connection any more:
 * a proxy that asks every second has then turned to the others.
 */
const NOTICE = 3 * SECOND;

/** The member whom the printed link lets in. */
const OWNER = 'adjuster';
/** The neutral of a demonstration. */
const MEDIATOR = 'mediator';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Serves the chat and the desk until the process is asked to stop; resolves to its exit code. */
export const serve = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: { demo: { type: 'boolean', default: false } } });
  const config = readConfig(process.env);
  return values.demo ? serveDemonstration(config) : serveCases(config);
};

const serveCases = async (config: Config): Promise<number> => {
  let open = async (): Promise<number> => 0;
  let backlog: Store['backlog'] = async () => backlogOf([], []);
  const token = config.METRICS_TOKEN;
  const log = pinoLog(config.LOG_LEVEL, process.stderr);
  const backlogged = { ...systemClock, log, backlog: (now: Instant) => backlog(now) };
  const meter = token === undefined ? undefined : prometheusMeter(() => open(), backlogged);
  const parley = await openParley(config, systemClock, log, meter);
  backlog = parley.store.backlog;
  const metrics = token === undefined || meter === undefined ? {} : { metrics: { ...meter, token } };
  const web = await listen(parley, config, metrics);
  open = web.open;
  await greet(parley, config, web.url);
  return web.stopped;
};

/** The same, with cases of its own beside the real ones and a clock that the desk can move. */
const serveDemonstration = async (config: Config): Promise<number> => {
  if (isShared(config.STORE))
    throw new ConfigProblem(
      'The demonstration moves its clock, so it runs in one process alone: leave STORE out.',
    );
  const clock = movableClock(HISTORY);
  const log = pinoLog(config.LOG_LEVEL, process.stderr);
  const parley = await openParley({ ...config, DATA_DIR: join(config.DATA_DIR, 'demo') }, clock, log);
  await clock.attach(parley.store);
  const links = await playDemonstration({ ...parley, moveClock: (ms) => clock.move(ms) });
  const web = await listen(parley, config, { moveClock: (ms: number) => clock.move(ms) });
  await greet(parley, config, web.url);
  say('This is a demonstration: its cases are made up, and the desk can move its clock.');
  say(`A made-up mediator’s desk, for another browser: ${web.url}/l/${await mediatorLink(parley)}`);
  for (const { title, role, code } of links) say(`${title}, as the ${role}: ${web.url}/l/${code}`);
  return web.stopped;
};

type Moving = { readonly moveClock?: (ms: number) => Promise<void>; readonly metrics?: Metrics };
/** `open`: how many connections there are. */
type Web = { readonly url: string; readonly open: () => Promise<number>; readonly stopped: Promise<number> };

const listen = async (parley: Parley, config: Config, { moveClock, metrics }: Moving): Promise<Web> => {
  const assetsDir = join(import.meta.dirname, 'build/web');
  await Promise.all([buildWeb(assetsDir), buildConsole(assetsDir, say)]);
  const clockwork = ticking(parley.turns, parley.log);
  void parley.turns.countOlder(afterOthers);
  const swept = sweeping(parley.turns.sweepFiles, systemClock.now, parley.log);
  const move =
    moveClock === undefined ? {} : { moveClock: (ms: number) => moveClock(ms).then(() => clockwork.now()) };
  let url = config.PUBLIC_URL ?? '';
  const leaving = new AbortController();
  const chats = await openChats(parley, config, () => url);
  const tab = teamsTab(config, () => url);
  const app = await webChannel({
    ...parley,
    service: parley.turns,
    publicUrl: () => url,
    assetsDir,
    quiet: QUIET,
    secureCookie: url.startsWith('https:'),
    leaving: leaving.signal,
    otherWays: chats.otherWays,
    ownerId: OWNER,
    ...tab,
    ...signIn(config),
    extra: (server) => {
      deskRoutes(server, {
        ...parley,
        service: parley.turns,
        timeZone: config.TIME_ZONE,
        ...move,
        teamsApp: tab.teams?.appId,
      });
      chats.routes(server);
      roomRoutes(server, { ...parley, service: parley.turns, video: openVideo(parley, config) });
      if (metrics !== undefined) metricsRoute(server, metrics);
    },
  });
  const stop = async (): Promise<void> => {
    leaving.abort();
    if (isShared(config.STORE)) await timeout(NOTICE);
    clockwork.stop();
    await swept.stop();
    await chats.stop();
    await app.close();
    await parley.close();
  };
  try {
    const address = await app.listen({ port: config.PORT, host: config.HOST });
    url ||= address;
    await chats.start();
  } catch (fault) {
    await stop();
    throw portProblem(config, fault) ?? fault;
  }
  return {
    url,
    open: promisify(app.server.getConnections.bind(app.server)),
    stopped: asked()
      .then(stop)
      .then(() => 0),
  };
};

/** The organisation's own sign-in, where it is configured. */
const signIn = (config: Config): Pick<WebParts, 'provider'> => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = config;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return {};
  const { OIDC_ROLE_CLAIM: roleClaim, OIDC_ROLES: roles } = config;
  return { provider: { issuer, clientId, clientSecret, roleClaim, roles } };
};

/** The desk as a tab of Teams: by the application that people of one directory sign in to. */
const teamsTab = (
  { TEAMS_APP_ID: appId, TEAMS_TENANT_ID: tenantId, TEAMS_LOGIN_URL, TEAMS_STAFF }: Config,
  publicUrl: () => string,
): Pick<WebParts, 'teams'> =>
  appId === undefined || tenantId === EVERY_TENANT
    ? {}
    : { teams: { appId, tenantId, loginUrl: TEAMS_LOGIN_URL, staff: TEAMS_STAFF, publicUrl } };

/** Resolves at the first request to stop; a second one ends the process at once. */
const asked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

const portProblem = ({ PORT, HOST }: Config, fault: unknown): ConfigProblem | null => {
  const { code } = fault as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new ConfigProblem(
      `PORT ${PORT} is taken by another program. Set PORT to a free one; 0 finds one.`,
    );
  if (code === 'EACCES')
    return new ConfigProblem(`PORT ${PORT} is not open to this user. Set PORT to one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigProblem(`HOST ${HOST} is no address of this machine. Set HOST to one that is.`);
  return null;
};

const greet = async (parley: Parley, config: Config, url: string): Promise<void> => {
  say(`Parley is ready. Open ${url}`);
  if (config.OIDC_ISSUER !== undefined) say(`The team signs in at ${url}/sign-in`);
  say(`Your desk, for this one browser: ${url}/l/${await ownerLink(parley, config)}`);
};

/** Whoever can start the program may do everything that one person can: core/staff/new-member.ts. */
const ownerLink = (parley: Parley, { ADJUSTER_NAME: name }: Config): Promise<string> =>
  staffLink(parley, (before) => owner({ id: OWNER, name, addedAt: parley.clock.now() }, before), OWNER);

/** Whoever works on a case for a side cannot be its neutral, so that the demonstration has one of its own. */
const mediatorLink = (parley: Parley): Promise<string> =>
  staffLink(
    parley,
    (before) =>
      before ??
      newMember({
        id: MEDIATOR,
        name: 'Mara Ito',
        roles: ['mediator'],
        credential: { title: 'Mediator', issuer: 'Demonstration' },
        addedAt: parley.clock.now(),
      }),
    MEDIATOR,
  );

/** A link that lets one browser in as a member of the team, made anew at each start, as notebook servers do. */
const staffLink = async (
  { store, ids, clock, digest }: Parley,
  memberNow: (before: Member | null) => Member,
  id: string,
): Promise<string> => {
  const code = ids.code(16);
  await store.changeMember(id, memberNow);
  await store.putLink({
    codeHash: digest(code),
    kind: 'staff',
    caseId: null,
    personId: id,
    role: 'adjuster',
    expiresAt: clock.now() + STAFF_LINK_LASTS,
    boundTo: null,
  });
  return code;
};
