import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { parseProcedure } from '../../core/procedure/procedures.ts';

/** Procedures from the `*.json` files of a directory. Throws one sentence that names the file and the field. */
export const readProcedures = (directory: string): readonly Procedure[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readPack(join(directory, name)));

const readPack = (file: string): Procedure => {
  try {
    return parseProcedure(JSON.parse(readFileSync(file, 'utf8')));
  } catch (fault) {
    if (!(fault instanceof z.ZodError))
      throw new Error(`${file} is not JSON that can be read.`, { cause: fault });
    const [issue] = fault.issues;
    throw new Error(`${file}, field ${issue?.path.join('.')}: ${issue?.message}`, { cause: fault });
  }
};
