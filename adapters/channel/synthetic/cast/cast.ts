import type { Locale } from '../../../../core/locale.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Cast } from './shape.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

export const CAST: { readonly [L in Locale]: Cast } = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans, es };
