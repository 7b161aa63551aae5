import type { ElementValue, Statement } from '../../core/narrative/element.ts';
import type { Reading } from '../../core/port/understanding.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import type { Facts } from './facts.ts';
import { type PartyMemory, type Pending, settled } from './memory.ts';
import { heardAs, type Told } from './said.ts';

export type Contradiction = Extract<Pending, { kind: 'contradiction' }>;

/** The value that was said before stands. */
export const keptBefore = (memory: PartyMemory): Hearing<PartyMemory> =>
  heardAs(settled(memory), [], [{ note: 'kept' }]);

/** What was said now counts, and replaces what was said before. */
export const takenNow = <View extends PartyView>(
  view: View,
  memory: PartyMemory,
  { element, value, source }: Contradiction,
  facts: Facts<View>,
): Hearing<PartyMemory> => {
  const statement: Statement = { element, value, ...(source === undefined ? {} : { source }) };
  return facts.state(view, settled(memory), [statement]);
};

/** Words in answer to "which one is right?": one of the two values, or a third. Null where they name none. */
export const contradicted = <View extends PartyView>(
  { view, memory, reading, messageId }: Told<View>,
  pending: Contradiction,
  facts: Facts<View>,
): Hearing<PartyMemory> | null => {
  const value = namedValue(pending, reading);
  if (value === null) return null;
  if (isSame(value, pending.before)) return keptBefore(memory);
  const source = { messageId, start: 0, end: reading.text.length };
  return takenNow(view, memory, { ...pending, value, source }, facts);
};

const namedValue = ({ element, before }: Contradiction, reading: Reading): ElementValue | null => {
  const stated = reading.elements.find((each) => each.element === element && each.certain);
  if (stated !== undefined) return stated.value;
  const [amount, ...amounts] = reading.amounts;
  if (before.kind === 'money' && amount?.certain === true && amounts.length === 0)
    return { kind: 'money', money: { minor: amount.minor, currency: amount.currency } };
  const [day, ...days] = reading.dates;
  if (before.kind === 'date' && day?.certain === true && days.length === 0)
    return { kind: 'date', from: day.from, to: day.to };
  return null;
};

const isSame = (a: ElementValue, b: ElementValue): boolean => JSON.stringify(a) === JSON.stringify(b);
