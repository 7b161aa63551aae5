import type { Command } from '../../core/case/command.ts';
import type { Reading } from '../../core/port/understanding.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import type { ClaimantMemory } from './memory.ts';
import type { ClaimantNote } from './note.ts';

/** Words that were read, with everything they may bear on. */
export type Told = {
  readonly view: ClaimantView;
  readonly memory: ClaimantMemory;
  readonly messageId: string;
  readonly reading: Reading;
  readonly about: HearContext;
};

/** One hearing. */
export const heardAs = (
  memory: ClaimantMemory,
  commands: readonly Command[] = [],
  notes: readonly ClaimantNote[] = [],
): Hearing<ClaimantMemory> => ({ commands, notes, memory });

/** The words as others may read them. */
export const shown = (reading: Reading): string =>
  reading.flags.includes('personalData') ? reading.masked : reading.text;
