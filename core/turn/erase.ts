import { deadlinesOf } from '../case/due.ts';
import type { Attachments } from '../port/outside.ts';
import type { Store } from '../port/store.ts';
import type { Instant } from '../time.ts';
import type { Engine } from './engine.ts';

/**
 * Destroys all that was said and sent in a case. What stays is the chain of its leaf hashes (`ErasedCase`).
 *
 * Chosen over events that lie encrypted under a key of their case, to be destroyed with that key: the key would have to
 * be in every backup too, or no backup could be read, so it would protect nothing there; and every turn would pay for it.
 * Backups are cleaned by `npm run erase -- --backups DIR`; those that are out of reach follow as they are rotated out.
 *
 * Files go first: should the process end in between, the case is still there, and so is its deadline.
 */
export const eraseCase = async (
  { store, attachments }: { readonly store: Store; readonly attachments: Attachments },
  caseId: string,
  now: Instant,
): Promise<void> => {
  for (const sha256 of await store.ownFiles(caseId)) await attachments.remove(sha256);
  await store.erase(caseId, now);
};

/** The time for which a case is kept is over, unless somebody put its record on hold meanwhile. */
export const eraseKept = async (engine: Engine, caseId: string): Promise<void> => {
  const { store, cache, clock, wakeups, log } = engine;
  const { state, conversations } = await cache.fresh(caseId);
  const now = clock.now();
  // Of a record in an archive nothing has changed since its day was laid down: nobody can have put it on hold.
  const over =
    state === null
      ? (await store.takenOut(caseId)) !== null
      : deadlinesOf(state, engine.procedureOf(state.procedure)).some(
          (deadline) => deadline.clock === 'retention' && deadline.at <= now,
        );
  if (!over) return;
  await eraseCase({ store, attachments: engine.attachments }, caseId, now);
  cache.forget(caseId);
  log.info({ what: 'erased', caseId });
  wakeups.wake(['queue', ...conversations.map(({ conversationId }) => `conversation:${conversationId}`)]);
};
