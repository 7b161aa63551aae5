import type { TalkWay } from '../../../../core/delivery/talk-way.ts';
import type { Body } from '../../../../core/message/message.ts';
import { plainText } from '../../../../core/message/plain-text.ts';
import type {
  Said,
  SaidChoice,
  SaidElementRow,
  SaidField,
  SaidOf,
  SaidRow,
} from '../../../../core/message/said.ts';
import {
  buttonRows,
  type Card,
  type CardElement,
  type CardInput,
  card,
  labelled,
  paragraphs,
} from './element.ts';
import { execute, FIELD, SEALED_FIELD } from './pressed.ts';

/** What a card needs beside the message: whose it is, and words of its own. */
export type CardContext = {
  readonly conversationId: string;
  /** What stands above the text: the name of a person, or which case it is about. */
  readonly heading: readonly string[];
  readonly word: (key: string) => string;
  /** A link to this person's page, where the message is better answered there. */
  readonly pageUrl: string | null;
  /** This person's way into a talk on video, and its file; null where there is none, or the message is about none. */
  readonly way: TalkWay | null;
  /** What was answered in a table already, by its row: said there instead of its buttons. */
  readonly marks?: { readonly [row: string]: string };
};

/** The best form of a message in Teams: a card, or null where words alone say it as well. */
export const messageCard = (said: Said, context: CardContext): Card | null => {
  const parts = (PARTS[said.kind] as PartsOf<Body['kind']>)(said, context);
  if (parts === null) return null;
  const heading = context.heading.flatMap((line) => paragraphs(line, { weight: 'Bolder' }));
  return card(plainText(said), [...heading, ...paragraphs(said.text), ...parts]);
};

/** The same after its button was pressed: its words, what came of it, and nothing to press. */
export const answeredCard = (said: Said, outcome: string, sign = '✓ '): Card => {
  const rows = 'rows' in said && said.kind !== 'elementTable' ? facts(said.rows) : [];
  const done = paragraphs(`${sign}${outcome}`, { weight: 'Bolder' });
  return card(outcome, [...paragraphs(said.text), ...rows, ...done]);
};

/** A card that says one thing. */
export const wordsCard = (text: string): Card => card(text, paragraphs(text));

type PartsOf<K extends Body['kind']> = (
  said: SaidOf<K>,
  context: CardContext,
) => readonly CardElement[] | null;

/** One row a kind of message; a kind without a row does not compile. */
const PARTS: { readonly [K in Body['kind']]: PartsOf<K> } = {
  text: () => null,
  progress: () => null,
  file: () => null,
  // A bot may hand a file over only after the person has agreed to each: the address of it is one press less.
  calendar: (_said, { way, word }) =>
    way === null
      ? null
      : buttonRows([{ type: 'Action.OpenUrl', title: word('session.file'), url: way.calendar }]),
  room: (said, context) => {
    const { way, word } = context;
    const enter =
      way === null
        ? []
        : buttonRows([{ type: 'Action.OpenUrl', title: word('session.enter'), url: way.room }]);
    return [
      ...paragraphs(word(way === null ? 'session.howIn' : 'session.browser'), { isSubtle: true }),
      ...enter,
      ...buttons(said, said.choices, context),
    ];
  },
  choices: (said, context) => buttons(said, said.choices, context),
  fileRequest: (said, context) => buttons(said, said.choices, context),
  card: (said, context) => [...facts(said.rows), ...buttons(said, said.choices, context)],
  termSheet: (said, context) => [
    ...facts(said.rows),
    ...said.notes.flatMap((note) => paragraphs(note, { isSubtle: true })),
    ...buttons(said, said.choices, context),
  ],
  elementTable: (said, context) => [
    ...said.rows.map(
      (row): CardElement => ({
        type: 'Container',
        separator: true,
        items: [
          labelled(row.label, row.claimed),
          ...(row.stance === undefined
            ? []
            : paragraphs(row.own === undefined ? row.stance : `${row.stance}: ${row.own}`, {
                weight: 'Bolder',
              })),
          ...rowButtons(said, row, context),
        ],
      }),
    ),
    ...buttons(said, said.choices, context),
  ],
  form: (said, context) => {
    const { action, subject, fields, submit } = said;
    const button = { ...originOf(said, context), does: 'fill' as const, action, ...of(subject) };
    return [
      ...fields.map((field) => inputOf(field, context)),
      ...buttonRows([execute(submit, button, { style: 'positive', takesFields: true })]),
    ];
  },
  sealedInput: (said, context) => {
    const { word, pageUrl } = context;
    const button = { ...originOf(said, context), does: 'seal' as const, roundId: said.roundId };
    return [
      ...paragraphs(word('teams.sealed.seen'), { isSubtle: true }),
      {
        type: 'Input.Text',
        id: SEALED_FIELD,
        label: `${word('teams.sealed.label')} (${said.low} – ${said.high})`,
        isRequired: true,
        errorMessage: word('teams.required'),
        maxLength: 40,
      },
      ...buttonRows([
        execute(word('teams.sealed.submit'), button, { style: 'positive', takesFields: true }),
        ...(pageUrl === null
          ? []
          : [{ type: 'Action.OpenUrl' as const, title: word('teams.openPage'), url: pageUrl }]),
      ]),
      ...buttons(said, said.choices, context),
    ];
  },
  link: ({ url }, { word }) =>
    buttonRows([{ type: 'Action.OpenUrl', title: word('teams.openLink'), url }]).concat(paragraphs(url)),
};

