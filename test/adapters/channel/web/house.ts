import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { diskAttachments } from '../../../../adapters/attachment/disk/disk-attachments.ts';
import { icalCalendar } from '../../../../adapters/calendar/ical/ical-calendar.ts';
import { deskRoutes } from '../../../../adapters/channel/web/desk/server.ts';
import { webChannel } from '../../../../adapters/channel/web/server/server.ts';
import type { ProviderSettings } from '../../../../adapters/channel/web/staff/provider-settings.ts';
import { personContainment } from '../../../../adapters/containment/person/person-containment.ts';
import { localCounters } from '../../../../adapters/coordination/local/local-counters.ts';
import { localPresence } from '../../../../adapters/coordination/local/local-presence.ts';
import { localWakeups } from '../../../../adapters/coordination/local/local-wakeups.ts';
import { offlineDocuments } from '../../../../adapters/document/offline/offline-documents.ts';
import { randomIds, sha256 } from '../../../../adapters/ids/random-ids.ts';
import { localIntake } from '../../../../adapters/intake/local/local-intake.ts';
import { pinoLog } from '../../../../adapters/log/pino/pino-log.ts';
import { noSpeech } from '../../../../adapters/speech/off/no-speech.ts';
import { memoryStore } from '../../../../adapters/store/memory/memory-store.ts';
import { rulesUnderstanding } from '../../../../adapters/understanding/rules/understanding.ts';
import { aesGcmVault } from '../../../../adapters/vault/aes-gcm/aes-gcm-vault.ts';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import { claimantBot } from '../../../../bots/claimant/bot.ts';
import { representativeBot } from '../../../../bots/representative/representative-bot.ts';
import type { Wakeups } from '../../../../core/port/outside.ts';
import type { Speech } from '../../../../core/port/speech.ts';
import type { Store } from '../../../../core/port/store.ts';
import { PROCEDURES } from '../../../../core/procedure/procedures.ts';
import { DAY } from '../../../../core/time.ts';
import type { AnyBot } from '../../../../core/turn/engine.ts';
import { turnService } from '../../../../core/turn/turn-service.ts';
import { silentLog } from '../../../fixture/silent-log.ts';
import { adjuster } from '../../../fixture/team.ts';
import { otherSideBot } from './other-side-bot.ts';

/** 2026-03-02T09:00:00Z, a Monday. */
const START = 1_772_442_000_000;

/** The web channel with real parts around it: real turns, real HTTP, real files, and a log that is kept. */
export type House = {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly store: Store;
  readonly turns: ReturnType<typeof turnService>;
  readonly log: { text(): string };
  readonly clock: { move(ms: number): void };
  /** Makes the store fail until it is told otherwise. */
  readonly trouble: { on: boolean };
  /** Holds the store's appends back while a promise is open. */
  readonly gate: Gate;
  /** How many listen to wake-ups right now. */
  listening(): number;
  /** A staff link's code. */
  staffLink(id?: string): Promise<string>;
  close(): Promise<void>;
};

type Gate = { append: () => Promise<void>; waiting: number };

