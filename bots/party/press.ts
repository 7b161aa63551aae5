import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import type { PartyMemory } from './memory.ts';

export type Pressed<View extends PartyView = PartyView> = {
  readonly view: View;
  readonly memory: PartyMemory;
  readonly subject: string | undefined;
  readonly about: HearContext;
};
/** What a button means; null where what it is about has moved on. */
export type Press<View extends PartyView = PartyView> = (
  pressed: Pressed<View>,
) => Hearing<PartyMemory> | null;
/** Buttons by their action; the keys come from outside, hence the open record. */
export type Presses<View extends PartyView> = { readonly [action: string]: Press<View> };
