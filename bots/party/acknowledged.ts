import type { Hearing } from '../../core/turn/bot.ts';
import type { PartyMemory } from './memory.ts';
import type { Told } from './said.ts';

/** A feeling is acknowledged, once; whose private numbers were seen is told that others do not see them. */
export const acknowledged = (
  { memory, reading }: Told,
  hearing: Hearing<PartyMemory>,
): Hearing<PartyMemory> => {
  const { flags } = reading;
  const feels =
    memory.felt === undefined &&
    (flags.includes('distress') || flags.includes('hostile')) &&
    !hearing.notes.some(({ note }) => note === 'hostile');
  const masked = flags.includes('personalData') && hearing.commands.length > 0;
  return {
    commands: hearing.commands,
    memory: feels ? { ...hearing.memory, felt: true } : hearing.memory,
    notes: [
      ...(feels ? [{ note: 'feeling' }] : []),
      ...hearing.notes,
      ...(masked ? [{ note: 'masked' }] : []),
    ],
  };
};
