import type { Statement } from '../../core/narrative/element.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import type { PartyMemory, Pending } from '../party/memory.ts';
import { differs } from './contradiction.ts';
import type { Lifted } from './lifting.ts';

/** More than these are left out, and asked for anew in their turn. */
const MOST = 20;

/** How a doubtful fact is put: beside the one it does not fit with, or by itself; null where it says nothing new. */
const doubted = ({ elements }: ClaimantView, statement: Statement): Pending | null => {
  const before = elements[statement.element]?.value;
  if (JSON.stringify(before) === JSON.stringify(statement.value)) return null;
  return before !== undefined && differs(before, statement.value)
    ? { kind: 'contradiction', ...statement, before }
    : { kind: 'value', ...statement };
};

/** The memory with the next doubt put, where nothing else is open. */
export const withDoubtPut = (view: ClaimantView, memory: PartyMemory): PartyMemory => {
  const { doubts = [], ...rest } = memory;
  if (doubts.length === 0 || memory.pending !== null || memory.asked !== undefined) return memory;
  const [first, ...more] = doubts;
  const pending = first === undefined ? null : doubted(view, first);
  const left: PartyMemory = { ...rest, doubts: more };
  return pending === null ? withDoubtPut(view, left) : { ...left, pending, misses: 0 };
};

/**
 * Facts that are still to be asked about after a message: new ones, those that waited, and the one that was open, unless
 * the message itself said them.
 */
export const doubtsAfter = (
  { pending, doubts = [] }: PartyMemory,
  { statements, doubts: fresh }: Lifted,
): readonly Statement[] => {
  const waiting = [...fresh, ...openDoubt(pending), ...doubts];
  const said = new Set(statements.map(({ element }) => element));
  return waiting
    .filter(
      ({ element }, index) =>
        !said.has(element) && waiting.findIndex((other) => other.element === element) === index,
    )
    .slice(0, MOST);
};

const openDoubt = (pending: Pending | null): readonly Statement[] => {
  if (pending?.kind !== 'value' && pending?.kind !== 'contradiction') return [];
  const { element, value, source } = pending;
  return [{ element, value, ...(source === undefined ? {} : { source }) }];
};
