import type { Link } from '../port/store.ts';
import { DAY, type Instant } from '../time.ts';

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
