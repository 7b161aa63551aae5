import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ContainmentPort } from '../../../core/port/outside.ts';

const Answer = z.object({
  outcome: z.enum(['done', 'refused', 'failed']),
  reference: z.string().max(200).optional(),
});
const TIMEOUT_MS = 10_000;

/**
 * Asks a connected system over HTTPS: POST with the request as JSON, `Idempotency-Key` its id, and, with a secret,
 * `Parley-Signature: sha256=<hex HMAC of the body>`. Expects `{ "outcome": "done" | "refused" | "failed", "reference"? }`.
 * Throws when it cannot be reached or answers otherwise; the caller tries again.
 */
export const webhookContainment = (url: string, secret: string | undefined): ContainmentPort => ({
  request: async (ask) => {
    const body = JSON.stringify(ask);
    const signature =
      secret === undefined ? undefined : createHmac('sha256', secret).update(body).digest('hex');
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': ask.requestId,
        ...(signature === undefined ? {} : { 'parley-signature': `sha256=${signature}` }),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`Containment was answered with ${response.status}.`);
    const { outcome, reference } = Answer.parse(await response.json());
    return reference === undefined ? { outcome } : { outcome, reference };
  },
});
