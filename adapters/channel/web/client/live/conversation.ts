import type { ServerFrame, WireInput, WirePanel, WireReceipt } from '../../wire.ts';
import { getJson, pathOf, postJson } from '../api.ts';
import { device } from '../keep.ts';
import { backoff } from './backoff.ts';
import { EMPTY_FEED, type Feed, hasGap, merge } from './feed.ts';
import { type Line, type LineState, openLine } from './line.ts';
import { outboxIn, type Turn } from './outbox.ts';
import { type Uploads, uploadsOf } from './uploads.ts';

/** Everything that the screen of a conversation shows. A new value after every change. */
export type Shown = {
  readonly feed: Feed;
  readonly panel: WirePanel | null;
  readonly turns: readonly Turn[];
  readonly uploads: ReturnType<Uploads['list']>;
  readonly line: LineState;
  /** The control that was pressed last in a message, by the message's `seq`. */
  readonly pressed: ReadonlyMap<number, string>;
  readonly receipt: WireReceipt | null;
  /** A sentence that belongs to no turn. */
  readonly notice: string;
  /** This browser may not open it, or it is not there; the server's sentence, or empty. */
  readonly closed: { readonly text: string } | null;
};

export type Conversation = {
  readonly id: string;
  shown(): Shown;
  /** Returns the function that ends the subscription. */
  listen(onChange: () => void): () => void;
  /** Sends, now or as soon as there is a connection, in order. `origin` as in `Turn`. */
  say(input: WireInput, origin: number | null): void;
  again(id: string): void;
  drop(id: string): void;
  readonly uploads: Uploads;
  receiptSeen(): void;
  /** Reads everything again in another language. */
  readIn(locale: string): Promise<void>;
  close(): void;
};

type FeedFrame = Extract<ServerFrame, { t: 'feed' }>;

/** A turn that got no answer for so long was lost with its connection. */
const ANSWER_WITHIN = 20_000;
/** After a stored turn its replies follow at once; if they do not, they are fetched. */
const REPLIES_WITHIN = 2_000;
/** Times that a turn is sent again by itself when the server asks for it. */
const REPEATS = 3;
/** Whoever comes back after so long is told where things stand. */
const RETURN_AFTER = 6 * 60 * 60 * 1_000;

