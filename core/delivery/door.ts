import type { Platform } from '../case/party.ts';
import type { Locale } from '../locale.ts';
import type { Clock, Digest } from '../port/outside.ts';
import type { Address, Conversation, Store } from '../port/store.ts';
import type { TimeZone } from '../time.ts';
import type { LinkProblem, TurnService } from '../turn/service.ts';

/** A chat between the bot and one person, as its platform names both. */
export type Chat = {
  readonly platform: Platform;
  readonly chatId: string;
  /** The platform's own id of the person: an invitation binds to it. */
  readonly account: string;
  /** See `Address`. */
  readonly reference: unknown;
};

export type Entered =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly problem: LinkProblem };

/** How people come into a case from a chat: by a link's code, which is all that joining takes, or with a case of their own. */
export type Door = {
  /** An invitation or a link of one's own. A staff link lets nobody in from a chat: `linkUnknown`. */
  enter(chat: Chat, code: string, locale: Locale): Promise<Entered>;
  /** Opens a case for whoever writes first. */
  open(
    chat: Chat,
    opening: { readonly procedureId: string; readonly locale: Locale; readonly timeZone: TimeZone },
  ): Promise<Address>;
  /** What the chat is about now; null where it is about nothing yet. Marks that its person was heard. */
  heard(chat: Chat): Promise<Address | null>;
  /** Lets the chat be about another of its cases from now on; null where it has no such case. */
  turnTo(chat: Chat, conversationId: string): Promise<Address | null>;
};

type Parts = {
  readonly store: Store;
  readonly service: TurnService;
  readonly clock: Clock;
  readonly digest: Digest;
};

export const door = (parts: Parts): Door => {
  const { store, service, clock, digest } = parts;
  /** A platform's account is to a link what a browser is: the first one binds it. */
  const sessionOf = ({ platform, account }: Chat): string => digest(`${platform}/${account}`);
  const use = async (address: Address, { reference }: Chat): Promise<Address> => {
    const used = { ...address, reference, lost: false, usedAt: clock.now() };
    await store.putAddress(used);
    return used;
  };
  return {
    enter: async (chat, code, locale) => {
      const sessionId = sessionOf(chat);
      const peeked = await service.peek(code, sessionId);
      if (!peeked.ok) return peeked;
      if (peeked.kind === 'staff') return { ok: false, problem: 'linkUnknown' };
      const entered = await service.enter({ code, sessionId, locale });
      if (!entered.ok) return entered;
      if (entered.kind === 'staff') return { ok: false, problem: 'linkUnknown' };
      return { ok: true, address: await seat(parts, chat, entered.conversation, use) };
    },
    open: async (chat, opening) => {
      const conversation = await service.open({ ...opening, platform: chat.platform });
      await store.grant(sessionOf(chat), conversation.personId);
      return put(parts, chat, conversation, 0);
    },
    heard: async (chat) => {
      const [address] = await store.addressesAt(chat.platform, chat.chatId);
      return address === undefined ? null : use(address, chat);
    },
    turnTo: async (chat, conversationId) => {
      const seated = await store.addressesAt(chat.platform, chat.chatId);
      const address = seated.find((each) => each.conversationId === conversationId);
      return address === undefined ? null : use(address, chat);
    },
  };
};

/** Who enters for the first time reads from the greeting on; who comes from another screen goes on from here. */
const seat = async (
  parts: Parts,
  chat: Chat,
  { conversationId }: Conversation,
  use: (address: Address, chat: Chat) => Promise<Address>,
): Promise<Address> => {
  const { platform, chatId } = chat;
  const seated = await parts.store.addresses(conversationId);
  const known = seated.find((each) => each.channel === platform && each.chatId === chatId);
  if (known !== undefined && !known.lost) return use(known, chat);
  const last = await lastSeq(parts.store, conversationId);
  const isNew = seated.length === 0 && !(await spoke(parts.store, conversationId));
  const address =
    known === undefined
      ? await put(parts, chat, { conversationId }, isNew ? 0 : last)
      : await use(known, chat);
  if (known !== undefined) await parts.store.markShown(known, { shown: last, trying: null });
  if (!isNew) {
    const updateId = `added/${platform}/${chatId}/${last}`;
    await parts.service.take({ conversationId, updateId, input: { kind: 'chat', platform } });
  }
  return address;
};

const put = async (
  { store, clock }: Parts,
  { platform, chatId, reference }: Chat,
  { conversationId }: Pick<Conversation, 'conversationId'>,
  shown: number,
): Promise<Address> => {
  const address: Address = {
    channel: platform,
    chatId,
    conversationId,
    shown,
    trying: null,
    lost: false,
    reference,
    usedAt: clock.now(),
  };
  await store.putAddress(address);
  return address;
};

const PAGE = 500;

const lastSeq = async (store: Store, conversationId: string): Promise<number> => {
  for (let after = 0; ; ) {
    const items = await store.feed(conversationId, after, PAGE);
    after = items.at(-1)?.seq ?? after;
    if (items.length < PAGE) return after;
  }
};

/** Whether the person of this conversation has said or pressed anything yet, on any screen. */
const spoke = async (store: Store, conversationId: string): Promise<boolean> => {
  const conversation = await store.conversation(conversationId);
  const items = await store.feed(conversationId, 0, PAGE);
  return items.some(({ message }) => message.from.role === conversation?.role);
};
