import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'corpus');

/** Bytes are kept as `{ "base64": "…" }`; everything else as JSON has it. */
const packed = (_name: string, value: unknown): unknown => {
  const bytes = value instanceof Uint8Array ? value : null;
  return bytes === null ? value : { base64: Buffer.from(bytes).toString('base64') };
};
const unpacked = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string'
    ? Buffer.from(value.base64, 'base64')
    : value;

/** Inputs that broke a target once; the suite gives each of them to it again. */
export const corpusOf = (target: string): readonly unknown[] => {
  const folder = join(FOLDER, target);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'), unpacked));
};

/** Keeps an input; where. */
export const keep = (target: string, input: unknown): string => {
  const plain = input instanceof Uint8Array ? packed('', input) : input;
  const text = `${JSON.stringify(plain, packed, 2)}\n`;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const file = join(FOLDER, target, `${name}.json`);
  mkdirSync(join(FOLDER, target), { recursive: true });
  writeFileSync(file, text);
  return file;
};
