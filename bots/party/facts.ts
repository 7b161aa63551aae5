import type { ElementId, Statement } from '../../core/narrative/element.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import type { PartyMemory } from './memory.ts';

/** How this side deals with single facts. */
export type Facts<View extends PartyView> = {
  /** Puts facts that were confirmed on the record. */
  readonly state: (view: View, memory: PartyMemory, statements: readonly Statement[]) => Hearing<PartyMemory>;
  /** Waits for the fact to be told anew, after a no to how it was read. */
  readonly anew: (memory: PartyMemory, element: ElementId) => PartyMemory;
};
