import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Conversation, Shown } from '../live/conversation.ts';
import type { Turn } from '../live/outbox.ts';

/** The conversation that a component stands in, and what is shown of it. */
export type Talk = { readonly conversation: Conversation; readonly shown: Shown };

const Context = createContext<Talk | null>(null);
export const TalkProvider = Context.Provider;

export const useTalk = (): Talk => {
  const talk = useContext(Context);
  if (talk === null) throw new Error('A message stands outside of a conversation.');
  return talk;
};

/** The turn that came from a message's control and is not over yet, if there is one. */
export const useTurnOf = (origin: number): Turn | undefined =>
  useTalk().shown.turns.findLast((turn) => turn.origin === origin);
