import { addMonths } from '../../../adapters/understanding/rules/date/period.ts';
import { addDays } from '../../../core/deadline/calendar.ts';
import type { Locale } from '../../../core/locale.ts';
import type { FoundDate } from '../../../core/port/understanding.ts';
import type { CivilDate } from '../../../core/time.ts';
import { type Gate, type Scorer, share } from './gate.ts';
import { readSpecs, type Spec } from './spec.ts';
import { understood } from './understood.ts';

type Value = {
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
  readonly Mod?: string;
};
type Answer = {
  readonly Start: number;
  readonly End: number;
  readonly TypeName?: string;
  /** So some specs spell it. */
  readonly Typename?: string;
  readonly Resolution: { readonly values?: readonly Value[] } | null;
};

/** First and last day of what a spec may mean. `part`: the early, middle or late part of something. */
type Candidate = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly part: boolean;
  readonly span: boolean;
};
type Verdict = 'right' | 'asked' | 'missed' | 'wrong';
type Judged = { readonly locale: Locale; readonly verdict: Verdict; readonly shown: string };

const LANGUAGES: readonly { readonly locale: Locale; readonly name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'es', name: 'Spanish' },
  { locale: 'zh-Hans', name: 'Chinese' },
];
const READ = /^datetimeV2\.(?:date|daterange|datetime)$/u;

/**
 * Days and spans of days as the specs of Recognizers-Text have them: `date`, `daterange`, and the day of `datetime`.
 * Left out: what has no day to compare with (hours, durations, repetitions, time zones), spans of hours, spans open at
 * one end ("since 2015") and what the specs leave unresolved, because a case keeps a first and a last day.
 */
export const date: Scorer = {
  folder: 'recognizers-text',
  title: 'Days',
  score: async (folder) => {
    const specs = readSpecs<Answer>(folder, 'datetime');
    const judged = specs.flatMap(judgedIn);
    const invented = specs.flatMap(inventedIn);
    return [
      ...gatesOf('', judged),
      ...LANGUAGES.flatMap(({ locale, name }) =>
        gatesOf(
          `, ${name}`,
          judged.filter((each) => each.locale === locale),
        ),
      ),
      {
        name: 'days read where none is',
        kind: 'count',
        value: invented.length,
        of: specs.length,
        examples: invented,
      },
    ];
  },
};

const gatesOf = (of: string, judged: readonly Judged[]): readonly Gate[] => {
  const row = (name: string, verdict: Verdict): Gate => {
    const those = judged.filter((each) => each.verdict === verdict);
    return {
      name: `${name}${of}`,
      kind: 'share',
      value: share(those.length, judged.length),
      of: judged.length,
      examples: verdict === 'right' ? [] : those.map(({ shown }) => shown),
    };
  };
  return [
    { ...row('right', 'right'), target: { atLeast: 0.8 } },
    { ...row('silently wrong', 'wrong'), target: { atMost: 0.05 } },
    row('asked', 'asked'),
    row('missed', 'missed'),
  ];
};

const read = ({ text, locale, now }: Spec<Answer>): readonly FoundDate[] =>
  understood(text, { locale, ...(now === undefined ? {} : { now: Date.parse(`${now}Z`) }) }).dates;

const typeOf = ({ TypeName, Typename }: Answer): string => TypeName ?? Typename ?? '';

const judgedIn = (spec: Spec<Answer>): readonly Judged[] => {
  const today = spec.now?.slice(0, 10);
  if (today === undefined) return [];
  const found = read(spec);
  return spec.results.flatMap((answer): readonly Judged[] => {
    if (!READ.test(typeOf(answer))) return [];
    const candidates = (answer.Resolution?.values ?? []).flatMap(candidateOf);
    if (candidates.length === 0) return [];
    const here = found.filter(({ start, end }) => start <= answer.End && end > answer.Start);
    const verdict = verdictOf(here, meant(candidates, today), today);
    const words = spec.text.slice(answer.Start, answer.End + 1);
    const shown = `${today} | ${spec.text} | ${words} | ${candidates.map(spanOf).join(' or ')} | ${here.map(foundOf).join(' and ')}`;
    return [{ locale: spec.locale, verdict, shown }];
  });
};

