import type { Body } from './message.ts';
import type { Said, SaidChoice, SaidOf } from './said.ts';

/** A message as plain text, without anything to press: what every channel can fall back to. Never empty. */
export const plainText = (message: Said): string =>
  [message.text, ...(LINES[message.kind] as Lines<Body['kind']>)(message)]
    .filter((line) => line !== '')
    .join('\n');

type Lines<K extends Body['kind']> = (message: SaidOf<K>) => readonly string[];

/** One row a kind of message; a kind without a row does not compile. */
const LINES: { readonly [K in Body['kind']]: Lines<K> } = {
  text: () => [],
  choices: ({ choices }) => bullets(choices),
  form: ({ fields }) => fields.map(({ label }) => `• ${label}`),
  fileRequest: ({ choices }) => bullets(choices),
  file: () => [],
  card: ({ rows, choices }) => [...rows.map(row), ...bullets(choices)],
  elementTable: ({ rows, choices }) => [
    ...rows.flatMap(({ label, claimed, stance, own }) => [
      row({ label, value: claimed }),
      ...(stance === undefined ? [] : [`   ${own === undefined ? stance : `${stance}: ${own}`}`]),
    ]),
    ...bullets(choices),
  ],
  termSheet: ({ rows, notes, choices }) => [...rows.map(row), ...notes, ...bullets(choices)],
  sealedInput: ({ low, high, choices }) => [`${low} – ${high}`, ...bullets(choices)],
  link: ({ url }) => [url],
  room: ({ choices }) => bullets(choices),
  calendar: () => [],
  progress: ({ done, total }) => [`${done}/${total}`],
};

const row = ({ label, value }: { readonly label: string; readonly value: string }): string =>
  `${label}: ${value}`;
const bullets = (choices: readonly SaidChoice[]): readonly string[] =>
  choices.map(({ label }) => `• ${label}`);
