import { z } from 'zod';
import type { Locale } from '../locale.ts';
import { TimeZone } from '../time.ts';
import json from './help-line.json' with { type: 'json' };

/** Whom to call in one country (or, for `EU`, under the number that holds in all of it). */
export const HelpLine = z
  .object({
    country: z.string().regex(/^[A-Z]{2}$/),
    /** Time zones that lie in this country alone, as a browser names them. */
    zones: z.array(TimeZone).min(1).readonly(),
    police: z.string().min(3),
    ambulance: z.string().min(3),
    /** A line that listens, under the name it has there, so that its caller knows it. Null where none is certain. */
    talk: z
      .object({ name: z.string().min(1), number: z.string().min(3), hours: z.enum(['always', 'unknown']) })
      .readonly()
      .nullable(),
    /** The office or organisation that answers for the numbers. */
    source: z.url(),
    /** False until a person has compared the numbers with the source. Parley comes with them unverified. */
    verified: z.boolean(),
  })
  .readonly();
export type HelpLine = z.infer<typeof HelpLine>;

export const HELP_LINES: readonly HelpLine[] = z.array(HelpLine).parse(json);

/** Lists lines of every country; the way on where none is known. */
export const ANYWHERE = 'findahelpline.com';

/** A script that is written in one place more than in any other; the others are spoken in many countries. */
const HOME: { readonly [Language in Locale]: string | null } = {
  en: null,
  es: null,
  'zh-Hant': 'TW',
  'zh-Hans': 'CN',
};

/** The lines of a person's place: by the time zone where it is known, then by language; null where neither says. */
export const helpLineFor = (timeZone: TimeZone | null, language: Locale): HelpLine | null => {
  if (timeZone !== null) return HELP_LINES.find(({ zones }) => zones.includes(timeZone)) ?? null;
  return HELP_LINES.find(({ country }) => country === HOME[language]) ?? null;
};
