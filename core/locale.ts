import { z } from 'zod';

/** The languages that every reply exists in: English, Traditional Chinese, Simplified Chinese, Spanish. */
export const LOCALES = ['en', 'zh-Hant', 'zh-Hans', 'es'] as const;
export const Locale = z.enum(LOCALES);
export type Locale = z.infer<typeof Locale>;
