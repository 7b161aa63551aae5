import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type {
  ClientFrame,
  ServerFrame,
  WireInput,
  WireItem,
  WirePanel,
} from '../../../../adapters/channel/web/wire.ts';
import { chromeIn, isTrialLocale, type TrialLocale } from './chrome-words.ts';
import { type Draft, everyKind, panelIn } from './sample-talk.ts';

/** What the server answers to a turn; messages are added to the feed before the turn is `done`. */
type Answer = { readonly drafts: readonly Draft[]; readonly refused?: string; readonly retry?: boolean };

type Talk = {
  readonly items: WireItem[];
  readonly panel: WirePanel;
  readonly lines: Set<(frame: ServerFrame) => void>;
  locale: TrialLocale;
};

/** A server that speaks `wire.ts` and does as it is told: the other half of the browser's trials. */
export type WireServer = {
  readonly port: number;
  /** Turns that had an effect, each id once; and every delivery, with the ones that came twice. */
  readonly turns: { readonly id: string; readonly input: WireInput }[];
  readonly deliveries: { readonly id: string; readonly by: 'socket' | 'post' }[];
  /** How many turns each request brought. */
  readonly posts: number[];
  readonly uploads: { readonly name: string; readonly bytes: number; readonly element: string | null }[];
  /** Paths that were asked for, with their queries. */
  readonly asked: string[];
  /** What the next turns are answered with, once each; afterwards words are echoed and answered. */
  readonly answers: Answer[];
  /** `refused`: an upgrade is turned down, as some networks do. `silent`: turns are stored but never answered. */
  mode: 'open' | 'socketRefused' | 'silent' | 'down';
  talk(id: string): Talk;
  push(
    id: string,
    drafts: readonly Draft[],
    send?: (items: readonly WireItem[]) => readonly WireItem[],
  ): void;
  /** Cuts every connection. */
  cut(): void;
  close(): Promise<void>;
};

/** The policy that the product's pages come with. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";
/** One red pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIwDiqEAARGQP/2h4OUQAAAABJRU5ErkJggg==',
  'base64',
);

export const startWireServer = async (assetsDir: string): Promise<WireServer> => {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 20_000_000 });
  const talks = new Map<string, Talk>();
  const sockets = new Set<WebSocket>();
  const known = new Map<string, ServerFrame>();
  const talkOf = (id: string): Talk => {
    const there = talks.get(id);
    if (there !== undefined) return there;
    const talk: Talk = { items: [], panel: panelIn('en'), lines: new Set(), locale: 'en' };
    talks.set(id, talk);
    const greeting = everyKind('en').slice(0, 1);
    if (id === 'all') add(talk, everyKind('en'));
    else add(talk, id.startsWith('old') ? greeting : greeting.map((draft) => ({ ...draft, at: Date.now() })));
    return talk;
  };
  const feed = (talk: Talk, after: number): ServerFrame => ({
    t: 'feed',
    items: talk.items.filter(({ seq }) => seq > after),
    panel: talk.locale === 'en' ? talk.panel : panelIn(talk.locale),
  });

  const server: WireServer = {
    port: 0,
    turns: [],
    deliveries: [],
    posts: [],
    uploads: [],
    asked: [],
    answers: [],
    mode: 'open',
    talk: talkOf,
    push: (id, drafts, send = (items) => items) => {
      const talk = talkOf(id);
      const added = add(talk, drafts);
      for (const line of talk.lines) line({ t: 'feed', items: send(added), panel: talk.panel });
    },
    cut: () => {
      for (const socket of sockets) socket.terminate();
    },
    close: () => app.close(),
  };

  const take = (id: string, turnId: string, input: WireInput, by: 'socket' | 'post'): ServerFrame | null => {
    server.deliveries.push({ id: turnId, by });
    const before = known.get(`${id} ${turnId}`);
    if (before !== undefined) return server.mode === 'silent' ? null : before;
    const answer = server.answers.shift() ?? usual(input);
    if (answer.refused !== undefined)
      return { t: 'refused', id: turnId, text: answer.refused, retry: answer.retry ?? false };
    server.turns.push({ id: turnId, input });
    const done: ServerFrame = {
      t: 'done',
      id: turnId,
      ...(input.kind === 'sealed' ? { receipt: receiptOf(input.amount) } : {}),
    };
    known.set(`${id} ${turnId}`, { t: 'done', id: turnId });
    if (server.mode === 'silent') return null;
    server.push(id, answer.drafts);
    return done;
  };

  await app.register(fastifyWebsocket);
  await app.register(fastifyStatic, { root: assetsDir, prefix: '/assets/' });
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.addHook('onRequest', async (request, reply) => {
    server.asked.push(request.url);
    reply.header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer');
    if (server.mode === 'down') await reply.code(503).send();
    if (server.mode === 'socketRefused' && request.url.includes('/live')) await reply.code(403).send();
  });
  pages(app, assetsDir);
  words(app);
  app.get<{ Params: { id: string } }>(
    '/api/conversations/:id/live',
    { websocket: true },
    (socket, request) => {
      const { id } = request.params;
      const talk = talkOf(id);
      const send = (frame: ServerFrame): void => socket.send(JSON.stringify(frame));
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        talk.lines.delete(send);
      });
      socket.on('message', (data) => {
        const frame = JSON.parse(String(data)) as ClientFrame;
        if (frame.t === 'ping') send({ t: 'pong' });
        if (frame.t === 'hello') {
          talk.lines.add(send);
          send(feed(talk, frame.after));
        }
        if (frame.t !== 'say') return;
        const answer = take(id, frame.id, frame.input, 'socket');
        if (answer !== null) send(answer);
      });
    },
  );
  app.get<{ Params: { id: string }; Querystring: { after?: string } }>(
    '/api/conversations/:id/events',
    (request, reply) => {
      const talk = talkOf(request.params.id);
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const send = (frame: ServerFrame): void => {
        reply.raw.write(`data: ${JSON.stringify(frame)}\n\n`);
      };
      talk.lines.add(send);
      request.raw.on('close', () => talk.lines.delete(send));
      send(feed(talk, Number(request.query.after ?? 0)));
    },
  );
  app.get<{ Params: { id: string }; Querystring: { after?: string } }>(
    '/api/conversations/:id/feed',
    async (request, reply) => {
      if (request.params.id === 'unknown')
        return reply.code(404).send({ text: 'There is nothing here for you.' });
      return feed(talkOf(request.params.id), Number(request.query.after ?? 0));
    },
  );
  app.post<{ Params: { id: string }; Body: { turns: { id: string; input: WireInput }[] } }>(
    '/api/conversations/:id/turns',
    async ({ params, body }) => {
      server.posts.push(body.turns.length);
      return body.turns.map((turn) => take(params.id, turn.id, turn.input, 'post'));
    },
  );
  app.post<{ Params: { id: string }; Body: { locale: TrialLocale } }>(
    '/api/conversations/:id/locale',
    async (request) => {
      const talk = talkOf(request.params.id);
      talk.locale = request.body.locale;
      const drafts = everyKind(talk.locale).slice(0, talk.items.length);
      talk.items.length = 0;
      add(talk, drafts);
      return {};
    },
  );
  app.post<{
    Params: { id: string };
    Querystring: { id: string; name: string; element?: string };
    Body: Buffer;
  }>('/api/conversations/:id/files', async (request, reply) => {
    const { id, name, element } = request.query;
    if (name.endsWith('.zip'))
      return reply.code(415).send({ t: 'refused', id, text: 'A zip cannot be read here.', retry: false });
    server.uploads.push({ name, bytes: request.body.length, element: element ?? null });
    const [, mine] = everyKind('en');
    if (mine !== undefined)
      server.push(request.params.id, [
        {
          ...mine,
          text: name,
          kind: 'file',
          name,
          href: '/api/conversations/all/files/picture',
          image: true,
          sound: false,
        } as Draft,
      ]);
    return { t: 'done', id };
  });
  app.get('/api/conversations/:id/files/:name', async (_request, reply) =>
    reply.type('image/png').send(PICTURE),
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  return Object.assign(server, { port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
};

const add = (talk: Talk, drafts: readonly Draft[]): readonly WireItem[] => {
  const added = drafts.map((draft, index) => ({ ...draft, seq: talk.items.length + index + 1 }) as WireItem);
  talk.items.push(...added);
  return added;
};

/** Words come back as one's own; everything else gets a sentence of the bot. */
const usual = (input: WireInput): Answer => {
  const [bot, mine] = everyKind('en');
  if (bot === undefined || mine === undefined) throw new Error('The sample talk is empty.');
  const at = Date.now();
  if (input.kind === 'arrive') return { drafts: [] };
  const reply = { ...bot, at, text: `Heard: ${input.kind}` } as Draft;
  if (input.kind === 'text')
    return { drafts: [{ ...mine, at, text: input.text, edit: 'always' } as Draft, reply] };
  if (input.kind === 'edit')
    return {
      drafts: [{ ...mine, at, text: input.text, edit: 'always', edits: Number(input.of) } as Draft, reply],
    };
  return { drafts: [reply] };
};

