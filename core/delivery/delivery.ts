import { caseNumber } from '../case/number.ts';
import type { FeedItem, Message } from '../message/message.ts';
import { say } from '../message/phrasing.ts';
import type { Channel, Delivered, Letter } from '../port/channel.ts';
import type { Clock, Log, Wakeups } from '../port/outside.ts';
import type { Address, AddressKey, Store } from '../port/store.ts';
import { MINUTE, SECOND } from '../time.ts';
import { serial } from '../turn/serial.ts';
import type { Shown, TurnService } from '../turn/service.ts';
import { leading } from './leading.ts';

type Parts = {
  readonly channel: Channel;
  readonly store: Pick<
    Store,
    'addresses' | 'addressesAt' | 'putAddress' | 'markShown' | 'behind' | 'lease' | 'release'
  >;
  /** This process, among those that share the store. */
  readonly worker: string;
  readonly service: Pick<TurnService, 'show' | 'take'>;
  readonly wakeups: Wakeups;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves after so many milliseconds, or at once when the signal ends it. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Between 0 and 1. */
  readonly chance: () => number;
};

/** Brings what stands in the feeds to the chats of one platform. */
export type Deliveries = {
  /** Looks through all chats once, then follows what happens. */
  start(): void;
  /** Shows the chats of a conversation what they have not been shown; does nothing where another process delivers. */
  offer(conversationId: string): Promise<void>;
  /** Shows an item once more, because its reader asked for it. */
  repeat(address: Address, seq: number): Promise<void>;
  /** The platform says by itself that a chat takes nothing any more: a fact on each of its cases. */
  closed(chatId: string): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Ends what waits. What was not shown is shown after the next start. */
  stop(): Promise<void>;
};

/** Items that are read at once. */
const PAGE = 50;
/** Chats that are looked for at once. */
const CHATS = 200;
/** Wake-ups may be lost; so often all chats are looked through. */
const SWEEP = MINUTE;
const FIRST_PAUSE = SECOND;
const LONGEST_PAUSE = 5 * MINUTE;
/** The same trouble in a row that is worth a line in the log. */
const WORTH_A_LINE = 4;

/**
 * The outbox. In one chat everything goes in order, one message at a time; different chats go side by side. How far a
 * chat was shown is durable before and after each message: after a crash, or where a platform gave no answer, a
 * message may have arrived or not. It is not sent again blindly. The person is told, once the platform answers again,
 * that a message may be missing, and may have it shown; so nothing is lost and nothing is said twice unasked.
 */
export const deliveries = (parts: Parts): Deliveries => {
  const { channel, store, wakeups, log } = parts;
  const { platform } = channel;
  const ending = new AbortController();
  const chats = serial();
  const waiting = new Set<string>();
  const running = new Set<Promise<void>>();
  const outbox = leading(store, parts.clock, `outbox/${platform}`, parts.worker);
  let unwatch = (): void => undefined;

  const tracked = (work: Promise<void>): Promise<void> => {
    const done = work
      .catch((fault: unknown) => log.error({ what: 'delivery', channel: platform, fault }))
      .finally(() => running.delete(done));
    running.add(done);
    return done;
  };
  /** One look at a chat sees everything that is there, so one that waits stands for all that are asked for. */
  const look = (chatId: string): void => {
    if (waiting.has(chatId) || ending.signal.aborted) return;
    waiting.add(chatId);
    void tracked(
      chats.run(chatId, async () => {
        waiting.delete(chatId);
        if (await outbox.leads()) await showChat(parts, chatId, ending.signal);
      }),
    );
  };
  const offer = async (conversationId: string): Promise<void> => {
    if (!(await outbox.leads())) return;
    for (const { channel: name, chatId, lost } of await store.addresses(conversationId))
      if (name === platform && !lost) look(chatId);
  };
  const sweep = async (): Promise<void> => {
    if (!(await outbox.ask())) return;
    let after: AddressKey | undefined;
    do {
      const page = await store.behind(platform, CHATS, after);
      for (const { chatId } of page) look(chatId);
      after = page.length < CHATS ? undefined : page.at(-1);
    } while (after !== undefined && !ending.signal.aborted);
  };
  const follow = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await tracked(sweep());
      await parts.pause(SWEEP, ending.signal);
    }
  };
  return {
    start: () => {
      unwatch = wakeups.watch('conversation:', (id) => void tracked(offer(id)));
      void follow();
    },
    offer,
    repeat: (address, seq) =>
      tracked(chats.run(address.chatId, () => showAgain(parts, address, seq, ending.signal))),
    closed: (chatId) =>
      tracked(
        chats.run(chatId, async () => {
          for (const address of await store.addressesAt(platform, chatId))
            if (!address.lost) await lose(parts, address, address.shown + 1);
        }),
      ),
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    stop: async () => {
      unwatch();
      ending.abort();
      while (running.size > 0) await Promise.all(running);
      await outbox.end();
    },
  };
};

const showChat = async (parts: Parts, chatId: string, signal: AbortSignal): Promise<void> => {
  const seated = await parts.store.addressesAt(parts.channel.platform, chatId);
  const open = seated.filter(({ lost }) => !lost);
  const [current] = open;
  for (const address of open)
    if (!signal.aborted) await showFeed(parts, address, address === current, signal);
};

