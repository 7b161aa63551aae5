import type { CaseEvent } from '../../core/case/event.ts';
import type { Message } from '../../core/message/message.ts';
import type { Happened, Note, ViewContext } from '../../core/turn/bot.ts';
import { actsFor } from '../../core/view/happening.ts';
import type { MediatorView } from '../../core/view/mediator.ts';
import { brief } from '../adjuster/brief.ts';
import type { AdjusterMemory } from '../adjuster/memory.ts';
import { speak as speakStaff } from '../adjuster/speak.ts';
import { choice, fromBot, say, text } from '../phrase.ts';
import { formMessage, MEDIATOR_FORMS } from './form.ts';

/** Short news and answers, as for everybody of the team; before the talks the one question, and the brief as they begin. */
export const speak = (
  view: MediatorView,
  memory: AdjusterMemory,
  happened: Happened,
  about: ViewContext,
): { readonly messages: readonly Message[]; readonly memory: AdjusterMemory } => {
  const asked = happened.notes.flatMap((note) => formAsked(note, view));
  if (view.stage !== 'seated')
    return {
      messages: [
        ...asked,
        ...happened.events.flatMap((event) => own(event, view)),
        ...(happened.notes.some(({ note }) => note === 'arrived') ? arrived(view) : []),
        ...(happened.refusals.length > 0 ? arrived(view) : []),
      ],
      memory,
    };
  const spoken = speakStaff(view, memory, happened, about);
  const begins = happened.events.some(({ type }) => type === 'mediationStarted');
  return {
    messages: [...asked, ...spoken.messages, ...(begins ? [brief(view)] : [])],
    memory: spoken.memory,
  };
};

const formAsked = (note: Note, view: MediatorView): readonly Message[] => {
  const form = MEDIATOR_FORMS.find((each) => note.note === 'mediatorForm' && each === note['form']);
  return form === undefined ? [] : [formMessage(form, view)];
};

/** Whom it is between and of what kind, and the one question before anything else is shown. */
const declaration = (view: MediatorView): Message =>
  fromBot({
    kind: 'card',
    text: say('mediator.declare', { at: { at: view.asked?.answerBy ?? view.now } }),
    rows: [
      { label: say('mediator.row.case'), value: { verbatim: view.claimant.label } },
      ...(view.claimType === null
        ? []
        : [{ label: say('staff.brief.about'), value: say(`claimType.${view.claimType}`) }]),
      ...(view.respondent === null
        ? []
        : [{ label: say('staff.party.respondent'), value: { verbatim: view.respondent.name } }]),
      ...view.representatives.map((mandate) => ({
        label: say('staff.brief.representative'),
        value: actsFor(mandate),
      })),
    ],
    choices: [
      choice('declareFree', 'choice.declareFree', { style: 'primary' }),
      choice('declareTied', 'choice.declareTied'),
    ],
  });

const arrived = (view: MediatorView): readonly Message[] => {
  if (view.stage === 'gone') return [text('mediator.gone')];
  return view.may.actions.includes('declareConflict') ? [declaration(view)] : [text('mediator.declaredFree')];
};

/** What becomes of somebody's own part before they sit on the case, and after. */
const own = (event: CaseEvent, view: MediatorView): readonly Message[] => {
  switch (event.type) {
    case 'mediatorProposed':
      return [declaration(view)];
    case 'conflictDeclared':
      return [text(event.conflict ? 'mediator.declaredTied' : 'mediator.declaredFree')];
    case 'mediationEnded':
    case 'caseReleased':
    case 'caseClosed':
    case 'caseReferred':
    case 'caseWithdrawn':
      return [text('mediator.handedBack')];
    default:
      return [];
  }
};
