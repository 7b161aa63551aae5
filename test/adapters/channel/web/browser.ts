import { WebSocket } from 'ws';
import type { ClientFrame, Opened, ServerFrame, WireInput } from '../../../../adapters/channel/web/wire.ts';

/** A browser as the server meets it: keeps cookies, names its origin, speaks a language. */
export type TestBrowser = {
  cookie(): string;
  call(path: string, init?: RequestInit): Promise<Response>;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown, headers?: { readonly [name: string]: string }): Promise<Response>;
  /** Opens a case; the id of its conversation. */
  openCase(procedureId?: string, locale?: string): Promise<string>;
  say(conversationId: string, id: string, input: WireInput): Promise<ServerFrame>;
  feed(conversationId: string, after?: number): Promise<Feed>;
  live(conversationId: string, headers?: { readonly [name: string]: string }): Promise<Live>;
};
export type Feed = Extract<ServerFrame, { t: 'feed' }>;

/** Everything that any browser of a test was answered, to be searched for what may be in none of it. */
export type Heard = { readonly text: string[] };

export const testBrowser = (url: string, heard: Heard = { text: [] }, language = 'en'): TestBrowser => {
  const jar = new Map<string, string>();
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', cookie());
    if (!headers.has('accept-language')) headers.set('accept-language', language);
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', url);
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', value = ''] = pair.split('=');
      jar.set(name, value);
    }
    const copy = response.clone();
    if (!(response.headers.get('content-type') ?? '').includes('event-stream'))
      heard.text.push(`${JSON.stringify([...copy.headers])}\n${await copy.text()}`);
    return response;
  };
  const post: TestBrowser['post'] = (path, body, headers) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    cookie,
    call,
    get: (path) => call(path),
    post,
    openCase: async (procedureId = 'consumer', locale = 'en') => {
      const response = await post('/api/cases', { procedureId, locale, timeZone: 'Europe/Madrid' });
      const { conversationId } = (await response.json()) as Opened;
      if (conversationId === null) throw new Error(`No case: ${response.status}`);
      return conversationId;
    },
    say: async (conversationId, id, input) => {
      const response = await post(`/api/conversations/${conversationId}/turns`, { id, input });
      return (await response.json()) as ServerFrame;
    },
    feed: async (conversationId, after = 0) =>
      (await (await call(`/api/conversations/${conversationId}/feed?after=${after}`)).json()) as Feed,
    live: (conversationId, headers = {}) =>
      openLive(`${url.replace(/^http/, 'ws')}/api/conversations/${conversationId}/live`, heard, {
        cookie: cookie(),
        origin: url,
        ...headers,
      }),
  };
};

/** A live connection whose frames can be waited for. */
type Live = {
  readonly socket: WebSocket;
  send(frame: ClientFrame): void;
  /** The next frame that fits, from the first one on that was not taken yet. */
  next<F extends ServerFrame>(fits: (frame: ServerFrame) => frame is F): Promise<F>;
  frames(): readonly ServerFrame[];
  /** Resolves to the code with which it was closed. */
  closed(): Promise<number>;
};

const openLive = async (
  address: string,
  heard: Heard,
  headers: { readonly [name: string]: string },
): Promise<Live> => {
  const socket = new WebSocket(address, { headers });
  const frames: ServerFrame[] = [];
  let taken = 0;
  let wake = (): void => {};
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('message', (data) => {
    heard.text.push(String(data));
    frames.push(JSON.parse(String(data)) as ServerFrame);
    wake();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const next: Live['next'] = async (fits) => {
    const ends = Date.now() + 4_000;
    while (true) {
      for (; taken < frames.length; taken += 1) {
        const frame = frames[taken];
        if (frame !== undefined && fits(frame)) {
          taken += 1;
          return frame;
        }
      }
      if (Date.now() > ends) throw new Error(`No such frame among ${JSON.stringify(frames).slice(-1_500)}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 200);
      });
    }
  };
  return {
    socket,
    send: (frame) => socket.send(JSON.stringify(frame)),
    next,
    frames: () => frames,
    closed: () => closed,
  };
};

export const isFeed = (frame: ServerFrame): frame is Feed => frame.t === 'feed';
export const isDone = (frame: ServerFrame): frame is Extract<ServerFrame, { t: 'done' }> =>
  frame.t === 'done';
export const isRefused = (frame: ServerFrame): frame is Extract<ServerFrame, { t: 'refused' }> =>
  frame.t === 'refused';
