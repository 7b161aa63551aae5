import type { Message, Phrase } from '../../core/message/message.ts';
import type { Happened } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import type { PartyMemory } from './memory.ts';
import type { Question } from './question.ts';

/** What one side is told and asked in its own way. */
export type Voice<View extends PartyView> = {
  readonly question: (view: View, memory: PartyMemory) => Question;
  /** To somebody who came, or came back. */
  readonly arrived: (view: View, memory: PartyMemory) => readonly Message[];
  /** What can be put right. */
  readonly fixList: (view: View, memory: PartyMemory) => readonly Message[];
  /** The next of the facts that are answered one by one, under what was just noted; none where they are not. */
  readonly nextPoint: (view: View, memory: PartyMemory, noted: Phrase) => readonly Message[];
  /** Said after the news of a turn and before the question. */
  readonly after: (view: View, happened: Happened, memory: PartyMemory) => readonly Message[];
};
