import { type ParseArgsConfig, parseArgs } from 'node:util';
import { BackupRefused } from './backup/manifest.ts';
import { DatabaseRefused } from './postgres/schema.ts';

export type Out = { write(text: string): unknown };

/** What a command came to. `code`: 0 where it was done, 1 where it was refused. */
export type Answer = { readonly code: 0 | 1; readonly said: string };
export const done = (said: string): Answer => ({ code: 0, said });
export const refused = (said: string): Answer => ({ code: 1, said });

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

/**
 * A command that an operator types. `usage`: how it is called, in whole lines. `work` gets what was typed; null where
 * that makes no call. What it says is one sentence or more, without a line's end.
 */
export type OperatorCommand<O extends Options> = {
  readonly usage: string;
  readonly options: O;
  readonly work: (values: Values<O>) => Promise<Answer> | null;
};

/**
 * Reads the command line, does the work and says what came of it. Resolves to 0, to 1 where it was refused, and to 2 for
 * a wrong call, which is answered by how it is called. Any other fault is thrown.
 */
export const runCommand = async <O extends Options>(
  { usage, options, work }: OperatorCommand<O>,
  args: readonly string[],
  out: Out,
): Promise<0 | 1 | 2> => {
  const values = valuesIn(options, args);
  try {
    const answer = await (values === null ? null : work(values));
    out.write(answer === null ? usage : `${answer.said}\n`);
    return answer?.code ?? 2;
  } catch (fault) {
    if (!(fault instanceof BackupRefused || fault instanceof DatabaseRefused)) throw fault;
    out.write(`${fault.message}\n`);
    return 1;
  }
};

/** Null for an option that there is not, one without its value, and a word that belongs to none. */
const valuesIn = <O extends Options>(options: O, args: readonly string[]): Values<O> | null => {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (fault) {
    if (!String((fault as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw fault;
    return null;
  }
};
