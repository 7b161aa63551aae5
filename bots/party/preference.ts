import type { Command } from '../../core/case/command.ts';
import type { Message, Row } from '../../core/message/message.ts';
import { ISSUE, type IssueId } from '../../core/preference/issue.ts';
import { LEVELS, limitsOf, STEPS } from '../../core/preference/preference.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { PartyTable, PartyView } from '../../core/view/party.ts';
import { choice, choices, fromBot, say, termRows } from '../phrase.ts';
import { type PartyMemory, settled } from './memory.ts';
import { heardAs } from './said.ts';

type Form = Extract<Heard, { kind: 'form' }>;
type Preference = NonNullable<PartyTable['preference']>;

export const preferenceOf = ({ table, phase }: PartyView): Preference | null =>
  phase === 'mediation' ? (table?.preference ?? null) : null;

/** What waits for this side: the questions, or the packages. Whether it has answered is known to nobody, so both come again. */
export const preferenceOpen = (view: PartyView): readonly Message[] => {
  const preference = preferenceOf(view);
  if (preference === null) return [];
  return preference.packages === null
    ? [fromBot({ kind: 'text', text: say('preference.private') }), questions(preference, view)]
    : packages(preference, view);
};

/** Four to six private questions: the limit in money, and what else is worth something or weighs on this side. */
const questions = ({ roundId, questions: asked, until }: Preference, { side }: PartyView): Message =>
  fromBot({
    kind: 'form',
    text: say('preference.questions', { at: { at: until } }),
    action: 'preferences',
    subject: roundId,
    fields: [
      {
        name: 'limit',
        label: say(`preference.limit.${side}`),
        type: 'choice',
        options: limitsOf(asked).map((money, place) => ({
          value: String(place),
          label: say('value.money', { amount: { money } }),
        })),
        required: true,
      },
      ...asked.issues.map((id) => ({
        name: id,
        label: say(ISSUE[id].serves === side ? 'preference.worth' : 'preference.weight', {
          issue: say(`preference.issue.${id}`),
        }),
        type: 'choice' as const,
        options: LEVELS.map((level, place) => ({
          value: String(place),
          label: say(`preference.level.${level}`),
        })),
        required: true,
      })),
    ],
    submit: say('choice.sealPreferences'),
  });

/** The packages, the same ones in the same order for both sides, and a yes or no to each. */
const packages = (
  { roundId, packages: found, until }: Preference,
  { side }: PartyView,
): readonly Message[] => [
  ...(found ?? []).map((terms, place) =>
    fromBot({
      kind: 'card',
      text: say('preference.package', { number: place + 1 }),
      rows: [...termRows(terms, side), ...apologyRow(terms.other.some(({ kind }) => kind === 'apology'))],
      choices: [],
    }),
  ),
  fromBot({
    kind: 'form',
    text: say('preference.choose', { at: { at: until } }),
    action: 'packages',
    subject: roundId,
    fields: (found ?? []).map((_terms, place) => ({
      name: packageField(place),
      label: say('preference.package', { number: place + 1 }),
      type: 'choice',
      options: YES_NO.map((value) => ({ value, label: say(`preference.pick.${value}`) })),
      required: true,
    })),
    submit: say('choice.sealPreferences'),
  }),
];

const YES_NO = ['yes', 'no'] as const;
const packageField = (place: number): string => `package${place + 1}`;

const apologyRow = (apology: boolean): readonly Row[] =>
  apology ? [{ label: say('term.apology'), value: say('preference.apology') }] : [];

/** To the one who has just answered, and to nobody else: that it is sealed, not what it was. */
export const preferenceSealed = (view: PartyView): readonly Message[] => {
  const preference = preferenceOf(view);
  return preference === null
    ? []
    : [fromBot({ kind: 'text', text: say('preference.sealed', { at: { at: preference.until } }) })];
};

/** That packages can be looked for is said to both alike, where there is a gap in money to fill. */
export const preferencesPossible = ({ table }: PartyView): readonly Message[] =>
  table === null || table.preferenceWish === null
    ? []
    : [choices(say('preference.possible'), [choice('preferencesYes', 'choice.preferencesAsk')])];

/** The wish of one side is a question to the other. */
export const preferencesWished = (own: boolean): readonly Message[] =>
  own
    ? [fromBot({ kind: 'text', text: say('preference.wished') })]
    : [
        choices(say('preference.theyWish'), [
          choice('preferencesYes', 'choice.preferencesYes', { style: 'primary' }),
          choice('keep', 'choice.preferencesNo'),
        ]),
      ];

/** A filled-in form about preferences; null where the form is another one. What is missing is asked for again, whole. */
export const hearPreferenceForm = (
  view: PartyView,
  memory: PartyMemory,
  { action, subject, values }: Form,
): Hearing<PartyMemory> | null => {
  if (action !== 'preferences' && action !== 'packages') return null;
  const preference = preferenceOf(view);
  const current = action === 'preferences' ? preference?.packages === null : preference?.packages;
  if (preference === null || preference.roundId !== subject || !current)
    return heardAs(memory, [], [{ note: 'stale' }]);
  const command = action === 'preferences' ? answered(preference, values) : picked(preference, values);
  return command === null
    ? heardAs(memory, [], [{ note: 'preferenceAgain' }])
    : heardAs(settled(memory), [command]);
};

type Values = Form['values'];

const answered = ({ roundId, questions: { issues } }: Preference, values: Values): Command | null => {
  const place = (name: string, count: number): number => {
    const typed = values[name] ?? '';
    return /^\d$/u.test(typed) && Number(typed) < count ? Number(typed) : Number.NaN;
  };
  const limit = place('limit', STEPS);
  const levels = issues.map((id: IssueId) => place(id, LEVELS.length));
  return [limit, ...levels].some(Number.isNaN)
    ? null
    : { type: 'answerPreferences', roundId, answer: { limit, levels } };
};

const picked = ({ roundId, packages: found }: Preference, values: Values): Command | null => {
  const typed = (found ?? []).map((_terms, place) => values[packageField(place)] ?? '');
  return typed.every((each) => each === 'yes' || each === 'no')
    ? { type: 'answerPackages', roundId, picks: typed.map((each) => each === 'yes') }
    : null;
};
