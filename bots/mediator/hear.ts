import type { Command } from '../../core/case/command.ts';
import { Side } from '../../core/case/party.ts';
import type { HearContext, Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { MediatorView } from '../../core/view/mediator.ts';
import { hear as hearStaff } from '../adjuster/hear.ts';
import type { AdjusterMemory } from '../adjuster/memory.ts';
import { heardAs } from '../adjuster/note.ts';
import { MEDIATOR_FORMS, type MediatorForm } from './form.ts';
import { talkNamed } from './talk.ts';

type Form = Extract<Heard, { kind: 'form' }>;
type Field = (name: string) => string;
/** A filled-in form as a command, or the first field that is missing or unclear. */
type Read = (field: Field, about: HearContext) => Command | { readonly missing: string };

/** Turns what a neutral did into commands; what is the same for everybody of the team is heard in the same way. */
export const hear = (
  view: MediatorView,
  memory: AdjusterMemory,
  heard: Heard,
  about: HearContext,
): Hearing<AdjusterMemory> => {
  if (heard.kind === 'choice') {
    const form = heard.action === 'open' ? formOf(heard.subject) : undefined;
    if (form !== undefined) return { commands: [], notes: [{ note: 'mediatorForm', form }], memory };
    const conflict = DECLARED.get(heard.action);
    if (conflict !== undefined) return heardAs(memory, [{ type: 'declareConflict', conflict }]);
    const room = heard.action === 'room' ? talkNamed(view, heard.subject) : null;
    if (room !== null) return heardAs({ ...memory, room });
  }
  const audience = heard.kind === 'text' ? talkNamed(view, heard.room) : null;
  if (heard.kind === 'text' && audience !== null)
    return heardAs(memory, [
      { type: 'sendMessage', messageId: heard.messageId, audience, text: heard.text.slice(0, 4_000) },
    ]);
  if (heard.kind === 'form') {
    const form = formOf(heard.action);
    if (form !== undefined) return filled(form, memory, heard, about);
  }
  return hearStaff(view, memory, heard, about);
};

const formOf = (name: string | undefined): MediatorForm | undefined =>
  MEDIATOR_FORMS.find((each) => each === name);

/** The two answers to whether anything stands in the way, as buttons. */
const DECLARED: ReadonlyMap<string, boolean> = new Map([
  ['declareFree', false],
  ['declareTied', true],
]);

const filled = (
  name: MediatorForm,
  memory: AdjusterMemory,
  { values }: Form,
  about: HearContext,
): Hearing<AdjusterMemory> => {
  const read = READ[name]((key) => (values[key] ?? '').trim(), about);
  return 'missing' in read
    ? heardAs(memory, [], [{ note: 'incomplete', field: read.missing }])
    : heardAs(memory, [read]);
};

/** One row a form; a form that nobody reads does not compile. */
const READ: { readonly [F in MediatorForm]: Read } = {
  declareConflict: (field) => {
    const answer = field('conflict');
    return answer === 'yes' || answer === 'no'
      ? { type: 'declareConflict', conflict: answer === 'yes' }
      : { missing: 'conflict' };
  },
  giveTurn: (field) => {
    const to = Side.safeParse(field('whom'));
    return to.success ? { type: 'giveTurn', to: to.data } : { missing: 'whom' };
  },
  askCarry: (field, about) => {
    const of = Side.safeParse(field('whom'));
    const text = field('what');
    if (!of.success) return { missing: 'whom' };
    return text === '' || text.length > 4_000
      ? { missing: 'what' }
      : { type: 'askCarry', carryId: about.newId(), of: of.data, text };
  },
  carryAcross: (field) => {
    const carryId = field('carry');
    return carryId === '' ? { missing: 'carry' } : { type: 'carryAcross', carryId };
  },
  endMediation: (field) => {
    const settled = field('settled');
    const reason = field('reason').slice(0, 2_000);
    if (settled !== 'yes' && settled !== 'no') return { missing: 'settled' };
    return reason === ''
      ? { missing: 'reason' }
      : { type: 'endMediation', settled: settled === 'yes', reason };
  },
};
