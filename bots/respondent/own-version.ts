import type { ElementAnswer, ElementId, ElementValue } from '../../core/narrative/element.ts';
import { isFact } from '../../core/narrative/summary.ts';
import type { Reading } from '../../core/port/understanding.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import type { Facts } from '../party/facts.ts';
import { awaiting, type PartyMemory, settled } from '../party/memory.ts';
import { heardAs, shown, type Told } from '../party/said.ts';
import { answerPoint, sendAnswers } from './points.ts';

/** How the respondent sees a fact, put beside what the claimant stated. */
export const OWN_VERSION: Facts<RespondentView> = {
  state: (view, memory, statements) => {
    const [answer, ...more] = statements.map(({ element, value }) => disputed(element, value));
    if (answer === undefined) return heardAs(settled(memory));
    return more.length === 0
      ? answerPoint(view, settled(memory), answer)
      : sendAnswers(settled(memory), [answer, ...more]);
  },
  anew: (memory, element) => awaiting(memory, { kind: 'ownVersion', element }),
};

const disputed = (element: ElementId, own: ElementValue): ElementAnswer => ({
  element,
  stance: 'dispute',
  own,
});

/** Words as the respondent's own version of a fact. What could be read in two ways is asked first. */
export const ownVersion = (told: Told<RespondentView>, element: ElementId): Hearing<PartyMemory> => {
  const { view, memory, reading } = told;
  const done = settled(memory);
  if (reading.intent === 'unknown') return answerPoint(view, done, { element, stance: 'unknown' });
  if (reading.intent === 'skip') return answerPoint(view, done, { element, stance: 'dispute' });
  const { value, certain } = readOwn(element, reading);
  return certain
    ? answerPoint(view, done, disputed(element, value))
    : heardAs(awaiting(memory, { kind: 'value', element, value }));
};

/** "No wait, 430": puts right the fact that was answered last, or the one that the words name. Says what it replaces. */
export const correctedPoint = ({
  view,
  memory,
  reading,
}: Told<RespondentView>): Hearing<PartyMemory> | null => {
  if (reading.intent !== 'correct') return null;
  const element = namedFact(view, reading) ?? memory.point;
  if (element === undefined) return null;
  const before = answerTo(view, memory, element);
  const { value, certain } = readOwn(element, reading);
  if (before === undefined || (value.kind === 'text' && NUMBERS.includes(element))) return null;
  if (!certain) return heardAs(awaiting(memory, { kind: 'value', element, value }));
  const kept = memory.draft?.some((each) => each.element === element) === true;
  const now = disputed(element, value);
  const hearing = kept ? answerPoint(view, memory, now) : sendAnswers(memory, [now]);
  return { ...hearing, notes: [{ note: 'corrected', element, before, after: value }] };
};

/** Facts whose own version has to hold a number or a day to be a correction at all. */
const NUMBERS: readonly ElementId[] = ['amount', 'when'];

const namedFact = (view: RespondentView, { elements }: Reading): ElementId | undefined =>
  elements.map(({ element }) => element).find((element) => isFact(element) && element in view.elements);

/** What stands for that fact on the respondent's side; undefined where nothing was answered. */
const answerTo = (
  { answers, elements }: RespondentView,
  { draft = [] }: PartyMemory,
  element: ElementId,
): ElementValue | undefined => {
  const given = draft.find((each) => each.element === element) ?? answers[element];
  return given === undefined ? undefined : (given.own ?? elements[element]?.value);
};

type Own = { readonly value: ElementValue; readonly certain: boolean };

const readOwn = (element: ElementId, reading: Reading): Own => {
  const [amount, ...amounts] = reading.amounts;
  if (element === 'amount' && amount !== undefined) {
    const { minor, currency } = amount;
    return {
      value: { kind: 'money', money: { minor, currency } },
      certain: amount.certain && amounts.length === 0,
    };
  }
  const [day] = reading.dates;
  if (element === 'when' && day !== undefined)
    return { value: { kind: 'date', from: day.from, to: day.to }, certain: day.certain };
  if (element === 'injury' && (reading.consent === 'yes' || reading.consent === 'no'))
    return { value: { kind: 'yesNo', yes: reading.consent === 'yes' }, certain: true };
  return { value: { kind: 'text', text: shown(reading).trim().slice(0, 4_000) }, certain: true };
};
