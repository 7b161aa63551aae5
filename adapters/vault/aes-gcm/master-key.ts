import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const BYTES = 32;

/** Where the key is kept that no setting gives. */
export const keyFile = (dataDir: string): string => join(dataDir, 'master.key');

/**
 * The key that wraps the key of each case: from the setting (64 hex digits or base64 of 32 bytes), else the one kept
 * in `master.key` of the data directory, made at first use and readable by its owner only. Throws one sentence.
 */
export const masterKey = (dataDir: string, setting: string | null): Uint8Array => {
  if (setting !== null) return decoded(setting, 'MASTER_KEY');
  const file = keyFile(dataDir);
  if (!existsSync(file)) make(dataDir, file);
  // A copy or a backup may have come back readable by everybody.
  else if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return decoded(readFileSync(file, 'utf8').trim(), file);
};

/** A key that lives as long as the process: what it wraps is in memory too. */
export const passingKey = (): Uint8Array => randomBytes(BYTES);

/** Tells keys apart without saying anything of them: a digest of 256 random bits cannot be turned back. */
export const keyMark = (key: Uint8Array): string =>
  createHmac('sha256', key).update('parley master key').digest('hex');

/** A key of its own for another purpose (HKDF, RFC 5869): whoever learns it learns nothing of the master key. */
export const keyFor = (purpose: string, key: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, '', `parley ${purpose}`, BYTES));

/** The setting of a shared store that holds the mark of its key. */
export const KEY_MARK = 'vault/keyMark';

/** Written aside and linked into place, so that two starting at once agree on one key and a crash leaves none or a whole one. */
const make = (dataDir: string, file: string): void => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(aside, file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    unlinkSync(aside);
  }
};

export const decoded = (text: string, from: string): Uint8Array => {
  const key = Buffer.from(text, /^[0-9a-f]{64}$/iu.test(text) ? 'hex' : 'base64');
  if (key.length !== BYTES) throw new Error(`${from} has to hold 32 bytes, as 64 hex digits or as base64.`);
  return key;
};
