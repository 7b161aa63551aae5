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

/** One message to be understood, and what it is read against. */
const Line = z.object({
  text: z.string(),
  locale: Language.default('en'),
  /** ISO 8601; a moment without a zone is one of `timeZone`'s calendar days at noon, UTC. Default: the time of the call. */
  now: z.iso.datetime({ local: true, offset: true }).or(z.iso.date()).optional(),
  timeZone: TimeZone.default('UTC'),
  currency: CurrencyCode.optional(),
  asked: ElementId.optional(),
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
    return read.success ? read.data : { problem: z.prettifyError(read.error) };
  } catch {
    return { problem: 'This line is no JSON. Each line is one object, like {"text":"…"}.' };
  }
};

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

const momentOf = (now: string): number => {
  if (/^\d{4}-\d\d-\d\d$/u.test(now)) return Date.parse(`${now}T12:00:00Z`);
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/u.test(now) ? now : `${now}Z`);
};

/** What was read, as plain data; places in the text are UTF-16 offsets. */
const told = ({ text: _text, ...reading }: Reading) => reading;
