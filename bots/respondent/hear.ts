import type { Command, CommandType } from '../../core/case/command.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { hearParty } from '../party/hear.ts';
import { hearTable } from '../party/hear-table.ts';
import { awaiting, type PartyMemory, settled } from '../party/memory.ts';
import { heardAs, shown, type Told } from '../party/said.ts';
import { amountTyped } from '../typed.ts';
import { PRESSES } from './hear-choice.ts';
import { ownValue, ownVersion } from './own-version.ts';

type Form = Extract<Heard, { kind: 'form' }>;

/** What may be asked without coming in: a person, another way, help. Everything else is an answer, and answering is joining. */
const WITHOUT_JOINING: ReadonlySet<CommandType> = new Set(['requestPerson', 'optOut', 'noteCrisis']);

/** Turns what the respondent said into commands. The first answer brings the respondent in, in the same turn. */
export const hear = (
  view: RespondentView,
  memory: PartyMemory,
  heard: Heard,
  about: HearContext,
): Hearing<PartyMemory> => {
  const hearing = hearWithin(view, memory, heard, about);
  if (view.joined || view.phase !== 'invited') return hearing;
  if (hearing.commands.every(({ type }) => WITHOUT_JOINING.has(type))) return hearing;
  return {
    ...hearing,
    commands: [joining(view, about), ...hearing.commands],
    notes: [...hearing.notes, { note: 'resumeLink', code: about.newCode() }],
  };
};

/** The language is put in by the turn, which knows it. */
const joining = ({ name }: RespondentView, { personId }: HearContext): Command => ({
  type: 'joinAsRespondent',
  respondentId: personId,
  name,
  locale: 'en',
});

const form = (
  view: RespondentView,
  memory: PartyMemory,
  { action, values, reading }: Form,
): Hearing<PartyMemory> | null => {
  if (action !== 'authority') return null;
  const amount = amountTyped((values['amount'] ?? '').trim(), reading, view.currency);
  return amount === null || amount.currency !== view.currency
    ? heardAs(memory, [], [{ note: 'amountUnclear' }])
    : heardAs(settled(memory), [{ type: 'setAuthority', upToMinor: amount.minor }]);
};

/** Words that answer what was asked, or move on the table; before anything is on it, an amount is a thought of an offer. */
const answer = (told: Told<RespondentView>): Hearing<PartyMemory> => {
  const { view, memory, reading } = told;
  const { pending } = memory;
  const spoken = reading.text.trim() !== '' && !reading.flags.includes('noWords');
  if (pending?.kind === 'ownVersion' && spoken) return ownVersion(told, pending.element);
  if (pending?.kind === 'refusal' && spoken)
    return heardAs(settled(memory), [
      { type: 'refuseClaim', reason: 'other', text: shown(reading).slice(0, 2_000) },
    ]);
  if (pending?.kind === 'authority') return authority(told);
  const [amount, ...more] = reading.amounts;
  const few = amount !== undefined && reading.text.length - (amount.end - amount.start) <= 40;
  if ((view.phase === 'invited' || view.phase === 'answering') && few && more.length === 0)
    return heardAs(
      awaiting(memory, { kind: 'offer', amount: { minor: amount.minor, currency: amount.currency } }),
    );
  return hearTable(told);
};

const authority = ({ view, memory, reading }: Told<RespondentView>): Hearing<PartyMemory> => {
  const [amount, ...more] = reading.amounts;
  return amount === undefined || more.length > 0 || amount.currency !== view.currency
    ? heardAs(memory, [], [{ note: 'amountUnclear' }])
    : heardAs(settled(memory), [{ type: 'setAuthority', upToMinor: amount.minor }]);
};

const hearWithin = hearParty<RespondentView>({
  presses: PRESSES,
  form,
  isStory: () => false,
  answer,
  state: ownValue,
  kept: () => [],
});
