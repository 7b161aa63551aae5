import type { Clock, Digest, Ids } from '../port/outside.ts';
import type { Link, Store } from '../port/store.ts';
import { DAY, type Instant } from '../time.ts';
import { CODE_LENGTH } from './engine.ts';

/** How long a link that moves a person between devices lets in. */
const RESUME_LASTS = 180 * DAY;

/** The link that lets a person come back to a case from anywhere, whichever channel gives it out. `codeHash`: of its code. */
export const resumeLink = (
  codeHash: string,
  { caseId, personId, role }: Pick<Link, 'caseId' | 'personId' | 'role'>,
  now: Instant,
): Link => ({
  codeHash,
  kind: 'resume',
  caseId,
  personId,
  role,
  expiresAt: now + RESUME_LASTS,
  boundTo: null,
});

type Issuing = {
  readonly store: Pick<Store, 'putLink'>;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly clock: Clock;
};

/**
 * Lays down a new link of a person's own and gives its code: one that was given out before lies nowhere in the clear.
 * `until`: when it lets nobody in any more, where that is sooner than usual.
 */
export const newResumeLink = async (
  { store, ids, digest, clock }: Issuing,
  conversation: Pick<Link, 'caseId' | 'personId' | 'role'>,
  until: Instant = Number.POSITIVE_INFINITY,
): Promise<string> => {
  const code = ids.code(CODE_LENGTH);
  const link = resumeLink(digest(code), conversation, clock.now());
  await store.putLink({ ...link, expiresAt: Math.min(link.expiresAt, until) });
  return code;
};
