import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { diskAttachments, filesIn, keptIn } from './adapters/attachment/disk/disk-attachments.ts';
import { memoryAttachments } from './adapters/attachment/memory/memory-attachments.ts';
import { systemClock } from './adapters/clock/clock.ts';
import { type Config, ConfigProblem, isShared, readConfig } from './adapters/config/config.ts';
import { localCoordination } from './adapters/coordination/local/local-coordination.ts';
import { sha256 } from './adapters/ids/random-ids.ts';
import { pinoLog } from './adapters/log/pino/pino-log.ts';
import { readProcedures } from './adapters/procedure/directory.ts';
import { memoryStore } from './adapters/store/memory/memory-store.ts';
import { holdDirectory } from './adapters/store/sqlite/hold.ts';
import { sqliteStore } from './adapters/store/sqlite/sqlite-store.ts';
import { KEY_MARK, keyFile, keyMark, masterKey, passingKey } from './adapters/vault/aes-gcm/master-key.ts';
import type { Attachments, Coordination, Log } from './core/port/outside.ts';
import type { Store } from './core/port/store.ts';
import type { Procedure, ProcedureRef } from './core/procedure/procedure.ts';
import { PROCEDURES } from './core/procedure/procedures.ts';

/** Where cases and files lie, who else works there, and the key of the vault. */
export type Place = Coordination & {
  readonly store: Store;
  readonly attachments: Attachments;
  readonly key: Uint8Array;
};

/** Opens the place that the settings name. `close` closes the store with it. Throws `ConfigProblem` in plain words. */
export const openPlace = async (config: Config, log: Log): Promise<Place> => {
  if (config.STORE === 'memory') return inMemory(config);
  return isShared(config.STORE) ? shared(config, log) : onDisk(config);
};

const inMemory = (config: Config): Place => ({
  ...localCoordination(true),
  store: memoryStore(),
  attachments: memoryAttachments(),
  key: config.MASTER_KEY === undefined ? passingKey() : keyOf(config),
});

/** The directory is its owner's alone: there are people's stories in it, and the key to sealed numbers. */
const onDisk = async (config: Config): Promise<Place> => {
  const directory = config.DATA_DIR;
  makeWritable(directory);
  makeWritable(join(directory, 'files'));
  const letGo = holdDirectory(directory);
  if (letGo === null)
    throw new ConfigProblem(
      `Another Parley is at work in ${directory}. Stop that one first, or set DATA_DIR to another directory.`,
    );
  try {
    const key = keyOf(config);
    const store = sqliteStore({ path: join(directory, 'parley.sqlite') });
    await closingOnFault(store, () => sameKey(store, key));
    return {
      ...localCoordination(true),
      key,
      store,
      attachments: diskAttachments(join(directory, 'files')),
      close: async () => {
        await store.close();
        letGo();
      },
    };
  } catch (fault) {
    letGo();
    throw fault;
  }
};

const makeWritable = (directory: string): void => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK);
  } catch {
    throw new ConfigProblem(
      `Nothing can be written to ${directory}. Make it writable, or set DATA_DIR to another directory.`,
    );
  }
};

/** Any number of processes on one database. Neither driver is loaded by anybody else. */
const shared = async (config: Config, log: Log): Promise<Place> => {
  const key = keyOf(config);
  const [{ postgresStore }, { DatabaseRefused }] = await Promise.all([
    import('./adapters/store/postgres/postgres-store.ts'),
    import('./adapters/store/postgres/schema.ts'),
  ]);
  const { store, attachments } = await postgresStore({ url: config.STORE, log }).catch((fault: unknown) => {
    throw fault instanceof DatabaseRefused ? new ConfigProblem(fault.message) : fault;
  });
  await closingOnFault(store, () => sameKey(store, key));
  const coordination = await coordinated(config, log);
  return {
    ...coordination,
    key,
    store,
    attachments,
    close: async () => {
      await coordination.close();
      await store.close();
    },
  };
};

const closingOnFault = async (store: Store, check: () => Promise<void>): Promise<void> => {
  try {
    await check();
  } catch (fault) {
    await store.close();
    throw fault;
  }
};

/** With another key a process could open nobody's sealed number, and nobody the ones that it seals. */
const sameKey = async (store: Store, key: Uint8Array): Promise<void> => {
  const mark = keyMark(key);
  if ((await store.setting(KEY_MARK)) === null) await store.putSetting(KEY_MARK, mark);
  if ((await store.setting(KEY_MARK)) !== mark)
    throw new ConfigProblem(
      'MASTER_KEY is not the one that the cases in this database are sealed with. Set it to that one.',
    );
};

const coordinated = async ({ REDIS }: Config, log: Log): Promise<Coordination> => {
  if (REDIS === undefined) return localCoordination(false);
  const { redisCoordination } = await import('./adapters/coordination/redis/redis-coordination.ts');
  return redisCoordination({ url: REDIS, log });
};

/** The procedures that come with Parley, and the operator's own. */
export const proceduresOf = ({ PROCEDURE_DIR }: Config): readonly Procedure[] =>
  PROCEDURE_DIR === undefined ? PROCEDURES : [...PROCEDURES, ...readProcedures(PROCEDURE_DIR)];

/** Finds the edition that a case follows; one that is not here any more is a fault. */
export const finder =
  (procedures: readonly Procedure[]) =>
  (ref: ProcedureRef): Procedure => {
    const found = procedures.find(({ id, version }) => id === ref.id && version === ref.version);
    if (found === undefined) throw new Error(`Procedure ${ref.id}, edition ${ref.version}, is not here.`);
    return found;
  };

const filesOf = (folder: string) => ({ hashes: filesIn(folder), kept: keptIn(folder) });

/** The key's mark; none where there is no key yet, and none is made. */
const markOf = (directory: string, set: string | undefined): { readonly [name: string]: string } =>
  set === undefined && !existsSync(keyFile(directory))
    ? {}
    : { [KEY_MARK]: keyMark(masterKey(directory, set ?? null)) };

/** What `npm run migrate` works with. */
export const migrateParts = () => ({
  digest: sha256,
  log: pinoLog('warn', process.stderr),
  filesOf: (directory: string) => filesOf(join(directory, 'files')),
  settingsOf: (directory: string) => markOf(directory, readConfig(process.env).MASTER_KEY),
});

/** What `npm run backup` and `npm run restore` work with: the same settings as the program itself. */
export const backupParts = (config: Config) => {
  const { DATA_DIR: directory, MASTER_KEY: set, STORE } = config;
  if (STORE === 'memory')
    throw new ConfigProblem('STORE=memory keeps nothing that could be backed up or put back.');
  const place = isShared(STORE) ? { url: STORE } : { directory };
  const settings = markOf(directory, set);
  return {
    digest: sha256,
    log: pinoLog('warn', process.stderr),
    now: systemClock.now,
    source: place,
    target: place,
    settings,
    keyPlace: set === undefined ? keyFile(directory) : 'MASTER_KEY',
    isKeyOf: (settingOf: (name: string) => string | null) => {
      const [here, there] = [settings[KEY_MARK] ?? null, settingOf(KEY_MARK)];
      return here === null ? null : there === null || there === here;
    },
    procedureOf: finder(proceduresOf(config)),
    filesOf,
    filesAt: diskAttachments,
  };
};

const keyOf = ({ DATA_DIR, MASTER_KEY }: Config): Uint8Array => {
  try {
    return masterKey(DATA_DIR, MASTER_KEY ?? null);
  } catch (fault) {
    throw new ConfigProblem(fault instanceof Error ? fault.message : String(fault));
  }
};
