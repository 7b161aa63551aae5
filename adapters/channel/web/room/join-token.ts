import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Instant, MINUTE } from '../../../../core/time.ts';

/** From the answer to a page's wish to join until its socket is open; a page that comes back asks again. */
const TOKEN_LASTS = 2 * MINUTE;

const Pass = z.object({
  roomId: z.string(),
  sessionId: z.string(),
  conversationId: z.string(),
  seat: z.string(),
  peer: z.string(),
  role: z.enum(['claimant', 'respondent', 'mediator']),
  name: z.string(),
  acts: z.boolean(),
  until: z.number(),
});
/** Who may sit down where. Whoever holds it was let in by session, role and case a moment ago. */
export type Pass = z.infer<typeof Pass>;

/** Passes as text that only holders of the key can make: `base64url(JSON).base64url(HMAC-SHA-256)`. */
export const joinTokens = (key: Uint8Array) => {
  const mark = (body: string): Buffer => createHmac('sha256', key).update(`parley room\n${body}`).digest();
  return {
    make: (pass: Omit<Pass, 'until'>, now: Instant): string => {
      const body = Buffer.from(JSON.stringify({ ...pass, until: now + TOKEN_LASTS })).toString('base64url');
      return `${body}.${mark(body).toString('base64url')}`;
    },
    /** Null for a token that was not made here, that is for another conversation, or that has ended. */
    read: (token: string, conversationId: string, now: Instant): Pass | null => {
      const [body = '', given = ''] = token.split('.');
      const [expected, received] = [mark(body), Buffer.from(given, 'base64url')];
      if (received.length !== expected.length || !timingSafeEqual(received, expected)) return null;
      const pass = Pass.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
      return pass.conversationId === conversationId && now < pass.until ? pass : null;
    },
  };
};
export type JoinTokens = ReturnType<typeof joinTokens>;