export const openConversation = (id: string): Conversation => {
  const path = pathOf(id);
  const outbox = outboxIn(device, id, Date.now);
  const listeners = new Set<() => void>();
  const repeats = new Map<string, number>();
  let line: Line | null = null;
  let flying: { readonly id: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  let waking: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let fetching: Promise<boolean> | null = null;
  let shown: Shown = {
    feed: EMPTY_FEED,
    panel: null,
    turns: outbox.list(),
    uploads: [],
    line: 'connecting',
    pressed: new Map(),
    receipt: null,
    notice: '',
    closed: null,
  };

  const show = (change: Partial<Shown>): void => {
    shown = { ...shown, ...change, turns: outbox.list() };
    for (const listener of listeners) listener();
  };
  const uploads = uploadsOf(path, (list) => show({ uploads: list }));

  /** Sends the oldest waiting turn, one at a time: the next leaves when this one is stored, so the order holds. */
  const pump = (): void => {
    if (flying !== null || waking !== undefined || over || line === null) return;
    const turn = outbox.list().find(({ state }) => state === 'waiting');
    if (turn === undefined || !line.say(turn.id, turn.input)) return;
    flying = { id: turn.id, timer: setTimeout(() => line?.renew(), ANSWER_WITHIN) };
  };
  const landed = (turnId?: string): void => {
    if (flying === null || (turnId ?? flying.id) !== flying.id) return;
    clearTimeout(flying.timer);
    flying = null;
  };

  const fetchFeed = (): Promise<boolean> => {
    fetching ??= (async () => {
      const answer = await getJson<FeedFrame>(`${path}/feed?after=${shown.feed.whole}`);
      fetching = null;
      if (over) return false;
      if (answer.ok) hearFeed(answer.value);
      else if ([401, 403, 404].includes(answer.status)) show({ closed: { text: answer.text } });
      return answer.ok;
    })();
    return fetching;
  };

  const hearFeed = ({ items, panel }: FeedFrame): void => {
    const before = shown.feed;
    const feed = merge(before, items);
    for (const turn of outbox.list()) if (turn.state === 'done') outbox.drop(turn.id);
    show({ feed, panel });
    const progress = feed.whole > before.whole || before.items.length !== feed.items.length;
    if (hasGap(feed) && progress) void fetchFeed();
  };

  const hearDone = ({ id: turnId, receipt }: Extract<ServerFrame, { t: 'done' }>): void => {
    const turn = outbox.list().find((each) => each.id === turnId);
    landed(turnId);
    repeats.delete(turnId);
    if (turn === undefined) return;
    const { whole } = shown.feed;
    if (turn.input.kind === 'sealed') outbox.drop(turnId);
    else outbox.change(turnId, { state: 'done' });
    setTimeout(() => {
      outbox.drop(turnId);
      if (over) return;
      show({});
      if (shown.feed.whole === whole) void fetchFeed();
    }, REPLIES_WITHIN);
    show(receipt === undefined ? {} : { receipt });
    pump();
  };

  const hearRefused = ({ id: named, text, retry }: Extract<ServerFrame, { t: 'refused' }>): void => {
    // A frame that the server could not read has no id in its answer: it was the one that is under way.
    const turnId = named ?? flying?.id;
    if (turnId === undefined) {
      show({ notice: text });
      return;
    }
    landed(turnId);
    const count = (repeats.get(turnId) ?? 0) + 1;
    repeats.set(turnId, count);
    if (retry && count < REPEATS) {
      clearTimeout(waking);
      waking = setTimeout(
        () => {
          waking = undefined;
          pump();
        },
        backoff(count + 1, Math.random()),
      );
      return;
    }
    repeats.delete(turnId);
    outbox.change(turnId, { state: 'stopped', note: text, retry });
    show({});
    pump();
  };

  const hear = (frame: ServerFrame): void => {
    if (frame.t === 'feed') hearFeed(frame);
    else if (frame.t === 'done') hearDone(frame);
    else if (frame.t === 'refused') hearRefused(frame);
  };

  const lineState = (state: LineState): void => {
    if (state !== 'live') landed();
    show({ line: state });
    if (state !== 'live') return;
    pump();
    uploads.resume();
  };

  const add = (turnId: string, input: WireInput, origin: number | null): void => {
    outbox.add({ id: turnId, input, origin, after: shown.feed.items.at(-1)?.seq ?? 0 });
    show({ notice: '' });
    pump();
  };

  void fetchFeed().then(() => {
    if (over || shown.closed !== null) return;
    line = openLine(path, {
      state: lineState,
      frame: hear,
      after: () => shown.feed.whole,
      reachable: fetchFeed,
    });
    const last = shown.feed.items.at(-1);
    if (last !== undefined && Date.now() - last.at > RETURN_AFTER)
      add(`arrive-${last.seq}`, { kind: 'arrive' }, 0);
  });

  return {
    id,
    shown: () => shown,
    listen: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    say: (input, origin) => {
      if (origin !== null) {
        for (const turn of outbox.list())
          if (turn.origin === origin && turn.state === 'stopped') outbox.drop(turn.id);
        if (input.kind === 'choice')
          shown = { ...shown, pressed: new Map(shown.pressed).set(origin, pressedKey(input)) };
      }
      add(crypto.randomUUID(), input, origin);
    },
    again: (turnId) => {
      outbox.change(turnId, { state: 'waiting', note: '' });
      show({});
      pump();
    },
    drop: (turnId) => {
      outbox.drop(turnId);
      show({});
    },
    uploads,
    receiptSeen: () => show({ receipt: null }),
    readIn: async (locale) => {
      const answer = await postJson(`${path}/locale`, { locale });
      if (!answer.ok || over) return;
      show({ feed: EMPTY_FEED });
      await fetchFeed();
      line?.renew();
    },
    close: () => {
      over = true;
      landed();
      clearTimeout(waking);
      uploads.close();
      line?.close();
    },
  };
};

/** What tells one control of a message from its neighbours. */
export const pressedKey = (choice: { readonly action: string; readonly subject?: string }): string =>
  `${choice.action}\n${choice.subject ?? ''}`;
