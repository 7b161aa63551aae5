import type { FastifyRequest } from 'fastify';
import type { Member } from '../../../../core/staff/member.ts';

/** Who a request comes from, by its session cookies. Ids are the hashes of the cookies, as the store knows them. */
export type Browser = {
  /** The session that holds a party's grants; null in a browser that only staff uses. */
  readonly sessionId: string | null;
  /** The member of the team as the store has them at this moment: what was taken from them is gone with the next request. */
  readonly staff: Member | null;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before every route of `/api`; null for a browser without a session. */
    browser: Browser | null;
  }
}

/** The staff member behind a request, or null: every route of the desk asks this first. */
export const staffOf = ({ browser }: FastifyRequest): Browser['staff'] => browser?.staff ?? null;
