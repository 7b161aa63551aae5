import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseSync } from '@swc/core';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = ['core', 'bots', 'adapters'];

/** A node of the syntax tree, as swc has it. */
export type Node = { readonly type: string; readonly [field: string]: unknown };
export type Source = { readonly path: string; readonly text: string };

/** Every file of the program itself. */
export const sources = (): readonly Source[] => {
  const roots = readdirSync(ROOT).filter((name) => /^[\w-]+\.ts$/u.test(name));
  const deep = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.d)\.tsx?$/u.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  );
  return [...roots, ...deep].map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
};

/** Every node of a file. */
export const nodesOf = ({ path, text }: Source): readonly Node[] => {
  const found: Node[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && typeof value.type === 'string') found.push(value as Node);
      Object.values(value).forEach(walk);
    }
  };
  walk(parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2024' }));
  return found;
};
