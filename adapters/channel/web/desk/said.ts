import type { PersonReason } from '../../../../core/case/event.ts';
import type { Locale } from '../../../../core/locale.ts';
import type { Phrase, Words } from '../../../../core/message/message.ts';
import { say } from '../../../../core/message/phrasing.ts';
import type { Wording } from '../../../../core/port/outside.ts';
import type { Clock, Procedure, Translated } from '../../../../core/procedure/procedure.ts';
import type { TimeZone } from '../../../../core/time.ts';
import type { QueueFlag } from '../../../../core/view/queue.ts';
import type { Due } from './wire.ts';

/** Says things in one reader's language and zone. */
export type Sayer = {
  readonly locale: Locale;
  readonly timeZone: TimeZone;
  phrase(phrase: Phrase): string;
  key(key: string): string;
  words(words: Words): string;
  translated(text: Translated): string;
};

export const sayer = (wording: Wording, locale: Locale, timeZone: TimeZone): Sayer => {
  const phrase = (each: Phrase): string => wording.say(each, locale, timeZone);
  return {
    locale,
    timeZone,
    phrase,
    key: (key) => phrase(say(key)),
    words: (words) => ('verbatim' in words ? words.verbatim : phrase(words)),
    translated: (text) => text[locale],
  };
};

/** A date with its reason, as its procedure gives it. */
export const dueSaid = (
  at: number,
  { why, source, verified }: Pick<Clock, 'why' | 'source' | 'verified'>,
  by: Sayer,
): Due => ({ at, why: by.translated(why), source, verified });

export const procedureBy = (
  procedures: readonly Procedure[],
  id: string,
  version?: number,
): Procedure | undefined =>
  procedures.findLast((each) => each.id === id && (version === undefined || each.version === version));

/** Flags that say the same as a reason does; one of the two is enough. */
const SAME: { readonly [R in PersonReason]?: QueueFlag } = {
  cannotOnline: 'cannotOnline',
  crisis: 'paused',
  noOverlap: 'noMatch',
  stalled: 'stalled',
  brokenPromise: 'brokenPromise',
  disputedPromise: 'disputedPromise',
  containmentFailed: 'lossOpen',
};

/** Why a person is asked for, unless a flag beside it says so already. */
export const reasonSaid = (
  reason: PersonReason | null,
  flags: readonly QueueFlag[],
  by: Sayer,
): string | null => {
  if (reason === null) return null;
  const flag = SAME[reason];
  return flag !== undefined && flags.includes(flag) ? null : by.key(`personReason.${reason}`);
};
