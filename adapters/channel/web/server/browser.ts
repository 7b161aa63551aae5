import type { FastifyRequest } from 'fastify';

/** Who a request comes from, by its session cookies. Ids are the hashes of the cookies, as the store knows them. */
export type Browser = {
  /** The session that holds a party's grants; null in a browser that only staff uses. */
  readonly sessionId: string | null;
  readonly staff: { readonly id: string; readonly name: string } | null;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before every route of `/api`; null for a browser without a session. */
    browser: Browser | null;
  }
}

/** The staff member behind a request, or null: every route of the desk asks this first. */
export const staffOf = ({ browser }: FastifyRequest): Browser['staff'] => browser?.staff ?? null;
