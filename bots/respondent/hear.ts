import type { Command, CommandType } from '../../core/case/command.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { hearParty } from '../party/hear.ts';
import { type PartyMemory, settled } from '../party/memory.ts';
import { heardAs } from '../party/said.ts';
import { amountTyped } from '../typed.ts';
import { PRESSES } from './hear-choice.ts';
import { hearAnswer } from './hear-words.ts';
import { OWN_VERSION } from './own-version.ts';
import { withDraft } from './points.ts';

type Form = Extract<Heard, { kind: 'form' }>;

/** What may be asked without coming in: a person, another way, help. Everything else is an answer, and answering is joining. */
const WITHOUT_JOINING: ReadonlySet<CommandType> = new Set([
  'requestPerson',
  'optOut',
  'noteCrisis',
  'noteChat',
  'joinAsRespondent',
]);

/** Words for the person who helps one's own side are no answer to the other side either. */
const joins = (command: Command): boolean =>
  command.type === 'sendMessage' ? command.audience === 'joint' : !WITHOUT_JOINING.has(command.type);

/** Turns what the respondent said into commands. The first answer brings the respondent in, in the same turn. */
export const hear = (
  view: RespondentView,
  memory: PartyMemory,
  heard: Heard,
  about: HearContext,
): Hearing<PartyMemory> => {
  const hearing = withDraft(hearWithin(view, memory, heard, about));
  if (view.joined || view.phase !== 'invited') return hearing;
  const asked = heard.kind === 'choice' && heard.action === 'points';
  if (!asked && !hearing.commands.some(joins)) return hearing;
  return {
    ...hearing,
    commands: [joining(view, heard, about), ...hearing.commands],
    notes: [...hearing.notes, { note: 'resumeLink', code: about.newCode() }],
  };
};

/** Under the name of the invitation, unless another was given with the answer. The turn, which knows the language, puts it in. */
const joining = ({ name }: RespondentView, heard: Heard, { personId }: HearContext): Command => {
  const given = heard.kind === 'form' ? (heard.values['business'] ?? '').trim().slice(0, 120) : '';
  return {
    type: 'joinAsRespondent',
    respondentId: personId,
    name: given === '' ? name : given,
    locale: 'en',
  };
};

const form = (
  view: RespondentView,
  memory: PartyMemory,
  { action, values, reading }: Form,
): Hearing<PartyMemory> | null => {
  if (action !== 'authority') return null;
  const amount = amountTyped((values['amount'] ?? '').trim(), reading, view.currency);
  return amount === null || amount.currency !== view.currency || amount.minor === 0
    ? heardAs(memory, [], [{ note: 'amountUnclear' }])
    : heardAs(settled(memory), [{ type: 'setAuthority', upToMinor: amount.minor }]);
};

const hearWithin = hearParty<RespondentView>({
  presses: PRESSES,
  form,
  isStory: () => false,
  answer: hearAnswer,
  facts: OWN_VERSION,
  kept: () => [],
});
