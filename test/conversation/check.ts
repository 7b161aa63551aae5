import { isDeepStrictEqual } from 'node:util';
import type { CaseState } from '../../core/case/state.ts';
import type { Locale } from '../../core/locale.ts';
import type { FeedItem, Row, Words } from '../../core/message/message.ts';
import { valueParam, valueWords } from '../../core/message/phrasing.ts';
import { exponentOf } from '../../core/money.ts';
import { ELEMENTS, type ElementId, ElementValue } from '../../core/narrative/element.ts';
import { buttonsOf, onScreen, said } from './bench/screen.ts';
import type { HeardStep, StateStep, Value } from './script.ts';

/** What a check needs of the person whom it is about: what came since the last look, and how it reads. */
export type News = { readonly items: readonly FeedItem[]; readonly locale: Locale };

/** Everything that is not as the script says; empty where all of it is. */
export const heardProblems = (step: HeardStep, { items, locale }: News): readonly string[] => {
  const bot = items.filter(({ message }) => message.from.role === 'bot');
  const reader = { locale, timeZone: 'America/New_York' };
  const keys = bot.map(({ message }) => keyOf(message.body.text));
  const last = bot.at(-1);
  const problems = [
    ...inOrder(step.says, keys),
    ...step.never.filter((key) => keys.some((each) => fits(key, each))).map((key) => `said ${key}`),
    ...(step.quiet === true && bot.length > 0 ? ['was not quiet'] : []),
    ...(step.asks === undefined || asked(last) === step.asks
      ? []
      : [`asks ${asked(last)} instead of ${step.asks}`]),
    ...(step.atMost === undefined || bot.length <= step.atMost
      ? []
      : [`${bot.length} messages, more than ${step.atMost}`]),
    ...entries(step.rows).flatMap(([element, value]) => rowProblem(element, value, bot)),
    ...entries(step.changed).flatMap(([element, [before, after]]) =>
      changeProblem(element, before, after, bot),
    ),
    ...buttonProblems(step, bot),
    ...(step.left === undefined || leftIn(bot) === step.left
      ? []
      : [`says that ${leftIn(bot)} are left, not ${step.left}`]),
  ];
  const text = bot.map((item) => onScreen(item, reader).text).join('\n');
  if (step.reads !== undefined && !new RegExp(step.reads, 'u').test(text))
    problems.push(`does not read as ${step.reads}`);
  return problems.length === 0 ? [] : [...problems, `it said: ${keys.join(', ')}\n${text}`];
};

const keyOf = (words: Words): string => ('key' in words ? words.key : 'verbatim');

const fits = (wanted: string, key: string): boolean =>
  wanted.endsWith('*') ? key.startsWith(wanted.slice(0, -1)) : key === wanted;

const inOrder = (wanted: readonly string[], keys: readonly string[]): readonly string[] => {
  let from = 0;
  for (const each of wanted) {
    const at = keys.findIndex((key, index) => index >= from && fits(each, key));
    if (at < 0) return [`did not say ${each}`];
    from = at + 1;
  }
  return [];
};

/** What the last message asks, by the middle of its key: `ask.when`, `askAgain.when` and `ask.when.until` all ask `when`. */
const asked = (item: FeedItem | undefined): string | null => {
  if (item === undefined) return null;
  return keyOf(item.message.body.text).split('.')[1] ?? null;
};

const entries = <V>(of: { readonly [K in ElementId]?: V } | undefined): readonly [ElementId, V][] =>
  ELEMENTS.flatMap((element): [ElementId, V][] => {
    const value = of?.[element];
    return value === undefined ? [] : [[element, value]];
  });

const rowsIn = (bot: readonly FeedItem[]): readonly Row[] =>
  bot.flatMap(({ message: { body } }) => (body.kind === 'card' ? body.rows : []));

const rowProblem = (element: ElementId, value: Value, bot: readonly FeedItem[]): readonly string[] => {
  const shown = rowsIn(bot).filter((row) => row.element === element);
  if (shown.some((row) => isValueWords(row.value, value))) return [];
  return [
    `shows ${element} as ${JSON.stringify(shown.map((row) => row.value))}, not ${JSON.stringify(value)}`,
  ];
};

const isValueWords = (shown: Words, value: Value): boolean =>
  isHas(value)
    ? 'verbatim' in shown && shown.verbatim.includes(value.has)
    : isDeepStrictEqual(shown, valueWords(valueFrom(value)));

const changeProblem = (
  element: ElementId,
  before: Value,
  after: Value,
  bot: readonly FeedItem[],
): readonly string[] => {
  const wanted = { before: valueParam(valueFrom(before)), after: valueParam(valueFrom(after)) };
  const found = bot.some(({ message: { body } }) => {
    if (!('key' in body.text) || body.text.key !== 'note.corrected') return false;
    const { before: was, after: is } = body.text.params ?? {};
    return isDeepStrictEqual({ before: was, after: is }, wanted);
  });
  return found ? [] : [`does not echo ${element}: ${JSON.stringify(wanted)}`];
};

