import { eld } from 'eld/small';
import { languageOf } from '../../../adapters/understanding/rules/language.ts';
import { plainOf } from '../../../adapters/understanding/rules/plain.ts';
import type { Locale } from '../../../core/locale.ts';
import { type Gate, type Scorer, share } from './gate.ts';
import { readSpecs } from './spec.ts';

const KINDS = ['currency', 'datetime', 'number'] as const;
const WORDS = 4;

/**
 * English and Spanish messages of four words or more, read while the conversation runs in the other of the two: the
 * hardest case, where staying is wrong. Beside our rules stands eld, which knows sixty languages.
 */
export const language: Scorer = {
  folder: 'recognizers-text',
  title: 'Language',
  score: async (folder) => {
    const texts = KINDS.flatMap((kind) => readSpecs<unknown>(folder, kind)).filter(
      ({ locale, text }) =>
        (locale === 'en' || locale === 'es') && (text.match(/[\p{L}']{2,}/gu)?.length ?? 0) >= WORDS,
    );
    const ours = texts.map(({ locale, text }) => ({ locale, read: ourReading(text, locale) }));
    const turned = ours.filter(({ locale, read }) => read.other === locale).length;
    const lost = ours.filter(({ locale, read }) => read.own !== locale).length;
    const theirs = texts.filter(({ locale, text }) => eld.detect(text).language === locale).length;
    return [
      {
        name: 'rules: change to the language of the message',
        kind: 'share',
        value: share(turned, texts.length),
        of: texts.length,
      },
      { name: 'rules: leave the right language', kind: 'count', value: lost, of: texts.length },
      {
        name: 'eld: name the language of the message',
        kind: 'share',
        value: share(theirs, texts.length),
        of: texts.length,
      },
    ] satisfies readonly Gate[];
  },
};

/** What the rules make of a text in a conversation of its own language, and in one of the other. */
const ourReading = (text: string, locale: Locale): { readonly own: Locale; readonly other: Locale } => {
  const plain = plainOf(text);
  const read = (before: Locale) => languageOf(plain, { locale: before, timeZone: 'UTC' }).locale;
  return { own: read(locale), other: read(locale === 'en' ? 'es' : 'en') };
};
