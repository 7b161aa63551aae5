import type { ElementId, Statement } from '../../core/narrative/element.ts';
import { ELEMENT, type ElementRule } from '../../core/narrative/element-rule.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { awaiting, type PartyMemory } from '../party/memory.ts';
import { heardAs, type Told } from '../party/said.ts';
import { answerTo } from './answer-to.ts';
import { differs } from './contradiction.ts';
import { isAhead } from './lifting.ts';
import { stated } from './stating.ts';

/** Answers that can be told from other words by themselves: "450", "the 5th". */
const PLAIN: readonly ElementRule['answer'][] = ['money', 'pastDay', 'day'];

/**
 * A bare number or day that belongs to the question before this one: "no wait, 450" puts the last answer right, and the
 * same value once more is only acknowledged. The open question stays open. Null where the words are something else.
 */
export const lastAnswer = (told: Told<ClaimantView>): Hearing<PartyMemory> | null => {
  const { view, memory, reading } = told;
  const { asked } = memory;
  const point = target(told);
  const before = point === undefined ? undefined : view.elements[point]?.value;
  if (point === undefined || before === undefined || !PLAIN.includes(ELEMENT[point].answer)) return null;
  if (asked !== undefined && asked !== 'wanted' && ELEMENT[asked].answer === ELEMENT[point].answer)
    return null;
  if (reading.elements.some(({ element }) => element !== point && element !== 'wantedAmount')) return null;
  const answer = answerTo(point, told);
  if (answer === null || answer.statement.value.kind !== before.kind) return null;
  if (isAhead(told, answer.statement)) return null;
  const corrects = reading.intent === 'correct';
  if (differs(before, answer.statement.value) && !corrects) return null;
  if (!answer.certain && corrects) return heardAs(awaiting(memory, { kind: 'value', ...answer.statement }));
  return stated(view, memory, [answer.statement]);
};

/** The fact that was answered last; where the words put something right, also the one that such words can only mean. */
const target = ({ memory: { point }, reading }: Told<ClaimantView>): ElementId | undefined => {
  if (point !== undefined && PLAIN.includes(ELEMENT[point].answer)) return point;
  if (reading.intent !== 'correct') return undefined;
  if (reading.amounts.length === 1 && reading.dates.length === 0) return 'amount';
  return reading.dates.length === 1 && reading.amounts.length === 0 ? 'when' : undefined;
};

/** The memory after these were stated: what was said last is what "no wait" speaks of. */
export const lastPoint = (memory: PartyMemory, statements: readonly Statement[]): PartyMemory => {
  const point: ElementId | undefined = statements.at(-1)?.element;
  return point === undefined ? memory : { ...memory, point };
};
