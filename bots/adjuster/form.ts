import { BidRule } from '../../core/blind-bid/round.ts';
import { Audience, SIDES } from '../../core/case/party.ts';
import { MINUTES } from '../../core/mediation/video-session.ts';
import type { Field, Message, Phrase } from '../../core/message/message.ts';
import { RepresentativeKind } from '../../core/representation/kind.ts';
import { MandateScope } from '../../core/representation/mandate.ts';
import { OtherTerm } from '../../core/settlement/terms.ts';
import { ContributorKind, isPending, TaskWants } from '../../core/task/task.ts';
import type { ViewContext } from '../../core/turn/bot.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import { fromBot, say } from '../phrase.ts';
import type { AdjusterMemory } from './memory.ts';
import type { FormName } from './note.ts';

type Asked = { readonly view: AdjusterView; readonly memory: AdjusterMemory; readonly about: ViewContext };
type Fields = (asked: Asked) => readonly Field[];

/** A form as a message, for channels that have no desk of their own. */
export const formMessage = (name: FormName, asked: Asked): Message =>
  fromBot({
    kind: 'form',
    text: name === 'proposeSession' ? timesAsked(asked) : say(`staff.form.${name}`),
    action: name,
    fields: FIELDS[name](asked),
    submit: say(`staff.action.${name}`),
  });

/** The clock of the procedure is the one that times are typed by; that is said, as nobody has to guess it. */
const timesAsked = ({ about: { now, procedure } }: Asked): Phrase =>
  say('staff.form.proposeSession', { at: { at: now, zone: procedure.timeZone } });

/** Lengths of a talk to choose from, in minutes. */
const LENGTHS = [30, 45, MINUTES.usual, 90, 120] as const;

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  label: say(`staff.field.${name}`),
  type,
  required: true,
  ...more,
});
const optional = { required: false } as const;

/** A choice whose options are values with words at `<family>.<value>`. */
const pick = (name: string, family: string, values: readonly string[], more: Partial<Field> = {}): Field =>
  field(name, 'choice', {
    options: values.map((value) => ({ value, label: say(`${family}.${value}`) })),
    ...more,
  });

/** Whom a person of the team picks; an expert is named by the registry. */
const OUTSIDE = ContributorKind.options.filter((kind) => kind !== 'expert');

/** One file of the record, to be shown to whoever is asked. */
const sharedFile = ({ evidence }: AdjusterView): Field =>
  field('file', 'choice', {
    ...optional,
    options: evidence.map(({ evidenceId, name }) => ({ value: evidenceId, label: { verbatim: name } })),
  });

/** Power to bind a side is the side's own to give. */
const STAFF_SCOPES = MandateScope.options.filter((scope) => scope !== 'signs');

/** A task that waits still, by what was asked for. */
const whichTask = ({ tasks }: AdjusterView): Field =>
  field('task', 'choice', {
    options: tasks
      .filter(isPending)
      .map(({ taskId, text }) => ({ value: taskId, label: { verbatim: text.slice(0, 80) } })),
  });

const reason = field('reason', 'longText');

/** The business promises unless it is said otherwise. */
const promises = (after: string): Partial<Field> => ({ value: 'respondent', after });
const usualDays = (name: string, after: string, { procedure }: ViewContext): Field =>
  field(name, 'days', { ...optional, value: String(procedure.payWithinDays), after });
const firstOf = ([value]: readonly string[]): Partial<Field> => (value === undefined ? {} : { value });
const KINDS = OtherTerm.unwrap().shape.kind.options;

