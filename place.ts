import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { diskAttachments, filesIn } from './adapters/attachment/disk/disk-attachments.ts';
import { memoryAttachments } from './adapters/attachment/memory/memory-attachments.ts';
import { type Config, ConfigProblem, isShared, readConfig } from './adapters/config/config.ts';
import { localCoordination } from './adapters/coordination/local/local-coordination.ts';
import { sha256 } from './adapters/ids/random-ids.ts';
import { pinoLog } from './adapters/log/pino/pino-log.ts';
import { memoryStore } from './adapters/store/memory/memory-store.ts';
import { holdDirectory } from './adapters/store/sqlite/hold.ts';
import { sqliteStore } from './adapters/store/sqlite/sqlite-store.ts';
import { KEY_MARK, keyMark, masterKey, passingKey } from './adapters/vault/aes-gcm/master-key.ts';
import type { Attachments, Coordination, Log } from './core/port/outside.ts';
import type { Store } from './core/port/store.ts';

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
const onDisk = (config: Config): Place => {
  const directory = config.DATA_DIR;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const letGo = holdDirectory(directory);
  if (letGo === null)
    throw new ConfigProblem(
      `Another Parley is at work in ${directory}. Stop that one first, or set DATA_DIR to another directory.`,
    );
  try {
    const key = keyOf(config);
    const store = sqliteStore({ path: join(directory, 'parley.sqlite') });
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
  await sameKey(store, key).catch(async (fault: unknown) => {
    await store.close();
    throw fault;
  });
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

/** What `npm run migrate` works with. */
export const migrateParts = () => ({
  digest: sha256,
  log: pinoLog('warn', process.stderr),
  filesOf: (directory: string) => {
    const folder = join(directory, 'files');
    return { hashes: filesIn(folder), kept: diskAttachments(folder) };
  },
  settingsOf: (directory: string) => {
    const set = readConfig(process.env).MASTER_KEY;
    if (set === undefined && !existsSync(join(directory, 'master.key'))) return {};
    return { [KEY_MARK]: keyMark(masterKey(directory, set ?? null)) };
  },
});

const keyOf = ({ DATA_DIR, MASTER_KEY }: Config): Uint8Array => {
  try {
    return masterKey(DATA_DIR, MASTER_KEY ?? null);
  } catch (fault) {
    throw new ConfigProblem(fault instanceof Error ? fault.message : String(fault));
  }
};
