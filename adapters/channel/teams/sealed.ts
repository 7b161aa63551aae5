import { readSealed, typedProblem } from '../../../core/blind-bid/typed-number.ts';
import type { Phrase } from '../../../core/message/message.ts';
import type { Address } from '../../../core/port/store.ts';
import type { Input } from '../../../core/turn/input.ts';
import { type ShownRound, shownRound } from '../../../core/turn/shown-round.ts';
import type { TeamsChat } from './chat.ts';
import type { TeamsParts } from './parts.ts';
import { type Take, updateOf } from './take.ts';
import { turnedDown } from './turned-down.ts';

/** The round that a number would be for: the person was shown it, and it still takes numbers. */
export const openRound = async (
  { service, store, clock }: Pick<TeamsParts, 'service' | 'store' | 'clock'>,
  conversationId: string,
  roundId?: string,
): Promise<ShownRound | null> => {
  const shown = await service.show(conversationId, Number.MAX_SAFE_INTEGER, 1);
  if (shown?.panel.phase.key !== 'phase.sealedRound') return null;
  const round = await shownRound(store, conversationId, roundId);
  return round !== null && clock.now() < round.closesAt ? round : null;
};

/** What was typed for a round, in which delivery of Teams'. */
type Typing = {
  readonly address: Address;
  readonly round: ShownRound;
  readonly typed: string;
  readonly id: string;
};
export type Sealing = { readonly sealed: true } | { readonly sealed: false; readonly problem: Phrase };

/**
 * Puts what was typed under seal. It goes from here to the vault and nowhere else: neither into the feed nor into a
 * log, and no receipt is sent to the chat, since that would write the number down there once more.
 */
export const seal = async (
  parts: TeamsParts,
  take: Take,
  chat: TeamsChat,
  { address, round, typed, id }: Typing,
): Promise<Sealing> => {
  const { conversationId } = address;
  const shown = await parts.service.show(conversationId, Number.MAX_SAFE_INTEGER, 1);
  const read = readSealed(typed, round, shown?.locale ?? chat.locale);
  if ('problem' in read) return { sealed: false, problem: typedProblem(read.problem, round) };
  const { roundId } = round;
  const input: Input = { kind: 'sealed', roundId, amount: read.amount };
  const no = await turnedDown(parts, address, () =>
    take(chat, conversationId, `${updateOf(id)}/sealed`, [input]),
  );
  return no === null ? { sealed: true } : { sealed: false, problem: no };
};
