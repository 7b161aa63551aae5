import type { Hearing } from '../../core/turn/bot.ts';
import type { PartyMemory, Pending } from './memory.ts';
import { heardAs, shown, type Told } from './said.ts';

type OtherMatter = Extract<Pending, { kind: 'otherMatter' }>;

/** Another matter fills nothing of this one: it can be kept for later, or become a case of its own. */
export const otherMatter = ({ memory, reading }: Told): Hearing<PartyMemory> | null => {
  if (reading.intent !== 'otherMatter' || reading.elements.length > 0) return null;
  const matter = { kind: 'otherMatter', text: shown(reading).trim().slice(0, 500) } as const;
  return memory.pending === null
    ? heardAs({ ...memory, pending: matter })
    : heardAs(putAside(memory, matter), [], [{ note: 'parked' }]);
};

/** Keeps the other matter for later, and goes back to the question of this one. */
export const parked = (memory: PartyMemory, matter: OtherMatter): Hearing<PartyMemory> =>
  heardAs({ ...putAside(memory, matter), pending: null }, [], [{ note: 'parked' }]);

const putAside = (memory: PartyMemory, { text }: OtherMatter): PartyMemory => ({
  ...memory,
  parked: [...(memory.parked ?? []), text].slice(-5),
});

/** Yes and no to keeping it; any other words are about the matter in hand. */
export const otherMatterAnswered = (
  { memory, reading }: Told,
  pending: OtherMatter,
): Hearing<PartyMemory> | null => {
  if (reading.consent === 'yes') return parked(memory, pending);
  if (reading.consent === 'no' && reading.amounts.length + reading.elements.length === 0)
    return heardAs({ ...memory, pending: null }, [], [{ note: 'kept' }]);
  return null;
};
