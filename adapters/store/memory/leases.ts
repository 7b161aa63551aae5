import { DUE_LEASE, type DueDeadline, type Store } from '../../../core/port/store.ts';

export type Leases = Pick<Store, 'lease' | 'release'> & {
  /** Those that no other worker has; they are this one's now. */
  dueTo(worker: string | undefined, due: readonly DueDeadline[]): readonly DueDeadline[];
};

/** Leases of a store that one process has to itself: they end with it, and so does whatever was done under them. */
export const leases = (): Leases => {
  const held = new Map<string, { readonly worker: string; readonly until: number }>();
  const take = (name: string, worker: string, ms: number): boolean => {
    const now = performance.now();
    const before = held.get(name);
    if (before !== undefined && before.worker !== worker && before.until > now) return false;
    held.set(name, { worker, until: now + ms });
    return true;
  };
  /** A deadline that came goes with the turn that it led to, and nobody gives its lease back. */
  const sweep = (): void => {
    const now = performance.now();
    for (const [name, { until }] of held) if (until <= now) held.delete(name);
  };
  return {
    lease: async (name, worker, ms) => take(name, worker, ms),
    release: async (worker) => {
      for (const [name, lease] of held) if (lease.worker === worker) held.delete(name);
    },
    dueTo: (worker, due) => {
      if (worker === undefined) return due;
      sweep();
      return due.filter(({ caseId, deadline: { key } }) => take(`due/${caseId}/${key}`, worker, DUE_LEASE));
    },
  };
};
