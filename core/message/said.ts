import type { Locale } from '../locale.ts';
import type { Wording } from '../port/outside.ts';
import type { Instant, TimeZone } from '../time.ts';
import type { Body, Choice, ElementRow, FeedItem, Field, Row, Speaker, Words } from './message.ts';
import { actingWords } from './speaker.ts';

export type SaidChoice = { readonly action: string; readonly subject?: string; readonly label: string };
export type SaidRow = { readonly label: string; readonly value: string };
export type SaidElementRow = {
  readonly element: string;
  readonly label: string;
  readonly claimed: string;
  readonly stance?: string;
  readonly own?: string;
  readonly choices?: readonly SaidChoice[];
};
export type SaidField = {
  readonly name: string;
  readonly label: string;
  readonly type: Field['type'];
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required: boolean;
  readonly value?: string;
};

/** What each kind of message holds besides its text, with every word said. */
type Parts = {
  readonly text: object;
  readonly choices: { readonly choices: readonly SaidChoice[] };
  readonly form: {
    readonly action: string;
    readonly subject?: string;
    readonly fields: readonly SaidField[];
    readonly submit: string;
  };
  readonly fileRequest: { readonly element?: string; readonly choices: readonly SaidChoice[] };
  readonly file: { readonly name: string; readonly mime: string; readonly evidenceId: string };
  readonly card: { readonly rows: readonly SaidRow[]; readonly choices: readonly SaidChoice[] };
  readonly elementTable: {
    readonly rows: readonly SaidElementRow[];
    readonly choices: readonly SaidChoice[];
  };
  readonly termSheet: {
    readonly agreementId: string;
    readonly rows: readonly SaidRow[];
    readonly notes: readonly string[];
    readonly choices: readonly SaidChoice[];
  };
  readonly sealedInput: {
    readonly roundId: string;
    readonly currency: string;
    readonly low: string;
    readonly high: string;
    readonly closesAt: Instant;
    readonly choices: readonly SaidChoice[];
  };
  readonly link: { readonly url: string; readonly code: string };
  readonly room: { readonly sessionId: string; readonly choices: readonly SaidChoice[] };
  readonly calendar: { readonly sessionId: string };
  readonly progress: { readonly done: number; readonly total: number };
};
type Kind = Body['kind'];
type PartsOf<K extends Kind> = Parts[K];

/** One message as its reader has it: `seq` counts within the conversation, `from` is a seat or `bot`. */
export type SaidOf<K extends Kind> = {
  readonly seq: number;
  readonly at: Instant;
  /** Version of the case when it was made; its buttons carry it back. */
  readonly version: number;
  readonly from: string;
  /** The name of a person of the team; of whoever acts for a side, with for whom and as what. */
  readonly speaker?: string;
  readonly kind: K;
  readonly text: string;
} & PartsOf<K>;
export type Said = { readonly [K in Kind]: SaidOf<K> }[Kind];

/** In whose language a message is said, and the address that a link's code opens. */
export type Reader = {
  readonly wording: Wording;
  readonly locale: Locale;
  readonly timeZone: TimeZone;
  readonly urlOf: (code: string, link: 'invite' | 'resume') => string;
};

/** Says a message in its reader's language. Throws on a key without words: a fault of ours, never a key on a screen. */
export const said = ({ seq, at, version, message: { from, body } }: FeedItem, reader: Reader): Said => {
  const parts = (PARTS[body.kind] as SayParts<Kind>)(body, reader);
  return {
    seq,
    at,
    version,
    from: from.role,
    ...named(from, reader),
    kind: body.kind,
    text: words(body.text, reader),
    ...parts,
  } as Said;
};

const named = (from: Speaker, reader: Reader): Pick<Said, 'speaker'> => {
  const acting = actingWords(from);
  if (acting !== null) return { speaker: words(acting, reader) };
  return 'name' in from && from.name !== undefined ? { speaker: from.name } : {};
};

export const words = (text: Words, { wording, locale, timeZone }: Reader): string =>
  'verbatim' in text ? text.verbatim : wording.say(text, locale, timeZone);

type SayParts<K extends Kind> = (body: Extract<Body, { kind: K }>, reader: Reader) => PartsOf<K>;

/** One row a kind of message; a kind without a row does not compile. */
const PARTS: { readonly [K in Kind]: SayParts<K> } = {
  text: () => ({}),
  choices: (body, reader) => ({ choices: choices(body.choices, reader) }),
  form: ({ action, subject, fields, submit }, reader) => ({
    action,
    ...(subject === undefined ? {} : { subject }),
    fields: fields.map((each) => field(each, reader)),
    submit: words(submit, reader),
  }),
  fileRequest: (body, reader) => ({
    ...(body.element === undefined ? {} : { element: body.element }),
    choices: choices(body.choices, reader),
  }),
  file: ({ name, mime, evidenceId }) => ({ name, mime, evidenceId }),
  card: (body, reader) => ({ rows: rows(body.rows, reader), choices: choices(body.choices, reader) }),
  elementTable: (body, reader) => ({
    rows: body.rows.map((each) => elementRow(each, reader)),
    choices: choices(body.choices, reader),
  }),
  termSheet: ({ agreementId, ...body }, reader) => ({
    agreementId,
    rows: rows(body.rows, reader),
    notes: body.notes.map((note) => words(note, reader)),
    choices: choices(body.choices, reader),
  }),
  sealedInput: ({ roundId, currency, low, high, closesAt, ...body }, reader) => ({
    roundId,
    currency,
    low: money(low, reader),
    high: money(high, reader),
    closesAt,
    choices: choices(body.choices, reader),
  }),
  link: ({ code, url }, { urlOf }) => ({ url: urlOf(code, url), code }),
  room: ({ sessionId, ...body }, reader) => ({ sessionId, choices: choices(body.choices, reader) }),
  calendar: ({ sessionId }) => ({ sessionId }),
  progress: ({ done, total }) => ({ done, total }),
};

const choices = (list: readonly Choice[], reader: Reader): readonly SaidChoice[] =>
  list.map(({ action, subject, label }) => ({
    action,
    ...(subject === undefined ? {} : { subject }),
    label: words(label, reader),
  }));

const rows = (list: readonly Row[], reader: Reader): readonly SaidRow[] =>
  list.map(({ label, value }) => ({ label: words(label, reader), value: words(value, reader) }));

const elementRow = (row: ElementRow, reader: Reader): SaidElementRow => ({
  element: row.element,
  label: words({ key: `element.${row.element}` }, reader),
  claimed: words(row.claimed, reader),
  ...(row.stance === null ? {} : { stance: words({ key: `stance.${row.stance}` }, reader) }),
  ...(row.own === undefined ? {} : { own: words(row.own, reader) }),
  ...(row.choices === undefined ? {} : { choices: choices(row.choices, reader) }),
});

const field = ({ name, label, type, options, required, value }: Field, reader: Reader): SaidField => ({
  name,
  label: words(label, reader),
  type,
  ...(options === undefined
    ? {}
    : { options: options.map((each) => ({ value: each.value, label: words(each.label, reader) })) }),
  required,
  ...(value === undefined ? {} : { value }),
});

const money = (amount: { readonly minor: number; readonly currency: string }, reader: Reader): string =>
  words({ key: 'value.money', params: { amount: { money: amount } } }, reader);
