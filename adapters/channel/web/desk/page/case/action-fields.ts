import type { StaffAction } from '../../../../../../core/staff/action.ts';
import type { DeskCase, DeskChrome, Option } from '../../wire.ts';
import type { DeskWord } from '../../words.ts';
import type { FormField as SaidField } from './action-form.tsx';

/** A field with the key of its label. */
type FormField = Omit<SaidField, 'label'> & { readonly label: DeskWord };

/** Actions that are pressed as they are. */
export const DIRECT = [
  'takeOver',
  'proposeApproved',
  'acceptHandover',
  'declineHandover',
  'resume',
  'release',
  'offerPreferences',
  'openRoom',
  'endSession',
] as const satisfies readonly StaffAction[];
/** Actions whose form the adjuster's bot writes, from what the case then is. */
export const ASKED = [
  'decideApproval',
  'askTask',
  'askContributor',
  'askExpert',
  'extendTask',
  'cancelTask',
  'setReserve',
  'declareConflict',
  'giveTurn',
  'askCarry',
  'carryAcross',
  'endMediation',
  'proposeSession',
  'cancelSession',
  'answerErasure',
  'placeHold',
  'liftHold',
] as const satisfies readonly StaffAction[];
/** Actions with a form of the desk's own; `extend` has its place beside each date. */
export type FormAction = Exclude<StaffAction, (typeof DIRECT)[number] | (typeof ASKED)[number] | 'extend'>;

type Say = (word: DeskWord) => string;
type Fields = (view: DeskCase, chrome: DeskChrome, t: Say) => readonly FormField[];

export const isFormAction = (action: StaffAction): action is FormAction => Object.hasOwn(FIELDS, action);
export const actionFields = (
  action: FormAction,
  view: DeskCase,
  chrome: DeskChrome,
  t: Say,
): readonly SaidField[] =>
  FIELDS[action](view, chrome, t).map((field) => ({ ...field, label: t(field.label) }));

const REASON: FormField = { name: 'reason', label: 'staff.field.reason', type: 'longText', required: true };
const KINDS = ['repair', 'replacement', 'collect', 'return', 'cancel', 'apology', 'other'] as const;

const parties = (t: Say): readonly Option[] => [
  { value: 'respondent', label: t('staff.party.respondent') },
  { value: 'claimant', label: t('staff.party.claimant') },
];

/** One row a form; a form without fields does not compile. */
const FIELDS: { readonly [A in FormAction]: Fields } = {
  propose: (view, _chrome, t) => [
    { name: 'amount', label: 'staff.field.amount', type: 'amount', required: false, unit: view.may.currency },
    {
      name: 'payer',
      label: 'staff.field.payer',
      type: 'choice',
      required: true,
      options: parties(t),
      value: 'respondent',
      after: 'amount',
    },
    {
      name: 'days',
      label: 'staff.field.days',
      type: 'days',
      required: false,
      value: String(view.may.usualDays),
      after: 'amount',
    },
    {
      name: 'other',
      label: 'staff.field.other',
      type: 'choice',
      required: false,
      options: [
        { value: '', label: t('desk.none') },
        ...KINDS.map((kind) => ({ value: kind, label: t(`term.${kind}`) })),
      ],
    },
    { name: 'otherText', label: 'staff.field.otherText', type: 'text', required: false, after: 'other' },
    {
      name: 'otherBy',
      label: 'staff.field.otherBy',
      type: 'choice',
      required: true,
      options: parties(t),
      value: 'respondent',
      after: 'other',
    },
    {
      name: 'otherDays',
      label: 'staff.field.otherDays',
      type: 'days',
      required: false,
      value: String(view.may.usualDays),
      after: 'other',
    },
    REASON,
  ],
  sealedRound: ({ may }) => [
    {
      name: 'timing',
      label: 'staff.field.timing',
      type: 'choice',
      required: true,
      options: may.timings,
      value: may.timings[0]?.value ?? '',
    },
    {
      name: 'rule',
      label: 'staff.field.rule',
      type: 'choice',
      required: true,
      options: may.rules,
      value: may.usualRule,
    },
    REASON,
  ],
  handOver: (_view, { colleagues }) => [
    {
      name: 'colleague',
      label: 'staff.field.colleague',
      type: 'choice',
      required: true,
      options: colleagues.map(({ id, name }) => ({ value: id, label: name || id })),
    },
  ],
  startMediation: () => [{ name: 'days', label: 'desk.days', type: 'days', required: false }],
  proveNotice: () => [{ name: 'note', label: 'staff.field.note', type: 'longText', required: true }],
  invite: () => [{ name: 'name', label: 'staff.field.name', type: 'text', required: true }],
  refer: () => [{ name: 'to', label: 'staff.field.to', type: 'text', required: true }, REASON],
  close: ({ may }) => [
    { name: 'outcome', label: 'staff.field.outcome', type: 'choice', required: true, options: may.closings },
    REASON,
  ],
};
