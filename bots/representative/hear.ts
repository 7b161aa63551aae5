import type { Command } from '../../core/case/command.ts';
import { goesAsFarAs, type MandateState } from '../../core/representation/mandate.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { RepresentativeView } from '../../core/view/representative.ts';
import { claimantBot } from '../claimant/bot.ts';
import type { PartyMemory } from '../party/memory.ts';
import { respondentBot } from '../respondent/respondent-bot.ts';
import type { RepresentativeNote } from './note.ts';

const heardAs = (
  memory: PartyMemory,
  commands: readonly Command[] = [],
  ...notes: readonly RepresentativeNote[]
): Hearing<PartyMemory> => ({ commands, notes, memory });

/** Turns what somebody did who acts for a side into commands of that side. What they may ask for, the case decides. */
export const hear = (
  { mandate, party }: RepresentativeView,
  memory: PartyMemory,
  heard: Heard,
  about: HearContext,
): Hearing<PartyMemory> => {
  if (mandate === null || party === null) return atDoor(mandate, memory, heard);
  if (heard.kind === 'arrive') return heardAs(memory, [], { note: 'whoFor' });
  // Where their side is reached is the side's own; what is deleted here changes nothing there.
  if (heard.kind === 'chat') return heardAs(memory);
  const own = ownWish(mandate, memory, heard);
  if (own !== null) return own;
  if (isWords(heard) && !goesAsFarAs(mandate, 'speaks') && !isCall(heard))
    return heardAs(memory, [], { note: 'whoFor' });
  return party.side === 'claimant'
    ? claimantBot.hear(party, memory, heard, about)
    : respondentBot.hear(party, memory, heard, about);
};

const isWords = ({ kind }: Heard): boolean => kind === 'text' || kind === 'edit' || kind === 'file';

/** Danger and the wish for a person are heard from everybody. */
const isCall = ({ reading }: Heard): boolean =>
  reading !== undefined &&
  (reading.intent === 'person' || CALLS.some((flag) => reading.flags.includes(flag)));
const CALLS = ['selfHarm', 'violence', 'medical'] as const;

/** Before their yes there is one question; after the end there is nothing to do. */
const atDoor = (mandate: MandateState | null, memory: PartyMemory, heard: Heard): Hearing<PartyMemory> => {
  if (
    mandate?.status === 'invited' &&
    heard.kind === 'choice' &&
    heard.subject === mandate.representativeId
  ) {
    if (heard.action === 'takeMandate') return heardAs(memory, [{ type: 'takeMandate' }]);
    if (heard.action === 'declineMandate') return heardAs(memory, [{ type: 'declineMandate' }]);
  }
  return heard.kind === 'chat' || heard.kind === 'deleted'
    ? heardAs(memory)
    : heardAs(memory, [], { note: 'atDoor' });
};

/** To lay it down, and what is kept about oneself: theirs, not their side's. */
const ownWish = (
  { representativeId }: MandateState,
  memory: PartyMemory,
  heard: Heard,
): Hearing<PartyMemory> | null => {
  if (heard.kind === 'choice' && heard.action === 'layDown')
    return heardAs(memory, [], { note: 'layDownAsk' });
  if (heard.kind === 'choice' && heard.action === 'layDownYes' && heard.subject === representativeId)
    return heardAs(memory, [{ type: 'endMandate', representativeId }]);
  return heard.reading?.intent === 'eraseData'
    ? heardAs(memory, [{ type: 'requestPerson', reason: 'request' }], { note: 'ownData' })
    : null;
};
