import type { ServerFrame, WireInput, WirePanel, WireReceipt } from '../../wire.ts';
import { getJson, pathOf, postJson } from '../api.ts';
import { device } from '../keep.ts';
import { loadRest } from '../load-rest.ts';
import type { Editing } from './editing.ts';
import { EMPTY_FEED, type Feed, hasGap, merge } from './feed.ts';
import { type Line, type LineState, openLine } from './line.ts';
import { type Outbox, outboxIn, type Turn } from './outbox.ts';
import { senderOf } from './sender.ts';
import type { Upload } from './upload.ts';
import type { Uploads } from './uploads.ts';

/** Everything that the screen of a conversation shows. A new value after every change. */
export type Shown = {
  readonly feed: Feed;
  readonly panel: WirePanel | null;
  readonly turns: readonly Turn[];
  readonly uploads: readonly Upload[];
  readonly line: LineState;
  /** The control that was pressed last in a message, by the message's `seq`. */
  readonly pressed: ReadonlyMap<number, string>;
  readonly receipt: WireReceipt | null;
  /** A sentence that belongs to no turn. */
  readonly notice: string;
  /** The message that is being edited. */
  readonly editing: Editing | null;
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
  /** Puts a message's words before its writer again; null leaves them as they are. */
  edit(editing: Editing | null): void;
  readonly uploads: Pick<Uploads, 'add' | 'again' | 'drop'>;
  receiptSeen(): void;
  /** Reads everything again in another language. */
  readIn(locale: string): Promise<void>;
  close(): void;
};

type FeedFrame = Extract<ServerFrame, { t: 'feed' }>;
type DoneFrame = Extract<ServerFrame, { t: 'done' }>;

/** After a stored turn its replies follow at once; if they do not, they are fetched. */
const REPLIES_WITHIN = 2_000;
/** Whoever comes back after so long is told where things stand. */
const RETURN_AFTER = 6 * 60 * 60 * 1_000;

/** Opens a conversation and keeps it in step with the server until it is closed. */
export const openConversation = (id: string): Conversation => {
  const path = pathOf(id);
  const outbox = outboxIn(device, id, Date.now);
  const screen = screenOf(outbox);
  const { show } = screen;
  const uploading = loadRest().then(({ uploadsOf }) =>
    uploadsOf(path, id, (list) => show({ uploads: list })),
  );
  const uploads = (work: (uploads: Uploads) => void): void => void uploading.then(work);
  let line: Line | null = null;
  const sender = senderOf(outbox, {
    say: (turnId, input) => line?.say(turnId, input) ?? false,
    renew: () => line?.renew(),
  });

  const hearFeed = ({ items, panel }: FeedFrame): void => {
    const before = screen.shown().feed;
    const feed = merge(before, items);
    for (const turn of outbox.list()) if (turn.state === 'done') outbox.drop(turn.id);
    show({ feed, panel });
    if (hasGap(feed) && feed !== before) void fetchFeed();
  };
  const fetchFeed = onceAtATime(async (): Promise<boolean> => {
    const answer = await getJson<FeedFrame>(`${path}/feed?after=${screen.shown().feed.whole}`);
    if (answer.ok) hearFeed(answer.value);
    else if ([401, 403, 404].includes(answer.status)) show({ closed: { text: answer.text } });
    return answer.ok;
  });
  const hearDone = ({ id: turnId, receipt }: DoneFrame): void => {
    sender.done(turnId);
    const { whole } = screen.shown().feed;
    setTimeout(() => {
      outbox.drop(turnId);
      show({});
      if (screen.shown().feed.whole === whole) void fetchFeed();
    }, REPLIES_WITHIN);
    show(receipt === undefined ? {} : { receipt });
  };
  const hear = (frame: ServerFrame): void => {
    if (frame.t === 'feed') hearFeed(frame);
    else if (frame.t === 'done') hearDone(frame);
    else if (frame.t === 'refused') show(sender.refused(frame) ? {} : { notice: frame.text });
  };
  const lineState = (state: LineState): void => {
    if (state !== 'live') sender.lost();
    show({ line: state });
    if (state !== 'live') return;
    sender.pump();
    uploads((each) => each.resume());
  };
  const add = (turnId: string, input: WireInput, origin: number | null): void => {
    outbox.add({ id: turnId, input, origin, after: screen.shown().feed.items.at(-1)?.seq ?? 0 });
    show({ notice: '' });
    sender.pump();
  };
  const begin = async (): Promise<void> => {
    await fetchFeed();
    const { closed, feed } = screen.shown();
    if (closed !== null || screen.over()) return;
    line = openLine(path, {
      state: lineState,
      frame: hear,
      after: () => screen.shown().feed.whole,
      reachable: fetchFeed,
    });
    const last = feed.items.at(-1);
    if (last !== undefined && Date.now() - last.at > RETURN_AFTER)
      add(`arrive-${last.seq}`, { kind: 'arrive' }, null);
  };
  void begin();

  return {
    id,
    shown: screen.shown,
    listen: screen.listen,
    edit: (editing) => show({ editing }),
    uploads: {
      add: (files, element) => uploads((each) => each.add(files, element)),
      again: (uploadId) => uploads((each) => each.again(uploadId)),
      drop: (uploadId) => uploads((each) => each.drop(uploadId)),
    },
    say: (input, origin) => {
      if (origin !== null) forgetStopped(outbox, origin);
      if (origin !== null && input.kind === 'choice')
        show({ pressed: new Map(screen.shown().pressed).set(origin, pressedKey(input)) });
      add(crypto.randomUUID(), input, origin);
    },
    again: (turnId) => {
      outbox.change(turnId, { state: 'waiting', note: '' });
      show({});
      sender.pump();
    },
    drop: (turnId) => {
      outbox.drop(turnId);
      show({});
    },
    receiptSeen: () => show({ receipt: null }),
    readIn: async (locale) => {
      const answer = await postJson(`${path}/locale`, { locale });
      if (!answer.ok) return;
      show({ feed: EMPTY_FEED });
      await fetchFeed();
      line?.renew();
    },
    close: () => {
      screen.end();
      sender.close();
      uploads((each) => each.close());
      line?.close();
    },
  };
};

/** What tells one control of a message from its neighbours. */
export const pressedKey = (choice: { readonly action: string; readonly subject?: string }): string =>
  `${choice.action}\n${choice.subject ?? ''}`;

/** Whoever presses anew has seen why the last press was not taken. */
const forgetStopped = (outbox: Outbox, origin: number): void => {
  for (const turn of outbox.list())
    if (turn.origin === origin && turn.state === 'stopped') outbox.drop(turn.id);
};

type Screen = Pick<Conversation, 'shown' | 'listen'> & {
  show(change: Partial<Shown>): void;
  /** After this nothing is shown any more: whatever is still on its way comes too late. */
  end(): void;
  over(): boolean;
};

const screenOf = (outbox: Outbox): Screen => {
  const listeners = new Set<() => void>();
  let over = false;
  let shown: Shown = {
    feed: EMPTY_FEED,
    panel: null,
    turns: outbox.list(),
    uploads: [],
    line: 'connecting',
    pressed: new Map(),
    receipt: null,
    notice: '',
    editing: null,
    closed: null,
  };
  return {
    shown: () => shown,
    listen: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    show: (change) => {
      if (over) return;
      shown = { ...shown, ...change, turns: outbox.list() };
      for (const listener of listeners) listener();
    },
    end: () => {
      over = true;
    },
    over: () => over,
  };
};

/** A second call while the first is under way is the first. */
const onceAtATime = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
};