export const openHouse = async (
  more: {
    readonly store?: Store;
    readonly secureCookie?: boolean;
    readonly publicUrl?: string;
    readonly assetsDir?: string;
    readonly speech?: Speech;
    readonly quiet?: number;
    readonly provider?: ProviderSettings;
    readonly port?: number;
  } = {},
): Promise<House> => {
  const dir = mkdtempSync(join(tmpdir(), 'parley-web-'));
  const lines: string[] = [];
  const log = pinoLog('debug', { write: (line) => void lines.push(line) });
  const trouble = { on: false };
  const gate: Gate = { append: async () => {}, waiting: 0 };
  const store = troubled(more.store ?? memoryStore(), trouble, gate);
  let now = START;
  const clock = { now: () => now };
  const ids = randomIds();
  const { wake, listen, watch } = localWakeups();
  let listening = 0;
  const wakeups: Wakeups = {
    wake,
    watch,
    listen: (topic, onWake) => {
      listening += 1;
      const end = listen(topic, onWake);
      return () => {
        listening -= 1;
        end();
      };
    },
  };
  const bots = {
    claimant: claimantBot as AnyBot,
    respondent: otherSideBot('respondent') as AnyBot,
    adjuster: otherSideBot('adjuster') as AnyBot,
    mediator: otherSideBot('mediator') as AnyBot,
    contributor: otherSideBot('contributor') as AnyBot,
    representative: representativeBot as AnyBot,
  };
  const files = {
    attachments: diskAttachments(join(dir, 'files')),
    documents: offlineDocuments(),
    speech: more.speech ?? noSpeech(),
  };
  const turns = turnService({
    store,
    vault: aesGcmVault({ masterKey: Buffer.alloc(32, 7) }),
    understanding: rulesUnderstanding(),
    ...files,
    containment: personContainment(),
    wakeups,
    clock,
    ids,
    digest: sha256,
    log,
    procedures: PROCEDURES,
    procedureOf: ({ id }) => {
      const found = PROCEDURES.find((procedure) => procedure.id === id);
      if (found === undefined) throw new Error(id);
      return found;
    },
    bots,
  });
  const wording = icuWording(resolve('prompts/replies'));
  let url = '';
  const app = await webChannel({
    service: turns,
    store,
    wording,
    attachments: files.attachments,
    intake: localIntake({ ...files, log: silentLog }),
    wakeups,
    counters: localCounters(),
    ids,
    clock,
    log,
    procedures: PROCEDURES,
    publicUrl: () => more.publicUrl ?? url,
    assetsDir: more.assetsDir ?? assets(join(dir, 'assets')),
    secureCookie: more.secureCookie ?? false,
    calendar: icalCalendar,
    quiet: more.quiet ?? 0,
    ...(more.provider === undefined ? {} : { provider: more.provider }),
    extra: (server) =>
      deskRoutes(server, {
        service: turns,
        store,
        wording,
        clock,
        log,
        wakeups,
        presence: localPresence(),
        procedures: PROCEDURES,
        timeZone: 'UTC',
      }),
  });
  url = await app.listen({ port: more.port ?? 0, host: '127.0.0.1' });
  return {
    app,
    url,
    store,
    turns,
    log: { text: () => lines.join('') },
    clock: {
      move: (ms) => {
        now += ms;
      },
    },
    trouble,
    gate,
    listening: () => listening,
    staffLink: async (id = 'adjuster') => {
      const code = ids.code(16);
      await store.putMember(adjuster(id, 'Alex'));
      await store.putLink({
        codeHash: sha256(code),
        kind: 'staff',
        caseId: null,
        personId: id,
        role: 'adjuster',
        expiresAt: now + DAY,
        boundTo: null,
      });
      return code;
    },
    close: async () => {
      await turns.stop();
      await files.documents.close();
      await app.close();
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** A store that can be told to fail, as a full disk would, or to wait. */
const troubled = (store: Store, trouble: { readonly on: boolean }, gate: Gate): Store => ({
  ...store,
  append: async (batch) => {
    if (trouble.on) throw new Error('The disk is full.');
    gate.waiting += 1;
    await gate.append();
    gate.waiting -= 1;
    return store.append(batch);
  },
  nextDue: async () => {
    if (trouble.on) throw new Error('The disk is full.');
    return store.nextDue();
  },
});

const PAGE =
  '<!doctype html><html lang="en"><title>Parley</title><script src="/assets/client.js"></script></html>';
const assets = (dir: string): string => {
  mkdirSync(dir, { recursive: true });
  for (const name of ['index.html', 'embed.html', 'desk.html']) writeFileSync(join(dir, name), PAGE);
  for (const name of ['client.js', 'desk.js', 'widget.js']) {
    writeFileSync(join(dir, name), `globalThis.parley = '${name}';`);
    writeFileSync(join(dir, `${name}.gz`), gzipSync(`globalThis.parley = '${name}';`));
  }
  writeFileSync(join(dir, 'client.css'), 'body { margin: 0; }');
  return dir;
};
