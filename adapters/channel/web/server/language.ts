import type { FastifyRequest } from 'fastify';
import { Locale } from '../../../../core/locale.ts';

/** BCP 47 tags, by the language that their readers are served in. */
const SPOKEN: readonly { readonly tag: RegExp; readonly locale: Locale }[] = [
  { tag: /^zh\b.*\b(?:hant|tw|hk|mo)\b/i, locale: 'zh-Hant' },
  { tag: /^zh\b/i, locale: 'zh-Hans' },
  { tag: /^es\b/i, locale: 'es' },
  { tag: /^en\b/i, locale: 'en' },
];

/** The language of an answer: the one that was asked for by name, else the first of `Accept-Language` that is spoken here. */
export const languageOf = (request: FastifyRequest): Locale => {
  const { locale } = request.query as { readonly locale?: unknown };
  const named = Locale.safeParse(locale);
  return named.success ? named.data : preferred(request.headers['accept-language'] ?? '');
};

/** Reads `Accept-Language` by its weights (RFC 9110, 12.5.4); English where nothing fits. */
const preferred = (header: string): Locale => {
  const tags = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const weight = Number(
        rest
          .find((each) => each.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { tag, weight: Number.isFinite(weight) ? weight : 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { tag } of tags) {
    const found = SPOKEN.find((spoken) => spoken.tag.test(tag));
    if (found !== undefined) return found.locale;
  }
  return 'en';
};
