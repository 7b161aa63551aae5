import { onGrid } from '../../../core/blind-bid/grid.ts';
import { SealedAmount } from '../../../core/blind-bid/sealed-amount.ts';
import type { Body, Field } from '../../../core/message/message.ts';
import { minorPerMajor } from '../../../core/money.ts';
import type { Input } from '../../../core/turn/input.ts';
import { firstOf, type Habit, once, type Person, press, say } from './person.ts';
import { bodyWith, buttonOf, lastOf, moneyIn, type Open } from './reading.ts';

/** Share of the way to the own limit that is still left after each own offer. */
const HOLDS_BACK = 0.6;
/** Own offers after which a sealed round looks better than another one. */
const TIRED = 2;
/** Own offers after which this person makes no other. */
const DONE = 4;

/** What this person would name next in the open: from the demand down to the least, or up to the most. */
export const nextOffer = ({ character, plot, mind }: Person): number => {
  const { side, limitMinor } = character;
  const left = HOLDS_BACK ** (mind.offers + 1);
  const start = side === 'claimant' ? plot.demandMinor : limitMinor * 0.4;
  const aim = limitMinor + (start - limitMinor) * left;
  const whole = side === 'claimant' ? Math.ceil(aim / 100) : Math.floor(aim / 100);
  return Math.max(1, Math.min(whole * 100, plot.demandMinor));
};

/** Good enough, compared with what this person would name next? Somebody who is done takes what is bearable. */
const isGood = (minor: number, me: Person): boolean => {
  const { side, limitMinor } = me.character;
  if (isDone(me)) return isBearable(minor, me);
  return side === 'claimant'
    ? minor >= Math.max(limitMinor, nextOffer(me) * 0.97)
    : minor <= Math.min(limitMinor, nextOffer(me) * 1.03);
};

/** Within this person's limit at all? */
const isBearable = (minor: number, { character: { side, limitMinor } }: Person): boolean =>
  side === 'claimant' ? minor >= limitMinor : minor <= limitMinor;

const refuses = ({ character: { temperament } }: Person): boolean => temperament === 'refuses';

/** A person's suggestion to both. */
const proposal: Habit = (open, me) => {
  const body = bodyWith(open, 'proposalYes');
  if (body === undefined) return null;
  const minor = moneyIn(body)?.minor;
  const yes = minor === undefined || isBearable(minor, me);
  return press(buttonOf([...open], yes && !refuses(me) ? 'proposalYes' : 'proposalNo'));
};

const sealedProposal: Habit = (open, me) =>
  press(buttonOf(open, refuses(me) || me.character.chance.of(0.15) ? 'sealedNo' : 'sealedYes'));

/** One's own true limit, on the grid in one's own favour; a number outside of the bounds is not there to be typed. */
const sealedNumber: Habit = (open, me) => {
  const box = lastOf(open, 'sealedInput');
  if (box === undefined || !once(me, `sealed/${box.roundId}`)) return null;
  const { side, limitMinor } = me.character;
  const rounded = onGrid(limitMinor, box.currency, side);
  if (side === 'claimant' ? rounded > box.high.minor : rounded < box.low.minor) return null;
  const minor = Math.min(box.high.minor, Math.max(box.low.minor, rounded));
  return {
    kind: 'sealed',
    roundId: box.roundId,
    amount: new SealedAmount({ minor, currency: box.currency }),
  };
};

/** The other side's offer: taken, answered with one's own, or, when tired of it, with a sealed round. */
const theirOffer: Habit = (open, me) => {
  const body = bodyWith(open, 'accept');
  if (body === undefined) return null;
  const minor = moneyIn(body)?.minor;
  if (minor !== undefined && isGood(minor, me) && !refuses(me)) return press(buttonOf(open, 'accept'));
  if (refuses(me) && me.mind.offers > 0) return press(buttonOf(open, 'decline'));
  return (
    sealedAsk(open, me) ?? (isDone(me) ? givesUp(open, me) : press(buttonOf(open, 'counter', 'offerAnswer')))
  );
};

const sealedAsk: Habit = (open, me) =>
  me.mind.offers >= TIRED && once(me, 'sealedAsk') ? press(buttonOf(open, 'sealedAsk')) : null;

/** Nothing of the other side's lies there: a move of one's own. */
const ownMove: Habit = (open, me) => {
  const button = buttonOf(open, 'counter', 'offerAnswer');
  if (button === undefined || buttonOf(open, 'accept') !== undefined) return null;
  return sealedAsk(open, me) ?? (isDone(me) ? givesUp(open, me) : press(button));
};

const isDone = ({ mind: { offers } }: Person): boolean => offers >= DONE;

/** Asks for a person, once; then leaves things as they are until something else lies there. */
const givesUp: Habit = (open, me) => (once(me, 'gave up') ? fetchPerson(open, me) : null);

export const fetchPerson = (open: Open, me: Person): Input =>
  press(buttonOf(open, 'person')) ?? say(me.character.cast.person);

/** The form of an offer, whatever it is called. */
const offerForm: Habit = (open, me) => {
  const form = lastOf(open, 'form');
  if (form === undefined || !form.fields.some(({ name }) => name === 'amount')) return null;
  const minor = nextOffer(me);
  me.mind.offers += 1;
  return filled(form, { amount: typed(minor), days: '14', reason: reasonOf(me.character) });
};

const reasonOf = ({ side, cast }: Person['character']): string =>
  side === 'claimant' ? cast.claimantWhy : cast.respondentWhy;

const typed = (minor: number): string => String(Math.round(minor / minorPerMajor('USD')));

/** A form with what this person has to say in it; an optional field without an answer is left empty. */
export const filled = (
  form: Extract<Body, { kind: 'form' }>,
  answers: { readonly [name: string]: string },
): Input => {
  const values: { [name: string]: string } = {};
  for (const field of form.fields) {
    const value = answers[field.name] ?? (field.required ? fallback(field) : undefined);
    if (value !== undefined) values[field.name] = value;
  }
  const { action, subject } = form;
  return { kind: 'form', action, values, ...(subject === undefined ? {} : { subject }) };
};

const fallback = ({ value, options }: Field): string => value ?? options?.[0]?.value ?? '-';

/** Everything that is done at the table, by either side. */
export const bargains = firstOf([
  offerForm,
  proposal,
  sealedNumber,
  (open, me) => (buttonOf(open, 'sealedYes') === undefined ? null : sealedProposal(open, me)),
  theirOffer,
  ownMove,
]);
