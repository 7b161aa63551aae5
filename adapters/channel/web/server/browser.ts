import type { FastifyRequest } from 'fastify';

/** Who a request comes from, by its session cookie. `sessionId` is the cookie's hash, as the store knows it. */
export type Browser = {
  readonly sessionId: string;
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
