import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../../core/locale.ts';

/** One spec of Recognizers-Text: a text and what is to be found in it. */
export type Spec<Result> = {
  readonly locale: Locale;
  readonly text: string;
  /** The moment that relative days are reckoned from, as it stands in the file. */
  readonly now?: string;
  readonly results: readonly Result[];
};

const LOCALE: { readonly [language: string]: Locale } = { English: 'en', Chinese: 'zh-Hans', Spanish: 'es' };

type Row = {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime?: string };
  readonly Results: readonly unknown[];
};

/** Every spec of `kind` in the folder, in each language that is there: `<kind>-<Language>.json`, also `<kind>-<Language>-….json`. */
export const readSpecs = <Result>(folder: string, kind: string): readonly Spec<Result>[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const language = /-([A-Z][a-z]+)/u.exec(name)?.[1] ?? '';
      const locale = LOCALE[language];
      if (locale === undefined) return [];
      const rows = JSON.parse(
        readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/u, ''),
      ) as readonly Row[];
      return rows.map(({ Input, Context, Results }) => ({
        locale,
        text: Input,
        results: Results as readonly Result[],
        ...(Context?.ReferenceDateTime === undefined ? {} : { now: Context.ReferenceDateTime }),
      }));
    });
