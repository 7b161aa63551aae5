import { nextOffer } from './bargaining.ts';
import { firstOf, type Habit, once, type Person, press } from './person.ts';
import { bodyWith, buttonOf, choicesOf, lastOf } from './reading.ts';

/** The names of buttons that accept the claim as it stands. */
const ACCEPTS = ['acceptDemand', 'acceptClaim'] as const;
const REASONS: readonly string[] = ['factsWrong', 'notCovered', 'tooLate', 'amountTooHigh'];

const paysAll = (me: Person): boolean => {
  const { limitMinor } = me.character;
  return limitMinor >= me.plot.demandMinor && nextOffer(me) >= me.plot.demandMinor * 0.9;
};

/** The claim is right and payable: one tap. */
const accepts: Habit = (open, me) =>
  paysAll(me) && me.character.temperament !== 'refuses' ? press(buttonOf(open, ...ACCEPTS)) : null;

/** A reason out of those that are offered. */
const refusalReason: Habit = (open, me) => {
  const body = open.findLast(({ message }) =>
    choicesOf(message.body).some(({ subject }) => REASONS.includes(subject ?? '')),
  )?.message.body;
  if (body === undefined || me.character.temperament !== 'refuses' || me.mind.done.has('reason')) return null;
  const fitting = choicesOf(body).filter(({ subject }) => REASONS.includes(subject ?? ''));
  const [first, ...more] = fitting;
  if (first === undefined || !once(me, 'reason')) return null;
  return press(me.character.chance.pick([first, ...more]));
};

const refuses: Habit = (open, me) =>
  me.character.temperament === 'refuses' && once(me, 'refuse') ? press(buttonOf(open, 'refuse')) : null;

/** Some look at every point before they name a number. */
const looksAtPoints: Habit = (open, me) => {
  const button = buttonOf(open, 'points', 'look', 'answerPoints');
  return button !== undefined && me.character.chance.of(0.35) && once(me, 'points') ? press(button) : null;
};

/** One point of the table after the other, each with one tap. */
const answersPoint: Habit = (open, me) => {
  const table = lastOf(open, 'elementTable');
  const row = table?.rows.find(
    ({ stance, choices, element }) =>
      stance === null && choices !== undefined && !me.mind.done.has(`point/${element}`),
  );
  if (row === undefined || !once(me, `point/${row.element}`)) return null;
  const wanted = me.character.chance.of(0.75) ? /agree/iu : /unknown/iu;
  const fitting = row.choices?.find(({ action, subject }) => wanted.test(`${action} ${subject ?? ''}`));
  return press(fitting ?? row.choices?.[0]);
};

/** The first number of one's own; from then on it is bargaining. */
const offers: Habit = (open, me) =>
  me.mind.offers === 0 && bodyWith(open, 'accept') === undefined
    ? press(buttonOf(open, 'offer', 'counter'))
    : null;

/** From the opened invitation to the first answer. */
export const answers = firstOf([accepts, refusalReason, refuses, answersPoint, looksAtPoints, offers]);