const of = (subject: string | undefined) => (subject === undefined ? {} : { subject });

const originOf = ({ seq, version }: Pick<Said, 'seq' | 'version'>, { conversationId }: CardContext) => ({
  conversationId,
  seq,
  version,
});

const facts = (rows: readonly SaidRow[]): readonly CardElement[] =>
  rows.map(({ label, value }) => labelled(label, value));

const buttons = (
  said: Pick<Said, 'seq' | 'version'>,
  choices: readonly SaidChoice[],
  context: CardContext,
): readonly CardElement[] =>
  buttonRows(
    choices.map(({ action, subject, label }) =>
      execute(label, {
        ...originOf(said, context),
        does: 'press',
        action,
        ...of(subject),
        ...(context.marks === undefined ? {} : { marks: context.marks }),
      }),
    ),
  );

const rowButtons = (
  said: Pick<Said, 'seq' | 'version'>,
  { element, choices = [] }: SaidElementRow,
  context: CardContext,
): readonly CardElement[] => {
  const mark = context.marks?.[element];
  return mark === undefined ? buttons(said, choices, context) : paragraphs(`✓ ${mark}`, { weight: 'Bolder' });
};

const inputOf = (field: SaidField, { word }: CardContext): CardElement => ({
  ...INPUTS[field.type](field),
  id: `${FIELD}${field.name}`,
  label: field.label,
  isRequired: field.required,
  ...(field.required ? { errorMessage: word('teams.required') } : {}),
});

/** What a form takes in one field, in UTF-16 units. */
const LONGEST_FIELD = 4_000;
const givenValue = ({ value }: SaidField) => (value === undefined ? {} : { value });
const givenNumber = ({ value }: SaidField) =>
  value === undefined || !Number.isFinite(Number(value)) ? {} : { value: Number(value) };

/** One row a type of field; amounts are numbers, so that a phone shows its digits. */
const INPUTS: { readonly [T in SaidField['type']]: (field: SaidField) => CardInput } = {
  text: (field) => ({ type: 'Input.Text', maxLength: 500, ...givenValue(field) }),
  longText: (field) => ({
    type: 'Input.Text',
    maxLength: LONGEST_FIELD,
    isMultiline: true,
    ...givenValue(field),
  }),
  amount: (field) => ({ type: 'Input.Number', min: 0, ...givenNumber(field) }),
  days: (field) => ({ type: 'Input.Number', min: 0, ...givenNumber(field) }),
  date: (field) => ({ type: 'Input.Date', ...givenValue(field) }),
  choice: (field) => ({
    type: 'Input.ChoiceSet',
    style: 'compact',
    choices: (field.options ?? []).map(({ label, value }) => ({ title: label, value })),
    ...givenValue(field),
  }),
};
