import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { icalCalendar } from '../../../adapters/calendar/ical/ical-calendar.ts';
import { deskRoutes } from '../../../adapters/channel/web/desk/server.ts';
import { webChannel } from '../../../adapters/channel/web/server/server.ts';
import type { ServerFrame, WireInput, WireItem } from '../../../adapters/channel/web/wire.ts';
import { DAY } from '../../../core/time.ts';
import { type TestBrowser, testBrowser } from '../../adapters/channel/web/browser.ts';
import { goodFiles } from '../../adapters/channel/web/sample-file.ts';
import { adjuster } from '../../fixture/team.ts';
import type { World } from '../world.ts';
import type { Bench, Delivery, Seat, Shown, Turn } from './bench.ts';

/** The web channel: real HTTP and a WebSocket for each person, on loopback; the team comes in by the desk's own calls. */
export const web: Bench<'web'> = {
  name: 'web',
  start: async (world) => {
    const assets = mkdtempSync(join(tmpdir(), 'parley-assets-'));
    for (const page of ['index.html', 'embed.html', 'desk.html'])
      writeFileSync(join(assets, page), '<!doctype html><title>Parley</title>');
    let app = await listen(world, assets, 0);
    const port = Number(new URL(app.listeningOrigin).port);
    const url = `http://127.0.0.1:${port}`;
    const seats: Browser[] = [];
    const sit = async (browser: TestBrowser, conversationId: string, caseId: string): Promise<Seat> => {
      const seat = new Browser(browser, conversationId, caseId);
      await seat.connect();
      seats.push(seat);
      return seat;
    };
    const caseOf = async (conversationId: string): Promise<string> =>
      (await world.parley().store.conversation(conversationId))?.caseId ?? '';
    return {
      open: async (procedureId, locale) => {
        const browser = testBrowser(url, undefined, locale);
        const id = await idFrom(
          browser.post('/api/cases', { procedureId, locale, timeZone: 'America/New_York' }),
        );
        return sit(browser, id, await caseOf(id));
      },
      enter: async (code, locale) => {
        const browser = testBrowser(url, undefined, locale);
        const id = await idFrom(browser.post(`/api/links/${code}`, { locale }));
        return sit(browser, id, await caseOf(id));
      },
      staff: async (caseId) => {
        const browser = testBrowser(url);
        await browser.post(`/api/links/${await staffLink(world)}`, { locale: 'en' });
        const id = await idFrom(browser.post(`/api/desk/cases/${caseId}/open`, {}));
        return sit(browser, id, caseId);
      },
      restart: async () => {
        await app.close();
        await world.restart();
        app = await listen(world, assets, port);
        for (const seat of seats) await seat.connect();
      },
      close: async () => {
        for (const seat of seats) seat.leave();
        await app.close();
        rmSync(assets, { recursive: true, force: true });
      },
    };
  },
};

const listen = async (world: World, assetsDir: string, port: number): Promise<FastifyInstance> => {
  const parley = world.parley();
  let url = '';
  const app = await webChannel({
    ...parley,
    service: parley.turns,
    publicUrl: () => url,
    assetsDir,
    secureCookie: false,
    calendar: icalCalendar,
    quiet: 0,
    extra: (server) => deskRoutes(server, { ...parley, service: parley.turns, timeZone: 'UTC' }),
  });
  url = await app.listen({ port, host: '127.0.0.1' });
  return app;
};

const idFrom = async (answer: Promise<Response>): Promise<string> => {
  const response = await answer;
  const { conversationId } = (await response.json()) as { readonly conversationId?: string | null };
  if (typeof conversationId !== 'string') throw new Error(`Not let in: ${response.status}`);
  return conversationId;
};

/** A link to the desk, as the program prints one at its start. */
const staffLink = async (world: World): Promise<string> => {
  const { store, ids, digest, clock } = world.parley();
  const code = ids.code(16);
  await store.putMember(adjuster('adjuster', 'Alex'));
  await store.putLink({
    codeHash: digest(code),
    kind: 'staff',
    caseId: null,
    personId: 'adjuster',
    role: 'adjuster',
    expiresAt: clock.now() + DAY,
    boundTo: null,
  });
  return code;
};

