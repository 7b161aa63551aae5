import { GuardKind } from '../../core/case/event.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { PartyMemory } from './memory.ts';
import type { Told } from './said.ts';

/** Words that tell of something which only people may settle bring a person, beside whatever else they mean. */
export const withGuard = ({ view, reading }: Told, hearing: Hearing<PartyMemory>): Hearing<PartyMemory> => {
  // That the other side's claim is a fraud is an accusation; a customer who feels cheated makes none of that kind.
  const kinds = GuardKind.options.filter(
    (kind) =>
      reading.flags.includes(kind) &&
      !view.guards.includes(kind) &&
      (kind !== 'fraud' || view.side === 'respondent'),
  );
  return kinds.length === 0
    ? hearing
    : { ...hearing, commands: [...hearing.commands, { type: 'noteGuard', kinds }] };
};
