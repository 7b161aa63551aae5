import { readFileSync } from 'node:fs';
import { LOCALES, type Locale } from '../../../core/locale.ts';
import type { Intent } from '../../../core/port/understanding.ts';
import { type Gate, share } from './gate.ts';
import { understood } from './understood.ts';

type HeldOut = { readonly [Kind in Intent]?: readonly string[] };
export type HeldOutRow = { readonly locale: Locale; readonly text: string; readonly intent: Intent };

/** Utterances that nothing was learned from, written apart from those that were. */
export const heldOut = (): readonly HeldOutRow[] =>
  LOCALES.flatMap((locale) => {
    const file = new URL(`../../adapters/understanding/held-out/${locale}.json`, import.meta.url);
    const utterances = JSON.parse(readFileSync(file, 'utf8')) as HeldOut;
    return (Object.entries(utterances) as [Intent, readonly string[]][]).flatMap(([intent, texts]) =>
      texts.map((text) => ({ locale, text, intent })),
    );
  });

/** Of each intent: how much of it was found, and how much of what was found is right. */
export const heldOutGates = (): readonly Gate[] => {
  const rows = heldOut().map((row) => ({
    ...row,
    read: understood(row.text, { locale: row.locale }).intent,
  }));
  return [...new Set(rows.map(({ intent }) => intent))].flatMap((intent) => {
    const meant = rows.filter((row) => row.intent === intent);
    const read = rows.filter((row) => row.read === intent);
    const right = meant.filter((row) => row.read === intent).length;
    return [
      { name: `ours, ${intent}: found`, kind: 'share', value: share(right, meant.length), of: meant.length },
      { name: `ours, ${intent}: right`, kind: 'share', value: share(right, read.length), of: read.length },
    ] satisfies readonly Gate[];
  });
};
