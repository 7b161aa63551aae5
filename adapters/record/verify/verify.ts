import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { checkChain } from './check-chain.ts';
import { checkReceipt, checkRounds } from './check-round.ts';
import { ExportFile, ReceiptFile } from './read.ts';
import { bad, type Finding } from './report.ts';

/** Larger than any case; what is larger is no record of ours. */
const LARGEST_FILE = 64 * 1_024 * 1_024;

class Unreadable extends Error {}

/**
 * Checks an exported record, and a bidder's receipt against it, with nothing but the files themselves: no store, no
 * network, no key. Both may come from anybody; what is no record at all is one finding that does not hold.
 */
export const verifyExport = (record: unknown, receipt?: unknown): readonly Finding[] => {
  try {
    const parsed = read(ExportFile, record, 'This file is no record that Parley exported.');
    const chain = checkChain(parsed);
    if (chain.some(({ holds }) => !holds)) return chain;
    const findings = [...chain, ...checkRounds(parsed)];
    if (receipt === undefined) return findings;
    return [
      ...findings,
      ...checkReceipt(parsed, read(ReceiptFile, receipt, 'This file is no receipt of a sealed number.')),
    ];
  } catch (fault) {
    // An entry nested deeper than the stack cannot have been recorded.
    if (fault instanceof Unreadable || fault instanceof RangeError) return [bad(sentenceOf(fault))];
    throw fault;
  }
};

const sentenceOf = (fault: Error): string =>
  fault instanceof Unreadable ? fault.message : 'This file is no record that Parley exported.';

const read = <T>(shape: z.ZodType<T>, value: unknown, otherwise: string): T => {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` Look at ${issue.path.join('.')}.`;
  throw new Unreadable(`${otherwise}${where}`);
};

const USAGE = 'Say which file to check: npm run verify -- case.json [--receipt receipt.json]\n';

/** `npm run verify -- <export> [--receipt <file>]`. Resolves to 0 where all holds, 1 where not, 2 where nothing could be read. */
export const verifyCommand = async (
  args: readonly string[],
  out: { write(text: string): unknown },
): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { receipt: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    out.write(USAGE);
    return 2;
  }
  try {
    const record = fromFile(file);
    const receipt = values.receipt === undefined ? undefined : fromFile(values.receipt);
    const findings = verifyExport(record, receipt);
    for (const { holds, text } of findings) out.write(`${holds ? 'ok   ' : 'FAIL '} ${text}\n`);
    return findings.every(({ holds }) => holds) ? 0 : 1;
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    out.write(`${fault.message}\n`);
    return 2;
  }
};

const fromFile = (file: string): unknown => {
  try {
    if (statSync(file).size > LARGEST_FILE) throw new Unreadable(`${file} is too large to be a record.`);
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    if (fault instanceof Unreadable) throw fault;
    throw new Unreadable(fault instanceof SyntaxError ? `${file} is not JSON.` : `${file} cannot be read.`);
  }
};