const spanOf = ({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }): string =>
  from === to ? from : `${from}..${to}`;
const foundOf = (found: FoundDate): string => `${spanOf(found)}${found.certain ? '' : '?'}`;

const DAY = /^\d{4}-\d{2}-\d{2}/u;
/** The specs' spans end before their `end`. */
const candidateOf = ({ value, start, end, Mod }: Value): readonly Candidate[] => {
  if (value !== undefined && DAY.test(value))
    return [{ from: value.slice(0, 10), to: value.slice(0, 10), part: false, span: false }];
  if (start === undefined || end === undefined || !DAY.test(start) || !DAY.test(end)) return [];
  return [
    { from: start.slice(0, 10), to: addDays(end.slice(0, 10), -1), part: Mod !== undefined, span: true },
  ];
};

/** Who tells of what happened means the past, wherever words leave past and future open. */
const meant = (candidates: readonly Candidate[], today: CivilDate): readonly Candidate[] => {
  const past = candidates.filter(({ from }) => from <= today);
  return past.length > 0 ? past : candidates;
};

const verdictOf = (
  found: readonly FoundDate[],
  candidates: readonly Candidate[],
  today: CivilDate,
): Verdict => {
  if (found.length === 0) return 'missed';
  if (found.some((each) => each.certain && candidates.some((candidate) => isSame(each, candidate, today))))
    return 'right';
  return found.some(({ certain }) => certain) ? 'wrong' : 'asked';
};

/**
 * The same first and last day. Spans that reach ahead may end today, for what happened lies behind; of "the
 * 3rd to the 5th" and "April to June" the specs leave the last out, and we take it in. A day that words give roughly ("two weeks ago") may be a span
 * around it, no wider to either side than three days or a quarter of the way back; of an early, middle or late part,
 * half must be common.
 */
const isSame = (found: FoundDate, { from, to, part, span }: Candidate, today: CivilDate): boolean => {
  if (found.from === from && (found.to === to || (to > today && found.to === today))) return true;
  if (span && found.from === from && isLast(found.to, addDays(to, 1), today)) return true;
  if (found.approximate !== true) return false;
  if (part) return common(found, { from, to }) >= 0.5;
  const side = Math.max(3, Math.abs(days(from, today)) / 4);
  return (
    !span &&
    found.from <= from &&
    found.to >= from &&
    days(found.from, from) <= side &&
    days(from, found.to) <= side
  );
};

/** Whether a day is the last of the month, quarter or year that begins on `from`, or today within it. */
const isLast = (day: CivilDate, from: CivilDate, today: CivilDate): boolean =>
  day === from ||
  ([1, 3, 12] as const).some((months) => {
    const last = addDays(addMonths(from, months), -1);
    const begins =
      months === 1
        ? from.endsWith('-01')
        : months === 3
          ? /-(?:01|04|07|10)-01$/u.test(from)
          : from.endsWith('-01-01');
    return begins && (day === last || (day === today && from <= today && today < last));
  });

const days = (from: CivilDate, to: CivilDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

type Range = { readonly from: CivilDate; readonly to: CivilDate };
/** Common days as a share of the days of both. */
const common = (a: Range, b: Range): number => {
  const [first, start] = a.from < b.from ? [a.from, b.from] : [b.from, a.from];
  const [end, last] = a.to < b.to ? [a.to, b.to] : [b.to, a.to];
  return Math.max(0, days(start, end) + 1) / (days(first, last) + 1);
};

/** Days that are certain in a text where the specs see nothing at all. */
const inventedIn = (spec: Spec<Answer>): readonly string[] =>
  spec.results.length > 0
    ? []
    : read(spec)
        .filter(({ certain }) => certain)
        .map((found) => `${spec.text} | ${foundOf(found)}`);