const buttonProblems = ({ buttons, choices }: HeardStep, bot: readonly FeedItem[]): readonly string[] => {
  const shown = bot.map(({ message }) => buttonsOf(message)).findLast((each) => each.length > 0) ?? [];
  const own = shown.filter(({ action }) => action !== 'person');
  return [
    ...(buttons ?? [])
      .filter((wanted) => !shown.some(({ action }) => action === wanted))
      .map((wanted) => `has no button ${wanted}`),
    ...(choices === undefined || own.length <= choices
      ? []
      : [`${own.length} choices, more than ${choices}`]),
  ];
};

const leftIn = (bot: readonly FeedItem[]): number | null => {
  const body = bot.map(({ message }) => message.body).findLast(({ kind }) => kind === 'progress');
  return body?.kind === 'progress' ? body.total - body.done : null;
};

const isHas = (value: Value): value is { readonly has: string } =>
  typeof value === 'object' && 'has' in value;

/** A value as the case has it. */
const valueFrom = (value: Value): ElementValue => {
  if (typeof value === 'string') return { kind: value };
  if ('money' in value) {
    const [major, currency] = value.money;
    const minor = Math.round(major * 10 ** exponentOf(currency));
    return { kind: 'money', money: { minor, currency }, ...aboutOf(value) };
  }
  if ('date' in value) {
    const [from, to] = typeof value.date === 'string' ? [value.date, value.date] : value.date;
    return { kind: 'date', from, to, ...aboutOf(value) };
  }
  if ('yes' in value) return { kind: 'yesNo', yes: value.yes };
  if ('wanted' in value) return ElementValue.parse({ kind: 'wanted', wanted: value.wanted });
  return { kind: 'text', text: 'text' in value ? value.text : value.has };
};

const aboutOf = ({ about }: { readonly about?: boolean | undefined }) =>
  about === undefined ? {} : { approximate: about };

/** What of the case is not as the script says. */
export const stateProblems = (
  step: StateStep,
  state: CaseState,
  counted: { readonly sealed: number; readonly stories: number },
): readonly string[] => {
  const is: { readonly [Name in keyof StateStep]: unknown } = {
    phase: state.phase,
    claimType: state.claimType,
    demand:
      'demand' in state && state.demand?.terms.money !== undefined
        ? state.demand.terms.money.amount.minor / 100
        : null,
    requested: state.people.requested !== null,
    held: state.people.holder !== null,
    paused: state.paused !== null,
    evidence: state.evidence.length,
    stories: counted.stories,
    sealed: counted.sealed,
    rounds: 'rounds' in state ? state.rounds.length : 0,
    signatures: 'signatures' in state ? state.signatures.length : 0,
  };
  const { elements, offers, ...plain } = step;
  return [
    ...Object.entries(plain).flatMap(([name, wanted]) => {
      const now = is[name as keyof typeof is];
      return isDeepStrictEqual(now, wanted)
        ? []
        : [`${name} is ${JSON.stringify(now)}, not ${JSON.stringify(wanted)}`];
    }),
    ...entries(elements).flatMap(([element, value]) => elementProblem(element, value, state)),
    ...Object.entries(offers ?? {}).flatMap(([side, wanted]) => {
      const open =
        'offers' in state
          ? state.offers.findLast(({ by, status }) => by === side && status === 'open')
          : undefined;
      const now = open?.terms.money === undefined ? null : open.terms.money.amount.minor / 100;
      return now === wanted ? [] : [`the open offer of the ${side} is ${now}, not ${wanted}`];
    }),
  ];
};

const elementProblem = (
  element: ElementId,
  value: Value | null,
  { elements }: CaseState,
): readonly string[] => {
  const now = elements[element]?.value;
  const right =
    value === null
      ? now === undefined
      : now !== undefined &&
        (isHas(value)
          ? now.kind === 'text' && now.text.includes(value.has)
          : isDeepStrictEqual(now, valueFrom(value)));
  return right ? [] : [`${element} is ${JSON.stringify(now)}, not ${JSON.stringify(value)}`];
};

/** The same message twice in a row, and the same answer twice in a row. `replies`: what the bot said, a turn each. */
export const repetitions = (replies: readonly (readonly FeedItem[])[], locale: Locale): readonly string[] => {
  const reader = { locale, timeZone: 'America/New_York' };
  const whole = (item: FeedItem): string => {
    const { text, labels } = onScreen(item, reader);
    return [text, ...labels].join('\n');
  };
  const answers = replies.map((items) => items.map(whole).join('\n')).filter((text) => text !== '');
  const messages = replies.flat().map((item) => said(item.message.body.text, reader));
  const cards = replies.flat().map(whole);
  return [
    ...cards
      .filter((card, index) => index > 0 && card === cards[index - 1])
      .map((_card, index) => `says twice in a row: ${messages[index]}`),
    ...answers
      .filter((answer, index) => index > 0 && answer === answers[index - 1])
      .map((answer) => `answers twice with: ${answer}`),
  ];
};
