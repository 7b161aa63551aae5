import type { Hearing } from '../../core/turn/bot.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { hearTable, held, isSentence, isWordless, message, offerThought } from '../party/hear-table.ts';
import { awaiting, type PartyMemory, settled } from '../party/memory.ts';
import { heardAs, missed, shown, type Told } from '../party/said.ts';
import { correctedPoint, ownVersion } from './own-version.ts';

type ToldHere = Told<RespondentView>;

/** Words that answer what was asked, correct what was answered, or move on the table. */
export const hearAnswer = (told: ToldHere): Hearing<PartyMemory> =>
  asked(told) ?? correctedPoint(told) ?? (isFirst(told) ? first(told) : hearTable(told));

/** Words for which the bot waits: how it was, why not, how far one may go. */
const asked = (told: ToldHere): Hearing<PartyMemory> | null => {
  const { memory, reading } = told;
  const { pending } = memory;
  if (pending === null || isWordless(reading)) return null;
  if (pending.kind === 'authority') return authority(told);
  if (pending.kind !== 'ownVersion' && pending.kind !== 'refusal') return null;
  if (reading.flags.includes('hostile')) return heardAs(memory, [], [{ note: 'hostile' }]);
  if (pending.kind === 'ownVersion') return ownVersion(told, pending.element);
  const text = shown(reading).trim().slice(0, 2_000);
  return heardAs(settled(memory), [{ type: 'refuseClaim', reason: 'other', text }]);
};

const authority = ({ view, memory, reading }: ToldHere): Hearing<PartyMemory> => {
  const [amount, ...more] = reading.amounts;
  return amount === undefined || more.length > 0 || amount.currency !== view.currency || amount.minor === 0
    ? heardAs(memory, [], [{ note: 'amountUnclear' }])
    : heardAs(settled(memory), [{ type: 'setAuthority', upToMinor: amount.minor }]);
};

const isFirst = ({ view: { phase } }: ToldHere): boolean => phase === 'invited' || phase === 'answering';

/**
 * Words before anything lies on the table. A yes to a screen with many answers is read back, a no asks for its reason,
 * and nobody comes in, or has words passed on, by a slip of the finger.
 */
const first = (told: ToldHere): Hearing<PartyMemory> => {
  const { view, memory, reading } = told;
  const stopped = held(told) ?? offerThought(told);
  if (stopped !== null) return stopped;
  if (!isSentence(reading) || reading.consent === 'yes') {
    if (reading.consent === 'yes') return heardAs(awaiting(memory, { kind: 'acceptance' }));
    if (reading.consent === 'no') return heardAs(settled(memory), [], [{ note: 'refuseList' }]);
    return reading.consent === 'hedge' ? heardAs(memory, [], [{ note: 'unsure' }]) : missed(memory);
  }
  return view.joined
    ? message(told)
    : heardAs(awaiting(memory, { kind: 'message', text: reading.masked.trim().slice(0, 2_000) }));
};
