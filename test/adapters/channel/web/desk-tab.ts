import { cp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { memoryAttachments } from '../../../../adapters/attachment/memory/memory-attachments.ts';
import { icalCalendar } from '../../../../adapters/calendar/ical/ical-calendar.ts';
import { buildWeb } from '../../../../adapters/channel/web/build.ts';
import { deskRoutes } from '../../../../adapters/channel/web/desk/server.ts';
import { QUIET } from '../../../../adapters/channel/web/server/burst.ts';
import { webChannel } from '../../../../adapters/channel/web/server/server.ts';
import { localCounters } from '../../../../adapters/coordination/local/local-counters.ts';
import { localPresence } from '../../../../adapters/coordination/local/local-presence.ts';
import { offlineDocuments } from '../../../../adapters/document/offline/offline-documents.ts';
import { randomIds, sha256 } from '../../../../adapters/ids/random-ids.ts';
import { localIntake } from '../../../../adapters/intake/local/local-intake.ts';
import { pinoLog } from '../../../../adapters/log/pino/pino-log.ts';
import { PROCEDURES } from '../../../../core/procedure/procedures.ts';
import { DAY } from '../../../../core/time.ts';
import type { Office } from '../../../fixture/office.ts';
import { silentLog } from '../../../fixture/silent-log.ts';
import { adjuster } from '../../../fixture/team.ts';
import { consoleAssets } from './console-assets.ts';

export const APP = '8f2f1f0e-1111-4222-8333-444455556666';
export const TENANT = '0a1b2c3d-1111-4222-8333-444455556666';
/** The one member of the team; Entra writes ids in lower case, the setting may not. */
export const ALEX = { id: 'aaaaaaaa-1111-4222-8333-444455556666', name: 'Alex Kim' };

/** Undefined takes a claim away. */
type Claims = { readonly [claim: string]: unknown };

/** A directory as Microsoft Entra is met from outside: a published key, and tokens signed by its other half. */
export type Directory = {
  readonly url: string;
  /** How often somebody asked for the keys. */
  readonly asked: () => number;
  /** A token as Teams gets one for the tab of `host`, but for what is given here. */
  token(host: string, claims?: Claims, signedBy?: 'itself' | 'stranger'): Promise<string>;
  close(): Promise<void>;
};

export const directory = async (): Promise<Directory> => {
  const [own, strange] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const key = { ...(await exportJWK(own.publicKey)), kid: 'key-1', use: 'sig', alg: 'RS256' };
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const found = request.url === `/${TENANT}/discovery/v2.0/keys`;
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ? { keys: [key] } : {}));
  });
  const url = await listening(server);
  return {
    url,
    asked: () => asked,
    token: (host, claims = {}, signedBy = 'itself') => {
      const now = Math.floor(Date.now() / 1_000);
      const usual = {
        iss: `${url}/${TENANT}/v2.0`,
        aud: `api://${host}/${APP}`,
        tid: TENANT,
        oid: ALEX.id,
        scp: 'access_as_user',
        iat: now,
        nbf: now,
        exp: now + 3_600,
        preferred_username: 'alex@kettle.example',
      };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'key-1', typ: 'JWT' })
        .sign((signedBy === 'itself' ? own : strange).privateKey);
    },
    close: () => closed(server),
  };
};

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const closed = (server: Server): Promise<void> => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
};

export type Tab = {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly host: string;
  /** Everything that was logged. */
  log(): string;
  close(): Promise<void>;
};

/** The web channel with the desk, as the composition root has them, as a tab of Teams or not. */
export const openTab = async (at: Office, loginUrl: string | null, assetsDir: string): Promise<Tab> => {
  const [built] = await Promise.all([consoleAssets(), buildWeb(assetsDir)]);
  await cp(built, assetsDir, { recursive: true });
  const lines: string[] = [];
  const log = pinoLog('debug', { write: (line) => void lines.push(line) });
  const documents = offlineDocuments();
  const attachments = memoryAttachments();
  const parts = {
    ...at,
    service: at.turns,
    procedures: PROCEDURES,
    timeZone: 'UTC',
    log,
    presence: localPresence(),
  };
  let url = '';
  const publicUrl = (): string => url;
  const teams =
    loginUrl === null
      ? {}
      : { teams: { appId: APP, tenantId: TENANT, loginUrl, staff: { [ALEX.id]: ALEX.name }, publicUrl } };
  const app = await webChannel({
    ...parts,
    ...teams,
    attachments,
    intake: localIntake({ attachments, documents, log: silentLog }),
    ids: randomIds(),
    counters: localCounters(),
    publicUrl,
    assetsDir,
    calendar: icalCalendar,
    quiet: QUIET,
    secureCookie: false,
    extra: (server) => deskRoutes(server, { ...parts, teamsApp: loginUrl === null ? undefined : APP }),
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    app,
    url,
    host: new URL(url).host,
    log: () => lines.join(''),
    close: async () => {
      await app.close();
      await documents.close();
    },
  };
};

/** The code of a link that lets one browser in as a member of the team. */
export const staffLink = async ({ store, clock }: Office): Promise<string> => {
  const code = randomIds().code(16);
  await store.putMember(adjuster('adjuster', 'Alex'));
  await store.putLink({
    codeHash: sha256(code),
    kind: 'staff',
    caseId: null,
    personId: 'adjuster',
    role: 'adjuster',
    expiresAt: clock.now() + DAY,
    boundTo: null,
  });
  return code;
};

/** What Teams would say to the desk. */
export type Said = {
  readonly theme?: string;
  readonly subEntityId?: string;
  readonly locale?: string;
  /** Null: Teams gets no token, because nobody consented. */
  readonly token: string | null;
};

/**
 * The page of Teams around the tab: it answers the messages of teams-js, notes their names in `heard`, and can change
 * the theme (`say`). Formats as teams-js 2.58 has them in internal/communication and internal/messageObjects.
 */
export const hostPage = (tab: string, said: Said): string => `<!doctype html><title>Teams</title>
<style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style>
<iframe id="tab" src="${tab}" allow="clipboard-write"></iframe>
<script>
const said = ${JSON.stringify(said)}, heard = [], tab = document.getElementById('tab');
const post = (message) => tab.contentWindow.postMessage(message, '*');
const say = (func, ...args) => post({ func, args });
const ANSWERS = {
  initialize: () => ['content', 'web', JSON.stringify({ apiVersion: 4, isNAAChannelRecommended: false, supports: { pages: {} } }), '2.58.0'],
  getContext: () => [{ theme: said.theme ?? 'default', locale: said.locale ?? 'en-us', subEntityId: said.subEntityId ?? '', entityId: 'desk', frameContext: 'content', hostClientType: 'web' }],
  'authentication.getAuthToken': () => said.token === null ? [false, 'CancelledByUser'] : [true, said.token],
};
addEventListener('message', ({ data: { id, uuidAsString, func } }) => {
  heard.push(func);
  if (ANSWERS[func]) post({ id, uuidAsString, args: ANSWERS[func]() });
});
</script>`;
