import { civilDateOf } from '../../core/deadline/calendar.ts';
import { CLAIM_TYPE } from '../../core/narrative/claim-type.ts';
import type { ElementId, ElementValue, Statement } from '../../core/narrative/element.ts';
import { liesAhead } from '../../core/narrative/past-day.ts';
import type { FoundElement, Reading } from '../../core/port/understanding.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import type { Told } from '../party/said.ts';
import { answerTo } from './answer-to.ts';
import { differs } from './contradiction.ts';

/** What a message states: what counts at once, and what has to be asked about before it counts. */
export type Lifted = {
  readonly statements: readonly Statement[];
  readonly doubts: readonly Statement[];
  /** A day that has not come yet, told for something that has happened. */
  readonly ahead: Statement | null;
};

type Sorted = {
  readonly certain: Statement[];
  readonly unsure: Statement[];
  readonly contradicting: Statement[];
  readonly ahead: Statement[];
};

/**
 * Facts in the words. `asked` is the open question. A fact that could be read in two ways is confirmed first; one that
 * contradicts what was said before is asked about, unless the words say that they put it right.
 */
export const lifted = (told: Told<ClaimantView>, asked: ElementId | null): Lifted => {
  const { certain, unsure, contradicting, ahead } = sorted(told, asked);
  const answered =
    asked === null || [...certain, ...unsure, ...ahead].some(({ element }) => element === asked);
  const answer = answered ? null : answerTo(asked, told);
  if (answer !== null)
    (isAhead(told, answer.statement) ? ahead : answer.certain ? certain : unsure).push(answer.statement);
  return { statements: certain, doubts: [...unsure, ...contradicting], ahead: ahead[0] ?? null };
};

const sorted = (told: Told<ClaimantView>, asked: ElementId | null): Sorted => {
  const { view, reading, messageId } = told;
  const into: Sorted = { certain: [], unsure: [], contradicting: [], ahead: [] };
  for (const found of reading.elements) {
    if (isOther(found, reading) || isMoreTalk(found, asked, told) || isForeign(found, told)) continue;
    const { element, value, start, end, certain } = found;
    const statement = { element, value: hidden(value, reading), source: { messageId, start, end } };
    const before = view.elements[element]?.value;
    const meant = element === asked || reading.intent === 'correct';
    if (isAhead(told, statement)) into.ahead.push(statement);
    else if (!meant && before !== undefined && differs(before, statement.value))
      into.contradicting.push(statement);
    else if (certain || value.kind === 'text' || value.kind === 'wanted') into.certain.push(statement);
    else into.unsure.push(statement);
  }
  return into;
};

/** Whether a day lies ahead on the claimant's own calendar, for something that has happened. */
export const isAhead = ({ view, about }: Told<ClaimantView>, statement: Statement): boolean =>
  view.timeZone !== null && liesAhead(statement, civilDateOf(about.now, view.timeZone));

/** An amount or a day that was typed where a name was asked for is no name. */
const isOther = ({ value, start, end }: FoundElement, { amounts, dates }: Reading): boolean =>
  value.kind === 'text' && [...amounts, ...dates].some((found) => found.start <= start && found.end >= end);

/** Told again at greater length, these belong to the story; they replace nothing unless the words say so. */
const RETOLD: readonly ElementId[] = ['problem', 'tried', 'item', 'where', 'agreed', 'treatment'];

const isMoreTalk = (
  { element }: FoundElement,
  asked: ElementId | null,
  { view, reading }: Told<ClaimantView>,
): boolean =>
  RETOLD.includes(element) &&
  element !== asked &&
  reading.intent !== 'correct' &&
  view.elements[element]?.value.kind === 'text';

/** Facts that only some kinds of dispute are made of; in any other they would be noise on the card. */
const PARTICULAR: readonly ElementId[] = [
  'agreed',
  'promisedBy',
  'cancelledOn',
  'correctAmount',
  'treatment',
  'police',
  'cardInHand',
];

const isForeign = ({ element }: FoundElement, { view, reading }: Told<ClaimantView>): boolean => {
  if (!PARTICULAR.includes(element)) return false;
  const type = view.claimType ?? (reading.claimType?.certain === true ? reading.claimType.type : null);
  if (type === null) return false;
  const { required, optional } = CLAIM_TYPE[type];
  return !required.includes(element) && !optional.includes(element);
};

const hidden = (value: ElementValue, reading: Reading): ElementValue =>
  value.kind === 'text' && reading.flags.includes('personalData') && value.text === reading.text
    ? { kind: 'text', text: reading.masked.slice(0, 4_000) }
    : value;
