import { filled } from './bargaining.ts';
import { firstOf, type Habit, once, type Person, press, say } from './person.ts';
import { buttonOf, lastKey, lastOf } from './reading.ts';

/** Share of those who think better of it during the time to think. */
const STEPS_BACK = 0.04;
/** Share of those who pay late once a person asks them to. */
const PAYS_LATE = 0.4;

/** The restated terms: what was agreed is confirmed. */
const termSheet: Habit = (open, me) => {
  if (lastOf(open, 'termSheet') === undefined) return null;
  const { temperament, chance } = me.character;
  return press(buttonOf(open, temperament === 'refuses' && chance.of(0.3) ? 'refuseAgreement' : 'confirm'));
};

const stepsBack: Habit = (open, me) => {
  const sure = buttonOf(open, 'stepBackYes');
  if (sure !== undefined) return press(sure);
  if (buttonOf(open, 'stepBack') === undefined || !once(me, 'thought it over')) return null;
  return me.character.chance.of(STEPS_BACK) ? press(buttonOf(open, 'stepBack')) : null;
};

const signs: Habit = (open, me) => {
  const form = lastOf(open, 'form');
  return form?.action === 'sign' ? filled(form, { name: me.character.name }) : null;
};

/** Does what was promised, or does not; a broken promise is often kept after all once a person asks. */
const keeps: Habit = (open, me) => {
  const button = buttonOf(open, 'done', 'paid');
  if (button === undefined) return null;
  const pays = me.plot.keepsPromises || (me.mind.done.has('reminded by a person') && once(me, 'late'));
  if (!pays) return null;
  me.world.paid = true;
  return press(button);
};

/** The form that asks for a reference of the payment. */
const reports: Habit = (open, me) => {
  const form = lastOf(open, 'form');
  const asksReference = form?.fields.some(({ name }) => name === 'reference') === true;
  if (form === undefined || !asksReference) return null;
  if (!me.plot.keepsPromises && !me.mind.done.has('reminded by a person')) return null;
  me.world.paid = true;
  return filled(form, { reference: me.character.cast.reference });
};

const receives: Habit = (open, me) => {
  if (buttonOf(open, 'received') === undefined) return null;
  if (me.world.paid) return press(buttonOf(open, 'received'));
  const saysDone = open.some(
    ({ message: { body } }) => 'key' in body.text && body.text.key === 'ask.received',
  );
  return saysDone ? press(buttonOf(open, 'notReceived')) : null;
};

const tellsWhatIsMissing: Habit = (open, me) =>
  lastKey(open) === 'ask.dispute' ? say(me.character.cast.missing) : null;

/** A person of the team wrote: somebody who had not paid may do so now. */
export const heedsAPerson = (open: Parameters<Habit>[0], me: Person): void => {
  const wrote = open.some(({ message: { from } }) => from.role === 'adjuster' || from.role === 'mediator');
  if (wrote && !me.mind.done.has('reminded by a person') && me.character.chance.of(PAYS_LATE))
    me.mind.done.add('reminded by a person');
};

/** Everything from a match to a kept promise, by either side. */
export const settles = firstOf([termSheet, stepsBack, signs, reports, keeps, receives, tellsWhatIsMissing]);
