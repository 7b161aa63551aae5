import { expect, test } from '@jest/globals';
import type { Attachments } from '../../core/port/outside.ts';
import type { Store } from '../../core/port/store.ts';
import { DAY, MINUTE } from '../../core/time.ts';
import { sweepFiles } from '../../core/turn/sweep-files.ts';
import { silentLog } from '../fixture/silent-log.ts';
import { batch, START } from './store-fixture.ts';

type Opened = {
  readonly store: Store;
  readonly attachments: Attachments;
  readonly close: () => Promise<unknown>;
};

/** What becomes of files that were sent, with the days that pass told to whoever sweeps. */
export const sweepContract = (open: () => Promise<Opened>): void => {
  test('a file that no case names goes after a day; what is named or was sent again stays', async () => {
    const { store, attachments, close } = await open();
    const put = async (text: string) => (await attachments.put(Buffer.from(text))).sha256;
    const [named, small, nobodys] = [await put('receipt'), await put('its picture'), await put('stray')];
    const evidence = {
      evidenceId: 'e-1',
      by: 'claimant' as const,
      name: 'receipt.png',
      mime: 'image/png',
      bytes: 7,
      sha256: named,
      preview: { sha256: small, width: 1, height: 1 },
      at: START,
    };
    const event = { type: 'evidenceAdded' as const, evidence };
    const recorded = { position: 1, at: START, by: { role: 'claimant', id: 'p' } as const, v: 1, event };
    await store.append(batch('k-1', 0, { records: [{ recorded, salt: 's', hash: 'h' }] }));
    const counted: number[] = [];
    const meter = { swept: (files: number) => counted.push(files) } as never;
    const parts = { store, attachments, worker: 'w-1', log: silentLog, meter };

    expect(await sweepFiles(parts, Date.now() + DAY - MINUTE)).toBe(0);
    expect(await sweepFiles(parts, Date.now() + DAY + MINUTE)).toBe(1);
    expect(await sweepFiles(parts, Date.now() + DAY + MINUTE)).toBe(0);
    expect(await attachments.get(nobodys)).toBeNull();
    expect(await attachments.get(named)).not.toBeNull();
    expect(await attachments.get(small)).not.toBeNull();
    expect(counted).toEqual([0, 1, 0]);

    const again = await put('stray');
    expect(await attachments.putBetween(0, Date.now() - MINUTE, 9)).toEqual([]);
    expect(await attachments.removeOlder(again, Date.now() - MINUTE)).toBe(false);
    const all = await attachments.putBetween(0, Date.now() + MINUTE, 9);
    expect(all).toEqual([named, small, again].sort());
    expect(await attachments.putBetween(0, Date.now() + MINUTE, 9, all[0])).toEqual(all.slice(1));
    expect(await sweepFiles({ ...parts, worker: 'w-2' }, Date.now() + 2 * DAY)).toBe(0);
    await close();
  });
};
