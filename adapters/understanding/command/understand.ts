import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { LOCALES, type Locale } from '../../../core/locale.ts';
import { CurrencyCode } from '../../../core/money.ts';
import { ELEMENTS, ElementId } from '../../../core/narrative/element.ts';
import type { Reading, ReadingContext, Understanding } from '../../../core/port/understanding.ts';
import { TimeZone } from '../../../core/time.ts';

/** A language as programs name it (BCP 47) as one of ours; Chinese by its script, else by where it is spoken. */
const localeOf = (tag: string): Locale | null => {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    const named = language === 'zh' ? `zh-${script}` : language;
    return LOCALES.find((locale) => locale === named) ?? null;
  } catch {
    return null;
  }
};

const Language = z.string().transform((tag, context) => {
  const locale = localeOf(tag);
  if (locale !== null) return locale;
  context.addIssue({
    code: 'custom',
    message: `No language that is understood here: give one of ${LOCALES.join(', ')}, or a tag of one, like es-MX.`,
  });
  return z.NEVER;
});

/** What is given as `null` is not given. */
const given = <T extends z.ZodType>(type: T) => z.preprocess((value) => value ?? undefined, type);

/** One message to be understood, and what it is read against. */
const Line = z.object({
  text: z.string('It has to be a string, like {"text":"…"}.'),
  locale: given(Language.default('en')),
  /** ISO 8601, or milliseconds since 1970; a day alone is its noon, a moment without a zone is UTC. Default: the time of the call. */
  now: given(
    z
      .union([z.iso.datetime({ local: true, offset: true }), z.iso.date(), z.int()], {
        error: 'Give a day or a moment in ISO 8601, like 2026-11-24 or 2026-11-24T09:00:00Z.',
      })
      .optional(),
  ),
  timeZone: given(TimeZone.default('UTC')),
  currency: given(z.string().toUpperCase().pipe(CurrencyCode).optional()),
  asked: given(ElementId.optional()),
});

type Streams = { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };

/**
 * Reads JSON lines `{text, locale?, now?, timeZone?, currency?, asked?}` and writes one JSON line each with what was
 * understood, in the order of the input. A line that is none of these gets `{"problem":"…"}`; the rest goes on.
 */
export const understandCommand = async (
  { input, output }: Streams,
  understanding: Understanding,
  now: () => number,
): Promise<number> => {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const asked = readLine(line);
    const answer =
      'problem' in asked ? asked : told(await understanding.read(asked.text, contextOf(asked, now)));
    if (!output.write(`${JSON.stringify(answer)}\n`))
      await new Promise((resolve) => output.once('drain', resolve));
  }
  return 0;
};

const readLine = (line: string): z.infer<typeof Line> | { readonly problem: string } => {
  try {
    const read = Line.safeParse(JSON.parse(line));
    return read.success ? read.data : { problem: problemOf(read.error) };
  } catch {
    return { problem: 'This line is no JSON. Each line is one object, like {"text":"…"}.' };
  }
};

const problemOf = ({ issues }: z.ZodError): string =>
  issues
    .map(({ path, message }) =>
      path.length === 0 ? 'Each line is one object, like {"text":"…"}.' : `${path.join('.')}: ${message}`,
    )
    .join(' ');

const contextOf = (
  { locale, now, timeZone, currency, asked }: z.infer<typeof Line>,
  clock: () => number,
): ReadingContext => ({
  locale,
  now: now === undefined ? clock() : momentOf(now),
  timeZone,
  ...(currency === undefined ? {} : { currency }),
  ...(asked === undefined ? {} : { asked }),
  telling: { claimType: null, missing: ELEMENTS },
});

const momentOf = (now: string | number): number => {
  if (typeof now === 'number') return now;
  if (/^\d{4}-\d\d-\d\d$/u.test(now)) return Date.parse(`${now}T12:00:00Z`);
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/u.test(now) ? now : `${now}Z`);
};

/** What was read, as plain data; places in the text are UTF-16 offsets. */
const told = ({ text: _text, ...reading }: Reading) => reading;
