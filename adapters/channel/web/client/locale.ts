/** The languages that Parley speaks, by the tags that a browser or a page may ask for. */
const SPOKEN: readonly (readonly [tag: RegExp, locale: string])[] = [
  [/^zh-hans\b/i, 'zh-Hans'],
  [/^zh-(?:.*-)?(?:hant|tw|hk|mo)\b/i, 'zh-Hant'],
  [/^zh\b/i, 'zh-Hans'],
  [/^es\b/i, 'es'],
  [/^en\b/i, 'en'],
];

/** The first of these language tags that is spoken here; English where none is. */
export const localeOf = (tags: readonly (string | null | undefined)[]): string => {
  for (const tag of tags) {
    const found = SPOKEN.find(([spoken]) => spoken.test(tag ?? ''));
    if (found !== undefined) return found[1];
  }
  return 'en';
};