class Browser implements Seat {
  readonly conversationId: string;
  readonly caseId: string;
  readonly #browser: TestBrowser;
  #live: Awaited<ReturnType<TestBrowser['live']>> | null = null;
  /** The newest message that was pushed. */
  #seen = 0;

  constructor(browser: TestBrowser, conversationId: string, caseId: string) {
    this.conversationId = conversationId;
    this.caseId = caseId;
    this.#browser = browser;
  }

  /** Connects, or connects again; then only what is new may come, in order and without a gap. */
  async connect(): Promise<void> {
    this.leave();
    const live = await this.#browser.live(this.conversationId);
    this.#live = live;
    live.socket.on('message', (data) => this.#read(JSON.parse(String(data)) as ServerFrame));
    live.send({ t: 'hello', after: this.#seen });
  }

  leave(): void {
    this.#live?.socket.terminate();
    this.#live = null;
  }

  async deliver(deliveries: readonly Delivery[]): Promise<void> {
    const files = deliveries.filter(({ turn }) => turn.kind === 'file');
    for (const { id, turn } of files) if (turn.kind === 'file') await this.#upload(id, turn.name);
    const live = this.#live;
    if (live === null) throw new Error('The browser is not connected.');
    const sent = deliveries.filter(({ turn }) => turn.kind !== 'file');
    for (const { id, turn } of sent) live.send({ t: 'say', id, input: inputOf(turn) });
    for (const _each of sent) {
      const answer = await live.next(isAnswer);
      if (answer.t === 'refused') throw new Error(answer.text);
    }
  }

  async shown(after: number, seq: number): Promise<readonly Shown[]> {
    const end = Date.now() + 4_000;
    while (this.#seen < seq && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 2));
    if (this.#seen < seq) throw new Error(`Message ${seq} was never pushed.`);
    return (await this.#browser.feed(this.conversationId, after)).items.map(shownOf);
  }

  #read(frame: ServerFrame): void {
    if (frame.t !== 'feed') return;
    for (const { seq } of frame.items) {
      if (seq !== this.#seen + 1) throw new Error(`Message ${seq} was pushed after ${this.#seen}.`);
      this.#seen = seq;
    }
  }

  async #upload(id: string, name: string): Promise<void> {
    const body = (await goodFiles())['image/png'];
    if (body === undefined) throw new Error('There is no picture to send.');
    const response = await this.#browser.call(
      `/api/conversations/${this.conversationId}/files?id=${id}&name=${name}`,
      { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(body) },
    );
    const answer = (await response.json()) as ServerFrame;
    if (answer.t !== 'done') throw new Error(JSON.stringify(answer));
  }
}

type Answer = Extract<ServerFrame, { t: 'done' | 'refused' }>;
const isAnswer = (frame: ServerFrame): frame is Answer => frame.t === 'done' || frame.t === 'refused';

const shownOf = (item: WireItem): Shown => ({
  seq: item.seq,
  text: item.text,
  labels: [
    ...('rows' in item
      ? item.rows.flatMap((row) => ('value' in row ? [`${row.label}: ${row.value}`] : []))
      : []),
    ...('choices' in item ? item.choices.map(({ label }) => label) : []),
    ...(item.kind === 'elementTable'
      ? item.rows.flatMap(({ choices }) => choices.map(({ label }) => label))
      : []),
  ],
});

const inputOf = (turn: Exclude<Turn, { kind: 'file' }> | Turn): WireInput => {
  switch (turn.kind) {
    case 'say':
      return { kind: 'text', text: turn.text };
    case 'edit':
      return turn;
    case 'press':
      return { ...turn, kind: 'choice' };
    case 'fill':
      return { ...turn, kind: 'form' };
    case 'seal':
      return { kind: 'sealed', roundId: turn.roundId, amount: turn.amount };
    case 'file':
      throw new Error('A file is uploaded, not said.');
  }
};
