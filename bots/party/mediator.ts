import type { Choice, Message } from '../../core/message/message.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choice, choices, fromBot, say } from '../phrase.ts';
import { type PartyMemory, settled } from './memory.ts';
import type { Press } from './press.ts';
import { heardAs } from './said.ts';

/** The way to a mediator, as one step up from talking: offered where talking alone has not helped, or the other side wishes it. */
export const wishChoice = ({ table, mediation, phase }: PartyView): readonly Choice[] => {
  const { sought, ownWish, theirWish } = mediation;
  const stuck = table !== null && (table.stalled || table.rung === 'person' || table.roundsClosed > 0);
  return phase === 'negotiating' && !sought && !ownWish && (stuck || theirWish)
    ? [choice('wishMediation', 'choice.wishMediation')]
    : [];
};

/** Who was proposed and why, the same words for both; an answer is asked for where it still counts. */
export const proposedCard = ({ mediation: { proposed } }: PartyView): readonly Message[] => {
  if (proposed === null || proposed.settled) return [];
  const { mediatorId: subject, name, why, objectBy, mayObject } = proposed;
  const field = why.field === null ? say('mediator.anyField') : say(`claimType.${why.field}`);
  return [
    fromBot({
      kind: 'card',
      text: say('mediator.proposed', { name, at: { at: objectBy } }),
      rows: [
        { label: say('mediator.row.credential'), value: { verbatim: why.credential ?? '' } },
        { label: say('mediator.row.field'), value: field },
        { label: say('mediator.row.rule'), value: say('mediator.rule', { load: why.load }) },
      ],
      choices: [
        choice('mediatorYes', 'choice.mediatorYes', { subject, style: 'primary' }),
        ...(mayObject ? [choice('mediatorObject', 'choice.mediatorObject', { subject })] : []),
        choice('mediationNo', 'choice.mediationNo'),
      ],
    }),
  ];
};

const isProposed = ({ mediation: { proposed } }: PartyView, subject: string | undefined): boolean =>
  proposed !== null && proposed.mediatorId === subject;

export const mediatorYes: Press = ({ view, memory, subject }) =>
  subject !== undefined && isProposed(view, subject)
    ? heardAs(settled(memory), [{ type: 'acceptMediator', mediatorId: subject }])
    : null;

export const mediatorObject: Press = ({ view, memory, subject }) =>
  isProposed(view, subject) && view.mediation.proposed?.mayObject === true
    ? heardAs(memory, [], [{ note: 'objectForm' }])
    : null;

export const objectForm = ({ mediation: { proposed } }: PartyView): readonly Message[] =>
  proposed === null
    ? []
    : [
        fromBot({
          kind: 'form',
          text: say('mediator.objection', { name: proposed.name }),
          action: 'objectMediator',
          subject: proposed.mediatorId,
          fields: [{ name: 'why', label: say('field.why'), type: 'longText', required: true }],
          submit: say('choice.send'),
        }),
      ];

type Form = Extract<Heard, { kind: 'form' }>;

export const hearObjection = (
  view: PartyView,
  memory: PartyMemory,
  { subject, values }: Form,
): Hearing<PartyMemory> => {
  const reason = (values['why'] ?? '').trim().slice(0, 2_000);
  if (subject === undefined || !isProposed(view, subject)) return heardAs(memory, [], [{ note: 'stale' }]);
  return reason === ''
    ? heardAs(memory, [], [{ note: 'objectForm' }])
    : heardAs(settled(memory), [{ type: 'objectToMediator', mediatorId: subject, reason }]);
};

/** Before a side leaves the talks, or the way to them, it is asked once more. */
export const leaveAsked = ({ mediation: { mediator } }: PartyView): readonly Message[] => [
  choices(say(mediator === null ? 'mediator.leave.before' : 'mediator.leave.talks'), [
    choice('mediationNoYes', 'choice.mediationNoYes', { style: 'danger' }),
    choice('keep', 'choice.keep'),
  ]),
];
