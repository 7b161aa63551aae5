import type { Body } from '../../../core/message/message.ts';
import { type Reader, type SaidChoice, type SaidOf, words } from '../../../core/message/said.ts';
import type { Shown } from './session.ts';

/** A message as lines of plain text, with the choices that its numbers stand for. */
export type Printed = { readonly lines: readonly string[]; readonly choices: readonly SaidChoice[] };

/**
 * Writes a message as plain text. Choices are numbered from `first` on, so that the numbers of several messages that
 * come together do not collide; null leaves out the choices of a message that lies in the past.
 */
export const printed = (message: Shown, first: number | null, reader: Reader): Printed => {
  const numbers = new Numbers(first);
  const body = (PRINT[message.kind] as Print<Body['kind']>)(message, numbers, reader);
  const head = `${speaker(message, reader)}: ${message.text}`;
  return { lines: ['', head, ...body], choices: numbers.given };
};

/** Gives out the numbers of choices. */
class Numbers {
  readonly given: SaidChoice[] = [];
  readonly #first: number | null;

  constructor(first: number | null) {
    this.#first = first;
  }

  lines(list: readonly SaidChoice[]): readonly string[] {
    return this.#numbered(list).map((line) => `  ${line}`);
  }

  inline(list: readonly SaidChoice[]): string {
    return this.#numbered(list).join('  ');
  }

  #numbered(list: readonly SaidChoice[]): readonly string[] {
    const first = this.#first;
    if (first === null) return [];
    const begin = first + this.given.length;
    this.given.push(...list);
    return list.map(({ label }, index) => `${begin + index}) ${label}`);
  }
}

const speaker = ({ from, speaker: name }: Shown, reader: Reader): string =>
  name ?? words({ key: `terminal.from.${from}` }, reader);

type Print<K extends Body['kind']> = (
  message: SaidOf<K> & Pick<Shown, 'way'>,
  numbers: Numbers,
  reader: Reader,
) => readonly string[];

/** One row a kind of message; a kind without a row does not compile. */
const PRINT: { readonly [K in Body['kind']]: Print<K> } = {
  text: () => [],
  choices: ({ choices }, numbers) => numbers.lines(choices),
  form: (_form, _numbers, reader) => [hint('terminal.fillHint', reader)],
  fileRequest: ({ choices }, numbers, reader) => [
    hint('terminal.fileHint', reader),
    ...numbers.lines(choices),
  ],
  file: ({ name }, _numbers, reader) => [
    `  ${words({ key: 'terminal.fileLine', params: { name } }, reader)}`,
  ],
  card: ({ rows, choices }, numbers) => [...rows.map(rowLine), ...numbers.lines(choices)],
  elementTable: ({ rows, choices }, numbers) => [
    ...rows.flatMap((row) => [
      rowLine({ label: row.label, value: row.claimed }),
      ...(row.stance === undefined ? [] : [`      ${joined([row.stance, row.own])}`]),
      ...indented(numbers.inline(row.choices ?? [])),
    ]),
    ...numbers.lines(choices),
  ],
  termSheet: ({ rows, notes, choices }, numbers) => [
    ...rows.map(rowLine),
    ...notes.map((note) => `  * ${note}`),
    ...numbers.lines(choices),
  ],
  sealedInput: ({ low, high, choices }, numbers, reader) => [
    `  ${words({ key: 'terminal.range', params: { low, high } }, reader)}`,
    hint('terminal.sealHint', reader),
    ...numbers.lines(choices),
  ],
  room: ({ way, choices }, numbers, reader) => [
    ...(way === undefined
      ? [hint('session.howIn', reader)]
      : [hint('session.browser', reader), labelled('session.enter', way.room, reader)]),
    ...numbers.lines(choices),
  ],
  calendar: ({ way }, _numbers, reader) =>
    way === undefined ? [] : [labelled('session.file', way.calendar, reader)],
  link: ({ url }) => [`  ${url}`],
  progress: ({ done, total }) => [`  ${done}/${total}`],
};

const hint = (key: string, reader: Reader): string => `  (${words({ key }, reader)})`;
const labelled = (key: string, value: string, reader: Reader): string =>
  rowLine({ label: words({ key }, reader), value });
const rowLine = ({ label, value }: { readonly label: string; readonly value: string }): string =>
  `  | ${label}: ${value}`;
const indented = (line: string): readonly string[] => (line === '' ? [] : [`      ${line}`]);
const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(': ');