const receiptOf = (amount: string) => ({
  title: 'Your number is sealed',
  text: `You sealed ${amount}. Keep this receipt: with it anybody can check that your number was in before the close.`,
  file: { name: 'receipt.json', content: JSON.stringify({ amount, nonce: 'n' }) },
});

const pages = (app: FastifyInstance, assetsDir: string): void => {
  for (const path of ['/', '/c/:id', '/l/:code', '/embed'])
    app.get(path, async (_request, reply) => reply.sendFile('index.html', assetsDir));
  // Another site, which the same machine serves under its other name.
  app.get<{ Querystring: { script: string } }>('/other-site', async (request, reply) =>
    reply
      .removeHeader('content-security-policy')
      .type('text/html')
      .send(
        `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1><a href="#a">Basket</a></main>
<script src="${request.query.script}" data-procedure="consumer" data-locale="es" async></script></html>`,
      ),
  );
};

const words = (app: FastifyInstance): void => {
  app.get<{ Querystring: { locale?: string } }>('/api/chrome', async ({ query: { locale = 'en' } }) =>
    chromeIn(isTrialLocale(locale) ? locale : 'en'),
  );
  app.get('/api/me', async () => ({
    conversations: [
      { id: 'all', role: 'claimant', title: 'Goods and services', next: 'Your turn: answer the offer' },
    ],
    staff: null,
  }));
  app.post<{ Body: { procedureId: string } }>('/api/cases', async ({ body }) => ({
    conversationId: `new-${body.procedureId}`,
    staff: false,
  }));
  app.get<{ Params: { code: string } }>('/api/links/:code', async ({ params: { code } }) =>
    code === 'gone'
      ? { kind: 'problem', title: 'This link has been used', text: 'It let somebody else in already.' }
      : {
          kind: 'invite',
          title: 'Somebody would like to settle something with you',
          text: 'It is about goods and services. Taking part is voluntary and costs nothing.',
          action: 'See what it is about',
        },
  );
  app.post('/api/links/:code', async () => ({ conversationId: 'all', staff: false }));
};
