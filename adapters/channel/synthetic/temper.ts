import type { Input } from '../../../core/turn/input.ts';
import { answers } from './answering.ts';
import { bargains, fetchPerson } from './bargaining.ts';
import { firstOf, type Habit, once, type Person, say } from './person.ts';
import { buttonOf, lastKey, type Open } from './reading.ts';
import { heedsAPerson, settles } from './settling.ts';
import { tells } from './telling.ts';

/** A question that comes this often in a row leads nowhere: a person is fetched, then it is left alone. */
const ENOUGH = 3;

/** What the temperament does before anything else is done. */
const temper: Habit = (open, me) => {
  const { temperament, cast, chance } = me.character;
  const started = me.mind.turns >= 2;
  if (temperament === 'hostile' && started && atTable(open) && once(me, 'anger')) return say(cast.angry);
  if (temperament === 'asksForPerson' && started && chance.of(0.25) && once(me, 'person'))
    return chance.of(0.5) ? say(cast.person) : fetchPerson(open, me);
  if (temperament === 'optsOut' && started && chance.of(0.3) && once(me, 'optOut'))
    return say(cast.cannotOnline);
  return null;
};

const atTable = (open: Open): boolean => buttonOf(open, 'counter', 'offerAnswer') !== undefined;

const CLAIMANT = firstOf([temper, settles, bargains, tells]);
const RESPONDENT = firstOf([temper, settles, answers, bargains]);

/** What this person does now; null: nothing. */
export const act = (open: Open, me: Person): Input | null => {
  if ((open.length === 0 && me.mind.plan.length === 0) || hasGoneQuiet(me)) return null;
  heedsAPerson(open, me);
  if (goesInCircles(open, me)) return once(me, 'lost') ? fetchPerson(open, me) : null;
  return (me.character.side === 'claimant' ? CLAIMANT : RESPONDENT)(open, me);
};

const hasGoneQuiet = ({ character: { temperament, patience }, mind }: Person): boolean =>
  temperament === 'silent' && mind.turns >= patience;

const goesInCircles = (open: Open, { mind }: Person): boolean => {
  const key = lastKey(open);
  const same = key !== '' && key === mind.asked.key;
  mind.asked = { key, times: same ? mind.asked.times + 1 : 1 };
  return mind.asked.times > ENOUGH && !FREQUENT.test(key);
};

/** What comes again for good reason. */
const FREQUENT = /^(?:ask\.move|ask\.offer|wait\.)/u;
