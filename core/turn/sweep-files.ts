import type { Attachments } from '../port/outside.ts';
import type { Store } from '../port/store.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../time.ts';
import type { Engine } from './engine.ts';

/** A file is taken in before the turn that lays it on the record. One that no case names so long after is nobody's. */
const UNNAMED = DAY;
/** Where the sweep before ended, as an instant. */
const SWEPT = 'files/swept';
/** Clocks of a database and of several processes differ by less. */
const OVERLAP = HOUR;
/** Files that are looked up at once. */
const PAGE = 5_000;
/** One process at a time sweeps. */
const LEASE = 5 * MINUTE;

/**
 * Destroys files that were sent and that no case ever named: the turn was refused, or its person went away. Looks only at
 * those that came since the sweep before, as nobody names a file later. `now`: the real time, also where a demonstration
 * moves its own. Resolves to how many went; 0 too where another process is at it.
 */
export const sweepFiles = async (
  { store, attachments, worker, meter, log }: Pick<Engine, 'worker' | 'meter' | 'log'> & Places,
  now: Instant,
): Promise<number> => {
  if (!(await store.lease('sweep', worker, LEASE))) return 0;
  const before = now - UNNAMED;
  const from = Number((await store.setting(SWEPT)) ?? 0) - OVERLAP;
  let swept = 0;
  for (let after: string | undefined; ; ) {
    const page = await attachments.putBetween(from, before, PAGE, after);
    for (const sha256 of await unnamed(store, page))
      if (await attachments.removeOlder(sha256, before)) swept += 1;
    after = page.at(-1);
    if (page.length < PAGE) break;
  }
  await store.putSetting(SWEPT, String(before));
  if (swept > 0) log.info({ what: 'swept', count: swept });
  meter?.swept(swept);
  return swept;
};

type Places = {
  readonly store: Pick<Store, 'lease' | 'setting' | 'putSetting' | 'namedFiles'>;
  readonly attachments: Pick<Attachments, 'putBetween' | 'removeOlder'>;
};

const unnamed = async (
  store: Pick<Store, 'namedFiles'>,
  files: readonly string[],
): Promise<readonly string[]> => {
  const named = files.length === 0 ? new Set() : new Set(await store.namedFiles(files));
  return files.filter((sha256) => !named.has(sha256));
};