const showFeed = async (
  parts: Parts,
  address: Address,
  isCurrent: boolean,
  signal: AbortSignal,
): Promise<void> => {
  let { shown } = address;
  const progress = (trying: number | null) => parts.store.markShown(address, { shown, trying });
  const show = async (item: FeedItem, page: Shown): Promise<boolean> => {
    const answer = await hand(parts, letterOf(address, item, page, isCurrent), progress, signal);
    if (answer === 'gone') await lose(parts, address, item.seq);
    if (answer === 'gone' || answer === 'ended') return false;
    shown = item.seq;
    await progress(null);
    if (answer === 'unanswered') await tellUnsure(parts, address, item.seq, signal);
    return !signal.aborted;
  };
  if (address.trying !== null) {
    shown = address.trying;
    await progress(null);
    await tellUnsure(parts, address, shown, signal);
  }
  for (;;) {
    const page = await parts.service.show(address.conversationId, shown, PAGE);
    if (page === null || page.items.length === 0) return;
    for (const item of page.items)
      if (isOwn(item, page)) shown = item.seq;
      else if (!(await show(item, page))) return;
    await progress(null);
  }
};

/** What people said themselves, they have said there or elsewhere. */
const isOwn = ({ message }: FeedItem, { conversation }: Shown): boolean =>
  message.from.role === conversation.role;

const letterOf = (
  address: Address,
  item: FeedItem,
  { locale, timeZone, conversation }: Shown,
  isCurrent: boolean,
): Letter => ({
  address,
  item,
  locale,
  timeZone,
  before: isCurrent ? null : say('delivery.otherCase', { reference: caseNumber(conversation.caseId) }),
});

/** Hands an item over until the platform took it, may have taken it, or never will. */
const hand = async (
  parts: Parts,
  letter: Letter,
  progress: (trying: number | null) => Promise<void>,
  signal: AbortSignal,
): Promise<'taken' | 'unanswered' | 'gone' | 'ended'> => {
  for (let failures = 0; ; ) {
    await progress(letter.item.seq);
    const answer = await parts.channel.deliver(letter);
    switch (answer.outcome) {
      case 'taken':
      case 'unanswered':
      case 'gone':
        return answer.outcome;
      case 'refused':
        logRefused(parts, letter.address, answer.fault);
        return 'taken';
      case 'waiting':
      case 'failed':
        // It surely was not taken: a crash from here on must not look as if it may have been.
        await progress(null);
        failures += 1;
        await waitFor(parts, letter.address, answer, failures, signal);
        if (signal.aborted) return 'ended';
    }
  }
};

const logRefused = ({ channel, log }: Parts, { conversationId }: Address, fault: unknown): void =>
  log.error({ what: 'delivery', channel: channel.platform, conversationId, code: 'refused', fault });

const waitFor = async (
  { channel, log, pause, chance }: Parts,
  { conversationId }: Address,
  answer: Extract<Delivered, { outcome: 'waiting' | 'failed' | 'unanswered' }>,
  failures: number,
  signal: AbortSignal,
): Promise<void> => {
  if (failures === WORTH_A_LINE)
    log.warn({
      what: 'delivery',
      channel: channel.platform,
      conversationId,
      code: answer.outcome,
      count: failures,
    });
  const growing = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
  const ms = answer.outcome === 'waiting' ? answer.ms : growing;
  // Spread, so that chats that met the same trouble do not come back at the same moment.
  await pause(ms + growing * chance() * 0.5, signal);
};

/** Waits until the platform answers again, then offers to show what may be missing. */
const tellUnsure = async (
  parts: Parts,
  address: Address,
  seq: number,
  signal: AbortSignal,
): Promise<void> => {
  const { conversationId } = address;
  for (let failures = 1; !signal.aborted; failures += 1) {
    const answer = await parts.channel.probe(address);
    if (answer.outcome === 'gone' || answer.outcome === 'refused') return;
    if (answer.outcome === 'taken') break;
    await waitFor(parts, address, answer, failures, signal);
  }
  const page = await parts.service.show(conversationId, seq - 1, 1);
  const [item] = page?.items ?? [];
  if (page === null || item === undefined || signal.aborted) return;
  const notice = { ...item, message: maybeMissing(seq) };
  await hand(parts, letterOf(address, notice, page, true), async () => undefined, signal);
};

const maybeMissing = (seq: number): Message => ({
  from: { role: 'bot' },
  body: {
    kind: 'choices',
    text: say('delivery.unsure'),
    choices: [{ action: SHOW_AGAIN, subject: String(seq), label: say('choice.showAgain') }],
  },
});

/** The action of the button that asks for a message again; an adapter answers it with `repeat`. */
export const SHOW_AGAIN = 'showAgain';

const showAgain = async (parts: Parts, address: Address, seq: number, signal: AbortSignal): Promise<void> => {
  const page = await parts.service.show(address.conversationId, seq - 1, 1);
  const [item] = page?.items ?? [];
  if (page === null || item === undefined || item.seq !== seq || isOwn(item, page)) return;
  await hand(parts, letterOf(address, item, page, true), async () => undefined, signal);
};

/** That a chat is closed goes on the record, with where the person is reached now. */
const lose = async (parts: Parts, address: Address, seq: number): Promise<void> => {
  const { conversationId, chatId } = address;
  const { platform } = parts.channel;
  await parts.store.putAddress({ ...address, lost: true });
  await parts.store.markShown(address, { shown: seq - 1, trying: null });
  const others = await parts.store.addresses(conversationId);
  const next = others.find(({ lost }) => !lost)?.channel;
  await parts.service.take({
    conversationId,
    updateId: `lost/${platform}/${chatId}/${seq}`,
    input: { kind: 'chat', platform, lost: { next: next ?? 'web' } },
  });
};
