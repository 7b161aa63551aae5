import { hash } from 'node:crypto';
import type { Recorded } from '../../../core/case/event.ts';
import { chainHash, GENESIS, leafHash } from '../../../core/record/chain.ts';
import { type ExportFile, positionOf } from './read.ts';
import { bad, type Finding, good } from './report.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Recomputes every leaf and the chain over them, and says where the first change lies. */
export const checkChain = ({ entries, head, caseId }: ExportFile): readonly Finding[] => {
  let chain = GENESIS;
  for (const [index, entry] of entries.entries()) {
    const position = index + 1;
    if (positionOf(entry) !== position)
      return [bad(`Entry ${position} is missing or out of place: number ${positionOf(entry)} stands there.`)];
    const leaf =
      'recorded' in entry ? leafHash(entry.recorded as unknown as Recorded, entry.salt, sha256) : entry.leaf;
    chain = chainHash(chain, leaf, sha256);
    if (chain !== entry.hash) return [bad(`Entry ${position} is not what was recorded.`)];
  }
  if (chain !== head)
    return [bad(`The record does not end where it says: entries after ${entries.length} are missing.`)];
  const shown = entries.filter((entry) => 'recorded' in entry);
  const [first] = shown;
  if (
    first !== undefined &&
    first.recorded.event['caseId'] !== undefined &&
    first.recorded.event['caseId'] !== caseId
  )
    return [bad('The record belongs to another case than the file says.')];
  return [
    good(
      `The chain holds: ${entries.length} entries in order, ${shown.length} of them readable, ${entries.length - shown.length} as hashes alone.`,
    ),
  ];
};
