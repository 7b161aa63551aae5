import { mayNameNumber } from '../../core/blind-bid/named-number.ts';
import type { Command } from '../../core/case/command.ts';
import type { Reading } from '../../core/port/understanding.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { PartyView } from '../../core/view/party.ts';
import type { PartyMemory } from './memory.ts';
import type { PartyNote } from './note.ts';

/** Words that were read, with everything they may bear on. */
export type Told<View extends PartyView = PartyView> = {
  readonly view: View;
  readonly memory: PartyMemory;
  readonly messageId: string;
  readonly reading: Reading;
  readonly about: HearContext;
  /** What the words put right, where they are an edit. */
  readonly edited?: NonNullable<Heard['edited']>;
};

/** One hearing. */
export const heardAs = (
  memory: PartyMemory,
  commands: readonly Command[] = [],
  notes: readonly PartyNote[] = [],
): Hearing<PartyMemory> => ({ commands, notes, memory });

/** Nothing was understood, once more: the next words are plainer, and in the end a person is offered. */
export const missed = (memory: PartyMemory): Hearing<PartyMemory> =>
  heardAs({ ...memory, misses: memory.misses + 1 }, [], [{ note: 'missed' }]);

/** The words as others may read them. */
export const shown = (reading: Reading): string =>
  reading.flags.includes('personalData') ? reading.masked : reading.text;

/** While a round is sealed, a number in the chat may be the one for the seal, whatever else the words are taken for. */
export const mayNameTheSealed = ({ view, reading }: Told): boolean =>
  view.phase === 'sealedRound' && (mayNameNumber(reading.text) || reading.amounts.length > 0);
