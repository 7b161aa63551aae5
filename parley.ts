import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { diskAttachments } from './adapters/attachment/disk/disk-attachments.ts';
import type { Config } from './adapters/config/config.ts';
import { personContainment } from './adapters/containment/person/person-containment.ts';
import { webhookContainment } from './adapters/containment/webhook/webhook-containment.ts';
import { localWakeups } from './adapters/coordination/local/local-wakeups.ts';
import { randomIds, sha256 } from './adapters/ids/random-ids.ts';
import { readProcedures } from './adapters/procedure/directory.ts';
import { memoryStore } from './adapters/store/memory/memory-store.ts';
import { sqliteStore } from './adapters/store/sqlite/sqlite-store.ts';
import { rulesUnderstanding } from './adapters/understanding/rules/understanding.ts';
import { aesGcmVault } from './adapters/vault/aes-gcm/aes-gcm-vault.ts';
import { masterKey } from './adapters/vault/aes-gcm/master-key.ts';
import { icuWording } from './adapters/wording/icu/wording.ts';
import { adjusterBot } from './bots/adjuster/adjuster-bot.ts';
import { claimantBot } from './bots/claimant/bot.ts';
import { respondentBot } from './bots/respondent/respondent-bot.ts';
import type { Attachments, Clock, Ids, Log, Wakeups, Wording } from './core/port/outside.ts';
import type { Store } from './core/port/store.ts';
import type { Procedure } from './core/procedure/procedure.ts';
import { PROCEDURES } from './core/procedure/procedures.ts';
import type { AnyBot } from './core/turn/engine.ts';
import { type Turns, turnService } from './core/turn/turn-service.ts';

/** Everything that a channel or a command works with. */
export type Parley = {
  readonly turns: Turns;
  readonly store: Store;
  readonly wording: Wording;
  readonly attachments: Attachments;
  readonly wakeups: Wakeups;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly log: Log;
  readonly procedures: readonly Procedure[];
  close(): Promise<void>;
};

/** Puts Parley together from its settings. `clock` is an argument, so that a demonstration can move it. */
export const openParley = async (config: Config, clock: Clock, log: Log): Promise<Parley> => {
  const dataDir = config.DATA_DIR;
  mkdirSync(dataDir, { recursive: true });
  const store =
    config.STORE === 'memory' ? memoryStore() : sqliteStore({ path: join(dataDir, 'parley.sqlite') });
  const procedures =
    config.PROCEDURE_DIR === undefined
      ? PROCEDURES
      : [...PROCEDURES, ...readProcedures(config.PROCEDURE_DIR)];
  const ids = randomIds();
  const wakeups = localWakeups();
  const turns = turnService({
    store,
    vault: aesGcmVault({ masterKey: masterKey(dataDir, config.MASTER_KEY ?? null) }),
    understanding: rulesUnderstanding(),
    containment:
      config.CONTAINMENT_URL === undefined
        ? personContainment()
        : webhookContainment(config.CONTAINMENT_URL, config.CONTAINMENT_SECRET),
    wakeups,
    clock,
    ids,
    digest: sha256,
    log,
    procedures,
    procedureOf: (ref) => {
      const found = procedures.find(({ id, version }) => id === ref.id && version === ref.version);
      if (found === undefined) throw new Error(`Procedure ${ref.id}, edition ${ref.version}, is not here.`);
      return found;
    },
    bots: {
      claimant: claimantBot as AnyBot,
      respondent: respondentBot as AnyBot,
      adjuster: adjusterBot as AnyBot,
      mediator: adjusterBot as AnyBot,
    },
  });
  return {
    turns,
    store,
    wording: icuWording(join(import.meta.dirname, 'prompts/replies')),
    attachments: diskAttachments(join(dataDir, 'files')),
    wakeups,
    ids,
    clock,
    log,
    procedures,
    close: () => store.close(),
  };
};
