import { SIDES } from '../../core/case/party.ts';
import type { Field, Message } from '../../core/message/message.ts';
import type { MediatorView } from '../../core/view/mediator.ts';
import { fromBot, say } from '../phrase.ts';

/** Forms that a neutral alone fills in. */
export const MEDIATOR_FORMS = [
  'declareConflict',
  'giveTurn',
  'askCarry',
  'carryAcross',
  'endMediation',
] as const;
export type MediatorForm = (typeof MEDIATOR_FORMS)[number];

/** A form as a message, for channels that have no desk of their own. */
export const formMessage = (name: MediatorForm, view: MediatorView): Message =>
  fromBot({
    kind: 'form',
    text: say(`staff.form.${name}`),
    action: name,
    fields: FIELDS[name](view),
    submit: say(`staff.action.${name}`),
  });

const pick = (name: string, family: string, values: readonly string[]): Field => ({
  name,
  label: say(`staff.field.${name}`),
  type: 'choice',
  required: true,
  options: values.map((value) => ({ value, label: say(`${family}.${value}`) })),
});
const words = (name: string): Field => ({
  name,
  label: say(`staff.field.${name}`),
  type: 'longText',
  required: true,
});

/** One row a form; a form without fields does not compile. */
const FIELDS: { readonly [F in MediatorForm]: (view: MediatorView) => readonly Field[] } = {
  declareConflict: () => [pick('conflict', 'staff.conflict', ['no', 'yes'])],
  giveTurn: ({ turn }) => [
    pick(
      'whom',
      'staff.party',
      SIDES.filter((side) => side !== turn?.of),
    ),
  ],
  askCarry: () => [pick('whom', 'staff.party', SIDES), words('what')],
  carryAcross: ({ carries }) => [
    {
      name: 'carry',
      label: say('staff.field.carry'),
      type: 'choice',
      required: true,
      options: carries
        .filter(({ status }) => status === 'allowed')
        .map(({ carryId, text }) => ({ value: carryId, label: { verbatim: text.slice(0, 200) } })),
    },
  ],
  endMediation: () => [pick('settled', 'staff.mediationEnd', ['yes', 'no']), words('reason')],
};
