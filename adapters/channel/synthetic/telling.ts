import type { ElementId } from '../../../core/narrative/element.ts';
import { ElementId as Element } from '../../../core/narrative/element.ts';
import { DAY } from '../../../core/time.ts';
import type { Input } from '../../../core/turn/input.ts';
import { firstOf, type Habit, type Person, press, say } from './person.ts';
import { bodyWith, buttonOf, choicesOf, keyOf, lastKey } from './reading.ts';

/** Told once, in one's own words: everything, or only what hurts. */
const story: Habit = (open, me) => {
  if (!/^ask(?:Again)?\.story$/u.test(lastKey(open))) return null;
  const { tale, tellsAll } = me.plot;
  return say(spoken(tellsAll ? tale.full : tale.short, me));
};

const spoken = (text: string, me: Person): string =>
  text.replace('{amount}', amount(me)).replace('{day}', day(me));

const amount = ({ plot: { demandMinor } }: Person): string => `$${demandMinor / 100}`;

const day = ({ openedAt, plot, character: { locale } }: Person): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    openedAt - plot.daysAgo * DAY,
  );

/** Answers to the questions for single facts. */
const fact: Habit = (open, me) => {
  const [, name] = /^ask(?:Again)?\.(\w+)$/u.exec(lastKey(open)) ?? [];
  const element = Element.safeParse(name);
  if (!element.success) return null;
  return ANSWERS[element.data](me) ?? press(dontKnow(open)) ?? say(me.character.cast.unknown);
};

const dontKnow = (open: Parameters<Habit>[0]) => {
  const body = bodyWith(open, 'say');
  return body === undefined
    ? undefined
    : choicesOf(body).find(
        ({ action, subject }) => action === 'say' && subject?.endsWith(':unknown') === true,
      );
};

/** What this person knows of each element; null: does not know. */
const ANSWERS: { readonly [E in ElementId]: (me: Person) => Input | null } = {
  item: ({ plot }) => say(plot.tale.item),
  seller: ({ plot }) => say(plot.tale.seller),
  when: (me) => say(day(me)),
  where: ({ plot }) => say(plot.tale.where),
  amount: (me) => say(amount(me)),
  problem: ({ plot }) => say(plot.tale.problem),
  tried: () => null,
  wanted: ({ plot }) => ({ kind: 'choice', action: 'say', subject: `wanted:${plot.tale.wanted}` }),
  wantedAmount: (me) => say(amount(me)),
  orderNumber: () => null,
  policyNumber: () => null,
  plate: () => null,
  injury: () => ({ kind: 'choice', action: 'say', subject: 'injury:no' }),
  evidence: () => null,
  cardLastFour: () => say('4242'),
  agreed: () => null,
  promisedBy: (me) => say(day(me)),
  cancelledOn: (me) => say(day(me)),
  correctAmount: () => null,
  treatment: () => null,
  police: () => ({ kind: 'choice', action: 'say', subject: 'police:no' }),
  cardInHand: () => ({ kind: 'choice', action: 'say', subject: 'cardInHand:yes' }),
};

const claimType: Habit = (open, { plot }) => {
  const body = bodyWith(open, 'claimType');
  if (body === undefined || !/claimType$/u.test(keyOf(body.text))) return null;
  const fitting = choicesOf(body).find(({ subject }) => subject === plot.tale.claimType);
  return press(fitting ?? buttonOf(open, 'claimType'));
};

/** The name of the other side, where no button has it ready. */
const otherName: Habit = (open, { plot }) =>
  /^ask(?:Again)?\.otherName$/u.test(lastKey(open)) ? say(plot.tale.seller) : null;

/** Buttons that somebody who wants to be done presses without a thought. */
const ready: Habit = (open) => press(buttonOf(open, 'stopLoss', 'yes', 'noEvidence', 'file', 'inviteSeller'));

/** From the first sentence to the invitation. */
export const tells = firstOf([claimType, ready, story, fact, otherName]);
