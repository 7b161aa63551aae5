import type { Body } from '../../../core/message/message.ts';
import type { Input } from '../../../core/turn/input.ts';
import { nextOffer } from './bargaining.ts';
import type { Chance } from './chance.ts';
import { firstOf, type Habit, once, type Person, press } from './person.ts';
import { bodyWith, buttonOf, choicesOf, hasKey, lastOf } from './reading.ts';

type Table = Extract<Body, { kind: 'elementTable' }>;

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

/** The table is gone through as it is read: all agreed with one tap, or one point after the other. */
const answersPoint: Habit = (open, me) => {
  if (hasKey(open, /^ask\.ownVersion$/u)) return press(buttonOf(open, 'keep'));
  const table = lastOf(open, 'elementTable');
  if (table !== undefined && once(me, 'table'))
    me.mind.plan.push(...pointByPoint(table, me.character.chance));
  return me.mind.plan.shift() ?? null;
};

const pointByPoint = (table: Table, chance: Chance): readonly Input[] => {
  const all = table.choices.find(({ action }) => action === 'agreeAll');
  const taps = chance.of(0.6)
    ? [all]
    : table.rows.map(({ choices = [] }) => {
        const wanted = chance.weighted({ agree: 65, dispute: 20, notKnown: 15 });
        return choices.find(({ action }) => action === wanted);
      });
  // What was answered goes out with the last tap.
  const done = table.choices.find(({ action }) => action === 'pointsDone');
  return [...taps, done].flatMap((tap) => press(tap) ?? []);
};

/** The first number of one's own; from then on it is bargaining. */
const offers: Habit = (open, me) =>
  me.mind.offers === 0 && bodyWith(open, 'accept') === undefined
    ? press(buttonOf(open, 'offerAnswer', 'counter'))
    : null;

/** From the opened invitation to the first answer. */
export const answers = firstOf([accepts, refusalReason, refuses, answersPoint, looksAtPoints, offers]);
