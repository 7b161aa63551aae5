import { z } from 'zod';
import type { Chat } from '../../../core/delivery/door.ts';
import type { Locale } from '../../../core/locale.ts';
import type { Address } from '../../../core/port/store.ts';
import { TimeZone } from '../../../core/time.ts';
import type { Place } from './connector.ts';
import type { Incoming } from './incoming.ts';

/** What Teams wants to be given back to write to a chat first; lies in `Address.reference`. */
const Reference = z.object({ serviceUrl: z.url(), locale: z.string().optional() });

export type TeamsChat = Chat & {
  readonly place: Place;
  readonly locale: Locale;
  readonly timeZone: TimeZone;
};

/** The private chat that an activity comes from, in the language and time zone that Teams tells of its person. */
export const chatOf = (activity: Incoming, timeZone: TimeZone): TeamsChat => {
  const { conversation, serviceUrl, from } = activity;
  return {
    platform: 'teams',
    chatId: conversation.id,
    // Guests of a meeting have no Entra id; what Teams calls them then is theirs in this chat alone.
    account: (from.aadObjectId ?? from.id).toLowerCase(),
    reference: { serviceUrl },
    place: { serviceUrl, conversationId: conversation.id },
    locale: localeOf(activity),
    timeZone: zoneOf(activity) ?? timeZone,
  };
};

/** Where an address is; null for a reference that is none of ours. */
export const placeOf = ({ chatId, reference }: Address): Place | null => {
  const read = Reference.safeParse(reference);
  return read.success ? { serviceUrl: read.data.serviceUrl, conversationId: chatId } : null;
};

/** BCP 47 tags as Teams has them (`zh-TW`, `es-MX`), by the language that their readers are served in. */
const SPOKEN: readonly { readonly tag: RegExp; readonly locale: Locale }[] = [
  { tag: /^zh\b.*\b(?:hant|tw|hk|mo)\b/i, locale: 'zh-Hant' },
  { tag: /^zh\b/i, locale: 'zh-Hans' },
  { tag: /^es\b/i, locale: 'es' },
];

export const localeOf = ({ locale, entities = [] }: Pick<Incoming, 'locale' | 'entities'>): Locale => {
  const tag = locale ?? entities.find(({ type }) => type === 'clientInfo')?.locale ?? '';
  return SPOKEN.find((spoken) => spoken.tag.test(tag))?.locale ?? 'en';
};

const zoneOf = ({ localTimezone, entities = [] }: Incoming): TimeZone | null => {
  const named = [localTimezone, entities.find(({ type }) => type === 'clientInfo')?.timezone];
  return named.map((zone) => TimeZone.safeParse(zone).data).find((zone) => zone !== undefined) ?? null;
};

export const isPrivate = ({ conversation }: Incoming): boolean =>
  conversation.conversationType === 'personal';
