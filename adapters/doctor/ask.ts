/** Milliseconds; longer than any service takes that people wait for. */
const WITHIN = 5_000;
const SLOW = 'there was no answer within 5 seconds';
/** Characters of an answer that are looked at. */
const MOST = 1_000_000;

export type Answer =
  | {
      readonly reached: true;
      readonly status: number;
      readonly body: string;
      /** The other side's clock when it answered, and ours halfway between question and answer; null where it told none. */
      readonly clock: { readonly theirs: number; readonly ours: number } | null;
    }
  | { readonly reached: false; readonly why: Why };

/** Ends the sentence "… cannot be reached: …". */
export type Why =
  | 'its name leads to no address'
  | 'nothing listens there'
  | typeof SLOW
  | 'its certificate is not trusted'
  | 'the connection broke';

const WHY: { readonly [code: string]: Why } = {
  ENOTFOUND: 'its name leads to no address',
  EAI_AGAIN: 'its name leads to no address',
  ECONNREFUSED: 'nothing listens there',
  EHOSTUNREACH: 'nothing listens there',
  ENETUNREACH: 'nothing listens there',
  UND_ERR_CONNECT_TIMEOUT: SLOW,
  ETIMEDOUT: SLOW,
};

/** One question over HTTP, by GET. Never throws, and follows no redirect: where one leads may not be meant to be asked. */
export const ask = async (
  url: string,
  headers: { readonly [name: string]: string } = {},
): Promise<Answer> => {
  const before = Date.now();
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(WITHIN) });
    const ours = (before + Date.now()) / 2;
    const theirs = Date.parse(response.headers.get('date') ?? '');
    const body = (await response.text()).slice(0, MOST);
    const clock = Number.isNaN(theirs) ? null : { theirs, ours };
    return { reached: true, status: response.status, body, clock };
  } catch (fault) {
    return { reached: false, why: whyOf(fault) };
  }
};

/** The text of the fault is not used: it may repeat the address with all that stands in it. */
const whyOf = (fault: unknown): Why => {
  const { name, cause } = fault as { readonly name?: string; readonly cause?: { readonly code?: string } };
  if (name === 'TimeoutError') return SLOW;
  const code = cause?.code ?? '';
  if (/CERT|SELF_SIGNED|UNABLE_TO_|TLS/.test(code)) return 'its certificate is not trusted';
  return WHY[code] ?? 'the connection broke';
};

/** What of an address may be shown: never its path or query, which may hold a key. */
export const hostOf = (url: string): string => URL.parse(url)?.host ?? 'its address';

/** This machine's own addresses. */
export const isLocal = (url: string): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(URL.parse(url)?.hostname ?? '');