/** One row a form; a form without fields does not compile. */
const FIELDS: { readonly [F in FormName]: Fields } = {
  write: ({ view, memory }) => [
    pick('audience', 'staff.audience', view.may.audiences.length > 0 ? view.may.audiences : Audience.options),
    field('text', 'longText', memory.draft === null ? {} : { value: memory.draft }),
  ],
  propose: ({ view, about }) => [
    field('amount', 'amount', { ...optional, unit: view.currency }),
    pick('payer', 'staff.party', SIDES.toReversed(), promises('amount')),
    usualDays('days', 'amount', about),
    pick('other', 'term', KINDS, optional),
    field('otherText', 'text', { ...optional, after: 'other' }),
    pick('otherBy', 'staff.party', SIDES.toReversed(), promises('other')),
    usualDays('otherDays', 'other', about),
    reason,
  ],
  sealedRound: ({ about: { procedure } }) => [
    pick('timing', 'staff.timing', procedure.blindBid.timings, firstOf(procedure.blindBid.timings)),
    pick('rule', 'staff.rule', BidRule.options, { value: procedure.blindBid.rule }),
    reason,
  ],
  decideApproval: () => [pick('verdict', 'staff.verdict', ['yes', 'no']), reason],
  askTask: ({ view }) => [
    pick(
      'whom',
      'staff.party',
      SIDES.filter((side) => side === 'claimant' || view.respondent?.joined === true),
    ),
    pick('wants', 'staff.wants', TaskWants.options),
    field('what', 'longText'),
    field('date', 'date'),
    reason,
  ],
  askContributor: ({ view }) => [
    pick('kind', 'staff.contributor', OUTSIDE),
    field('who', 'text'),
    pick('wants', 'staff.wants', TaskWants.options),
    field('what', 'longText'),
    field('date', 'date'),
    reason,
    pick('facts', 'staff.share', ['none', 'facts'], { value: 'none' }),
    sharedFile(view),
  ],
  askExpert: ({ view }) => [
    field('what', 'longText'),
    field('date', 'date'),
    reason,
    pick('facts', 'staff.share', ['none', 'facts'], { value: 'none' }),
    sharedFile(view),
  ],
  inviteRepresentative: ({ view }) => [
    pick(
      'whom',
      'staff.party',
      SIDES.filter((side) => side === 'claimant' || view.respondent?.joined === true),
    ),
    field('who', 'text'),
    pick('kind', 'representative.kind', RepresentativeKind.options, { value: 'lawyer' }),
    pick('scope', 'representative.scope', STAFF_SCOPES, { value: 'speaks' }),
  ],
  extendTask: ({ view }) => [whichTask(view), field('date', 'date'), reason],
  cancelTask: ({ view }) => [whichTask(view), reason],
  setReserve: ({ view }) => [field('amount', 'amount', { unit: view.currency }), reason],
  handOver: () => [field('colleague', 'text')],
  startMediation: () => [field('days', 'days', optional)],
  endMediation: () => [pick('settled', 'staff.mediationEnd', ['yes', 'no'])],
  proposeSession: ({ view }) => [
    field('day1', 'date'),
    field('time1', 'text'),
    field('day2', 'date', optional),
    field('time2', 'text', optional),
    field('day3', 'date', optional),
    field('time3', 'text', optional),
    field('minutes', 'choice', {
      options: LENGTHS.map((minutes) => ({
        value: String(minutes),
        label: say('session.minutes', { minutes }),
      })),
      value: String(MINUTES.usual),
    }),
    field('reason', 'longText', view.session?.status === 'set' ? {} : optional),
  ],
  cancelSession: () => [reason],
  extend: ({ view }) => [
    pick('clock', 'step', [
      ...new Set(view.deadlines.flatMap(({ clock, extendable }) => (extendable ? [clock] : []))),
    ]),
    field('date', 'date'),
    reason,
  ],
  proveNotice: () => [field('note', 'longText')],
  invite: () => [field('name', 'text')],
  refer: () => [field('to', 'text'), reason],
  answerErasure: () => [pick('verdict', 'staff.verdict', ['yes', 'no']), reason],
  placeHold: () => [reason],
  liftHold: () => [reason],
  close: ({ view }) => [pick('outcome', 'staff.closing', view.may.closings), reason],
};
