import { GuardKind } from '../../core/case/event.ts';
import type { Hearing, Note } from '../../core/turn/bot.ts';
import type { PartyMemory } from './memory.ts';
import { representChoice } from './represent.ts';
import type { Told } from './said.ts';

/** Who tells of a lawyer asks for no advice, whatever word for it stands in there. */
const isAside = ({ note, topic }: Note, { text }: Told['reading']): boolean =>
  note === 'topic' && topic === 'advice' && !/[?？]/u.test(text);

const HELP: ReadonlySet<unknown> = new Set(['lawyer', 'helper']);

/** Words that tell of something which only people may settle bring a person, beside whatever else they mean. */
export const withGuard = ({ view, reading }: Told, hearing: Hearing<PartyMemory>): Hearing<PartyMemory> => {
  // That the other side's claim is a fraud is an accusation; a customer who feels cheated makes none of that kind.
  const kinds = GuardKind.options.filter(
    (kind) =>
      reading.flags.includes(kind) &&
      !view.guards.includes(kind) &&
      (kind !== 'fraud' || view.side === 'respondent'),
  );
  // Whoever asked about a lawyer has the way to one in that answer.
  const told = hearing.notes.some(({ note, topic }) => note === 'topic' && HELP.has(topic));
  const offers = !told && kinds.includes('represented') && representChoice(view).length > 0;
  return kinds.length === 0
    ? hearing
    : {
        ...hearing,
        notes: [
          ...hearing.notes.filter((note) => !(offers && isAside(note, reading))),
          ...(offers ? [{ note: 'representOffer' }] : []),
        ],
        commands: [...hearing.commands, { type: 'noteGuard', kinds }],
      };
};
