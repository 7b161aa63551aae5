import { onlyBotListens } from '../case/listening.ts';
import type { CaseState } from '../case/state.ts';
import type { HeardWords } from '../message/message.ts';
import { ELEMENTS } from '../narrative/element.ts';
import type { Conversation, Store } from '../port/store.ts';
import type { Acted } from './act.ts';
import type { Edited, Input } from './input.ts';

/**
 * What an edit is of, where it can still be put right; undefined for any other input, and where it cannot: then it is
 * heard like words that are said now.
 */
export const editedBy = async (
  store: Pick<Store, 'feed'>,
  state: CaseState,
  { conversationId, role }: Conversation,
  input: Input,
): Promise<Edited | undefined> => {
  if (input.kind !== 'edit' || !onlyBotListens(state)) return undefined;
  const seq = Number(input.of);
  if (!Number.isSafeInteger(seq) || seq < 1) return undefined;
  const [item] = await store.feed(conversationId, seq - 1, 1);
  if (item?.message.from.role !== role || item.message.body.kind !== 'text') return undefined;
  const { heard, edits } = item.message.body;
  if (heard === undefined || edits !== undefined) return undefined;
  const { messageId } = heard;
  return {
    seq,
    messageId,
    stated: ELEMENTS.filter((element) => state.elements[element]?.source?.messageId === messageId),
    told: state.story.some((part) => part.messageId === messageId),
  };
};

/** Events that say what happened and settle nothing. */
const TELLING: readonly string[] = ['storyTold', 'claimTypeSet', 'elementsStated'];

/** What is kept beside words so that they can be edited; undefined where they decided something or reached a human. */
export const heardWords = ({ state, records }: Acted, messageId: string): HeardWords | undefined => {
  const events = records.map(({ recorded: { event } }) => event);
  if (!onlyBotListens(state) || events.some(({ type }) => !TELLING.includes(type))) return undefined;
  const stated = events.some(
    (event) =>
      (event.type === 'storyTold' && event.messageId === messageId) ||
      (event.type === 'elementsStated' &&
        event.statements.some(({ source }) => source?.messageId === messageId)),
  );
  return { messageId, stated };
};
