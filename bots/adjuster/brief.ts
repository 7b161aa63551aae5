import { SIDES } from '../../core/case/party.ts';
import type { Choice, Message, Row } from '../../core/message/message.ts';
import type { StaffAction } from '../../core/staff/action.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import { actsFor } from '../../core/view/happening.ts';
import { choice, fromBot, say, termsLine } from '../phrase.ts';

/** The case on one card: what it is about, where it stands, who is to act by when, and what the reader may do. */
export const brief = (view: AdjusterView): Message =>
  fromBot({
    kind: 'card',
    text: say('staff.bot.brief'),
    rows: rows(view),
    choices: actionChoices(view),
  });

const rows = (view: AdjusterView): readonly Row[] => [
  { label: say('staff.brief.phase'), value: say(`phase.${view.paused === null ? view.phase : 'paused'}`) },
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
  ...(view.demand === null
    ? []
    : [
        {
          label: say('staff.brief.demand'),
          value: say('staff.brief.terms', { terms: termsLine(view.demand.terms) }),
        },
      ]),
  ...pointRows(view),
  ...retellingRows(view),
  ...taskRows(view),
  ...ownRows(view),
  ...(view.people.requested === null
    ? []
    : [{ label: say('staff.brief.why'), value: say(`personReason.${view.people.requested.reason}`) }]),
  ...(view.next === null
    ? []
    : [
        {
          label: say('staff.brief.next'),
          value: say('staff.brief.step', {
            owner: say(`staff.owner.${view.next.owner}`),
            step: say(`step.${view.next.step}`),
            at: { at: view.next.due },
          }),
        },
      ]),
  {
    label: say('staff.brief.holder'),
    value:
      view.people.holder === null
        ? say('staff.brief.nobody')
        : { verbatim: view.people.holder.actor.name || view.people.holder.actor.id },
  },
];

const pointRows = ({ points }: AdjusterView): readonly Row[] => {
  const count = (standing: AdjusterView['points'][number]['standing']): number =>
    points.filter((point) => point.standing === standing).length;
  return points.length === 0
    ? []
    : [
        {
          label: say('staff.brief.points'),
          value: say('staff.brief.standings', {
            agreed: count('agreed'),
            contested: count('contested'),
            open: count('unanswered') + count('unknown'),
          }),
        },
      ];
};

const taskRows = ({ tasks }: AdjusterView): readonly Row[] =>
  tasks.map(({ askedOf, wants, text, dueAt, status }) => ({
    label: say('staff.brief.task', { askedOf, wants }),
    value: say('staff.brief.taskLine', { text, status, at: { at: dueAt } }),
  }));

/** The own side's affairs; a neutral has none. */
const ownRows = ({ approvals, reserves }: AdjusterView): readonly Row[] => {
  const reserve = reserves.at(-1);
  const asked = approvals.at(-1);
  return [
    ...(asked === undefined
      ? []
      : [
          {
            label: say('staff.brief.approval'),
            value: say('staff.brief.approvalLine', {
              name: asked.by.name,
              terms: termsLine(asked.terms),
              status: asked.status,
              at: { at: asked.replyBy },
            }),
          },
        ]),
    ...(reserve === undefined
      ? []
      : [
          {
            label: say('staff.brief.reserve'),
            value: say('staff.brief.reserveLine', {
              amount: { money: reserve.amount },
              reason: reserve.reason,
            }),
          },
        ]),
  ];
};

/** What each side told, in short, in the language it was told in; that a program wrote it is said with it. */
const retellingRows = ({ retellings }: AdjusterView): readonly Row[] =>
  SIDES.flatMap((by) => {
    const retelling = retellings[by];
    return retelling === null
      ? []
      : [
          {
            label: say(retelling.own ? 'staff.brief.retelling.own' : 'staff.brief.retelling.short', { by }),
            value: { verbatim: retelling.text },
          },
        ];
  });

/** Pressed as they are; every other action opens its form. */
const DIRECT: readonly StaffAction[] = [
  'takeOver',
  'acceptHandover',
  'declineHandover',
  'release',
  'resume',
  'proposeApproved',
  'offerPreferences',
  'openRoom',
  'endSession',
];

/** Everything that the reader may do now, as buttons. */
const actionChoices = ({ may }: AdjusterView): readonly Choice[] => [
  ...may.actions.map((action) =>
    DIRECT.includes(action)
      ? choice(action, `staff.action.${action}`, action === 'takeOver' ? { style: 'primary' } : {})
      : choice('open', `staff.action.${action}`, { subject: action }),
  ),
  ...(may.audiences.length === 0 ? [] : [choice('open', 'staff.action.write', { subject: 'write' })]),
];
