/** An answer of the server. `status` 0: it was not reached. `retry`: the same again may be taken later. `text` is a sentence in the reader's language, where it gave one. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly text: string; readonly retry: boolean };

const ask = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
  try {
    const response = await fetch(path, { credentials: 'same-origin', ...init });
    const body: unknown = await response.json().catch(() => null);
    if (response.ok && body !== null) return { ok: true, value: body as T };
    return { ok: false, status: response.status, text: sentenceOf(body), retry: mayRetry(response, body) };
  } catch {
    return { ok: false, status: 0, text: '', retry: true };
  }
};

const mayRetry = ({ status }: Response, body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'retry' in body ? body.retry === true : status >= 500;

/** The sentence for people in an answer that says no; empty where there is none. */
const sentenceOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string'
    ? body.text
    : '';

export const getJson = <T>(path: string): Promise<Answer<T>> =>
  ask(path, { headers: { accept: 'application/json' } });

export const postJson = <T>(path: string, body: unknown): Promise<Answer<T>> =>
  ask(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** The address of everything about one conversation. */
export const pathOf = (conversationId: string): string =>
  `/api/conversations/${encodeURIComponent(conversationId)}`;
