import { join } from 'node:path';
import { sqliteStore } from '../../adapters/store/sqlite/sqlite-store.ts';
import type { Store } from '../../core/port/store.ts';
import { batch } from '../contract/store-fixture.ts';
import { inFolder, type Measure, perSecond, rawSyncs, sideBySide, whole } from './measure.ts';

const FOR = 2_000;

/** Appends of one event each, every one of them on the disk before the next of the same writer begins. */
export const appendsPerSecond = async (store: Store, writers: number): Promise<number> => {
  const versions = new Array<number>(writers).fill(0);
  let count = 0;
  const from = performance.now();
  await sideBySide(
    writers,
    () => performance.now() - from < FOR,
    async (writer) => {
      const version = versions[writer] ?? 0;
      const result = await store.append(batch(`case-${writers}-${writer}`, version));
      if (!result.ok) throw new Error(`An append was refused: ${result.reason}.`);
      versions[writer] = result.version;
      count += 1;
    },
  );
  return perSecond(count, performance.now() - from);
};

export const benchDurableAppend = (): Promise<readonly Measure[]> =>
  inFolder(async (folder) => {
    const store = sqliteStore({ path: join(folder, 'bench.sqlite') });
    await appendsPerSecond(store, 8);
    const before = rawSyncs(folder);
    const one = await appendsPerSecond(store, 1);
    const many = await appendsPerSecond(store, 64);
    const floor = (before + rawSyncs(folder)) / 2;
    await store.close();
    return [
      { name: 'raw write and sync, the floor', value: `${whole(floor)}/s` },
      {
        name: 'durable appends, one writer',
        value: `${whole(one)}/s`,
        ratio: `${(one / floor).toFixed(2)} of the floor`,
        target: '>= 0.8',
      },
      {
        name: 'durable appends, 64 writers',
        value: `${whole(many)}/s`,
        ratio: `${(many / floor).toFixed(1)} times the floor`,
        target: '>= 8',
      },
    ];
  });
