import { nextOffer } from './bargaining.ts';
import { firstOf, type Habit, once, type Person, press } from './person.ts';
import { bodyWith, buttonOf, choicesOf, hasKey, lastOf } from './reading.ts';

const REASONS: readonly string[] = ['factsWrong', 'notCovered', 'tooLate', 'amountTooHigh'];

const paysAll = (me: Person): boolean => {
  const { limitMinor } = me.character;
  return limitMinor >= me.plot.demandMinor && nextOffer(me) >= me.plot.demandMinor * 0.9;
};

/** The claim is right and payable: one tap. */
const accepts: Habit = (open, me) =>
  paysAll(me) && me.character.temperament !== 'refuses' ? press(buttonOf(open, 'acceptDemand')) : null;

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
  const button = buttonOf(open, 'points');
  return button !== undefined && me.character.chance.of(0.35) && once(me, 'points') ? press(button) : null;
};

/** All points agreed with one tap, or one of them seen differently, without many words; then they are sent. */
const answersPoint: Habit = (open, me) => {
  if (hasKey(open, /^ask\.ownVersion$/u)) return press(buttonOf(open, 'keep'));
  if (lastOf(open, 'elementTable') === undefined) return null;
  if (!once(me, 'table')) return press(buttonOf(open, 'pointsDone'));
  return press(buttonOf(open, ...(me.character.chance.of(0.75) ? ['agreeAll', 'pointsDone'] : ['dispute'])));
};

/** The first number of one's own; from then on it is bargaining. */
const offers: Habit = (open, me) =>
  me.mind.offers === 0 && bodyWith(open, 'accept') === undefined
    ? press(buttonOf(open, 'offerAnswer', 'counter'))
    : null;

/** From the opened invitation to the first answer. */
export const answers = firstOf([accepts, refusalReason, refuses, answersPoint, looksAtPoints, offers]);
