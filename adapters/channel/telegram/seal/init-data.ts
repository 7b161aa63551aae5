import { createHmac, timingSafeEqual } from 'node:crypto';
import { HOUR, type Instant } from '../../../../core/time.ts';

/** A page that was opened longer ago has to be opened anew. */
const LASTS = HOUR;
/** What Telegram's clock may be ahead of ours. */
const AHEAD = 5 * 60 * 1_000;

/**
 * Who opened a page inside Telegram, from what Telegram gave that page; null where it was not Telegram that said so, or
 * too long ago. The algorithm is Telegram's: https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 */
export const openedBy = (initData: string, token: string, now: Instant): string | null => {
  const fields = new URLSearchParams(initData);
  const hash = fields.get('hash') ?? '';
  fields.delete('hash');
  const checked = [...fields]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  const expected = createHmac('sha256', secret).update(checked).digest();
  const given = /^[0-9a-f]{64}$/iu.test(hash) ? Buffer.from(hash, 'hex') : Buffer.alloc(expected.length);
  if (!timingSafeEqual(expected, given)) return null;
  const at = Number(fields.get('auth_date')) * 1_000;
  if (!(at > now - LASTS && at < now + AHEAD)) return null;
  return userOf(fields.get('user') ?? '');
};

const userOf = (json: string): string | null => {
  try {
    const { id } = JSON.parse(json) as { readonly id?: unknown };
    return typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : null;
  } catch {
    return null;
  }
};
