import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { PartyMemory } from '../party/memory.ts';
import { settled } from '../party/memory.ts';
import { heardAs } from '../party/said.ts';

/** Invites the other side by name; the id of the invitation is the code of its link. */
export const inviteCommand = (
  memory: PartyMemory,
  words: string,
  about: HearContext,
): Hearing<PartyMemory> => {
  const name = words.trim().slice(0, 120);
  if (name === '') return heardAs({ ...memory, misses: memory.misses + 1 }, [], [{ note: 'missed' }]);
  return heardAs(
    settled(memory),
    [{ type: 'inviteRespondent', inviteId: about.newCode(), name }],
    [{ note: 'resumeLink', code: about.newCode() }],
  );
};
