import type { Locale } from '../../../../core/locale.ts';
import type { Phrase } from '../../../../core/message/message.ts';
import type { Wording } from '../../../../core/port/outside.ts';
import type { ServerFrame } from '../wire.ts';

export type Refused = Extract<ServerFrame, { t: 'refused' }>;

/** A sentence of the server's own, in a language. None of them speaks of a local time, but by the zone given. */
export const sayer =
  (wording: Wording) =>
  (key: string, locale: Locale, params?: NonNullable<Phrase['params']>, timeZone = 'UTC'): string =>
    wording.say(params === undefined ? { key } : { key, params }, locale, timeZone);
export type Say = ReturnType<typeof sayer>;

/** A "no" with what to do next. `retry`: the same may be sent again later and may then go through. */
export const refused = (
  text: string,
  more: { readonly id?: string; readonly retry?: boolean } = {},
): Refused => ({
  t: 'refused',
  id: more.id ?? null,
  text,
  retry: more.retry ?? false,
});

/** Something went wrong on our side, with the code by which the team finds it in the log. */
export const faultWords = (say: Say, locale: Locale, code: string): string =>
  `${say('chrome.fault', locale)} ${say('chrome.faultCode', locale, { code })}`;

/** "Wait a moment", with how long. `ms`: until the next try may go through. */
export const waitWords = (say: Say, locale: Locale, ms: number): string =>
  ms <= 90_000
    ? say('chrome.tooFast', locale, { seconds: Math.max(1, Math.ceil(ms / 1_000)) })
    : say('chrome.tooOften', locale, { minutes: Math.ceil(ms / 60_000) });
