import { existsSync, readFileSync } from 'node:fs';
import { type Finding, unwell, well } from '../../../core/port/finding.ts';
import { decoded, keyFile } from './master-key.ts';

/**
 * The key of the sealed numbers: that it is one, and that it is there where cases are. `cases`: there is a database, so
 * a new key would open nothing of what lies in it. Who may read the file is seen to at each start.
 */
export const checkMasterKey = (
  dataDir: string,
  setting: string | null,
  cases: boolean,
): readonly Finding[] => {
  const file = keyFile(dataDir);
  if (setting === null && !existsSync(file))
    return cases
      ? [
          unwell(
            `The master key ${file} is gone, but there are cases: their sealed numbers cannot be opened.`,
            'Put the file back from your backup before you start Parley, or set MASTER_KEY to the key.',
          ),
        ]
      : [well('There is no master key yet; the first start makes it.')];
  const from = setting === null ? file : 'MASTER_KEY';
  return isKey(file, setting)
    ? [well(`The master key is there (${from}). Keep a copy of it apart from the backups of the cases.`)]
    : [
        unwell(
          `${from} does not hold 32 bytes, as 64 hex digits or as base64.`,
          'Put the right key there from your backup.',
        ),
      ];
};

/** Reads the key, and lets nothing of it out. */
const isKey = (file: string, setting: string | null): boolean => {
  try {
    return decoded((setting ?? readFileSync(file, 'utf8')).trim(), file).length > 0;
  } catch {
    return false;
  }
};
