import type { Phrase } from '../../../core/message/message.ts';
import { say } from '../../../core/message/phrasing.ts';
import type { Address } from '../../../core/port/store.ts';
import type { TurnOutcome } from '../../../core/turn/service.ts';
import type { TeamsParts } from './parts.ts';

const PAGE = 200;
const TURNED_DOWN = /^(?:note\.stale$|note\.offerOver\.|refusal\.)/u;

/**
 * Does a turn and reads in the feed whether the case turned it down: things have moved on, or a rule is against it. The
 * card must not then say that it was done. Null where it was.
 */
export const turnedDown = async (
  { store }: Pick<TeamsParts, 'store'>,
  { conversationId, shown }: Address,
  turn: () => Promise<readonly TurnOutcome[] | null>,
): Promise<Phrase | null> => {
  const before = await lastSeq(store, conversationId, shown);
  if ((await turn()) === null) return say('chrome.fault');
  const said = await store.feed(conversationId, before, PAGE);
  const notes = said.flatMap(({ message: { from, body } }) =>
    from.role === 'bot' && 'key' in body.text ? [body.text] : [],
  );
  return notes.find(({ key }) => TURNED_DOWN.test(key)) ?? null;
};

const lastSeq = async (store: TeamsParts['store'], conversationId: string, from: number): Promise<number> => {
  for (let after = from; ; ) {
    const items = await store.feed(conversationId, after, PAGE);
    after = items.at(-1)?.seq ?? after;
    if (items.length < PAGE) return after;
  }
};
