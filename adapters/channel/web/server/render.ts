import type { Locale } from '../../../../core/locale.ts';
import type {
  Body,
  Choice,
  ElementRow,
  FeedItem,
  Field,
  Message,
  Row,
  Words,
} from '../../../../core/message/message.ts';
import { actingWords } from '../../../../core/message/speaker.ts';
import { formatMoney } from '../../../../core/money.ts';
import type { Log, Wording } from '../../../../core/port/outside.ts';
import type { Shown } from '../../../../core/turn/service.ts';
import type { WireChoice, WireElementRow, WireField, WireItem, WireRow } from '../wire.ts';
import { CALENDAR_FILE, calendarPath } from './calendar.ts';
import type { WebParts } from './parts.ts';
import { type Say, sayer } from './words.ts';

/** For whom a message is rendered. */
type About = {
  readonly conversationId: string;
  readonly role: Shown['conversation']['role'];
  readonly staffName: string | null;
  readonly locale: Locale;
  readonly words: (words: Words) => string;
  readonly say: Say;
  readonly moment: (at: number) => string;
  readonly linkUrl: (code: string) => string;
  readonly otherWays: NonNullable<WebParts['otherWays']>;
};

type Common = Pick<WireItem, 'seq' | 'at' | 'version' | 'from' | 'text' | 'lang'>;
/** What an item of a kind has besides what all of them have. */
type Own<K extends WireItem['kind']> = Omit<Extract<WireItem, { kind: K }>, keyof Common>;
/** An entry for one's calendar is a file to a browser; the door of a room is always at the head of its page. */
type WireKind<K extends Body['kind']> = K extends 'calendar'
  ? 'file'
  : K extends 'room'
    ? 'choices'
    : Exclude<K, 'calendar' | 'room'>;
type Render<K extends Body['kind']> = (
  body: Extract<Body, { kind: K }>,
  about: About,
) => Own<WireKind<K>> | Promise<Own<WireKind<K>>>;

export type RenderItems = (shown: Shown, staffName: string | null) => Promise<readonly WireItem[]>;

/** Renders messages of a feed in their reader's language and zone. */
export const itemRenderer = (parts: {
  readonly wording: Wording;
  readonly log: Log;
  readonly publicUrl: () => string;
  readonly otherWays?: WebParts['otherWays'];
}): RenderItems => {
  const say = sayer(parts.wording);
  return ({ conversation, items, locale, timeZone }, staffName) => {
    const about: About = {
      conversationId: conversation.conversationId,
      role: conversation.role,
      staffName,
      locale,
      words: (words) => ('verbatim' in words ? words.verbatim : parts.wording.say(words, locale, timeZone)),
      say,
      moment: (at) => say('chrome.dueAt', locale, { at: { at } }, timeZone),
      linkUrl: (code) => `${parts.publicUrl()}/l/${code}`,
      otherWays: parts.otherWays ?? (() => []),
    };
    return Promise.all(items.map((item) => shownOrSorry(item, about, parts.log)));
  };
};

/** One message that cannot be rendered must not hide the others. */
const shownOrSorry = async (item: FeedItem, about: About, log: Log): Promise<WireItem> => {
  try {
    return await rendered(item, about);
  } catch (fault) {
    log.error({ what: 'render', channel: 'web', conversationId: about.conversationId, fault });
    const { seq, at, version } = item;
    const from = { role: 'bot', label: about.say('chrome.bot', about.locale), me: false };
    return {
      seq,
      at,
      version,
      from,
      text: about.say('chrome.cannotShow', about.locale),
      lang: about.locale,
      kind: 'text',
    };
  }
};

const rendered = async ({ seq, at, version, message }: FeedItem, about: About): Promise<WireItem> => {
  const { body } = message;
  const from = speaker(message.from, about);
  const text = withOtherWays(about.words(body.text), body, about);
  const lang = 'verbatim' in body.text ? langOf(text, from.me, about.locale) : about.locale;
  const render = BODY[body.kind] as Render<Body['kind']>;
  // `Own` is what a `WireItem` of that kind has besides these: together they are one.
  return { seq, at, version, from, text, lang, ...(await render(body, about)) } as WireItem;
};

/** An invitation also says where else it lets in; as words, since whoever presses such a link takes the seat. */
const withOtherWays = (text: string, body: Body, { otherWays, words }: About): string =>
  body.kind === 'link' && body.url === 'invite'
    ? [text, ...otherWays(body.code).map(({ label, url }) => `${words(label)}: ${url}`)].join('\n')
    : text;

/** One row a kind of message; a kind without a row does not compile. */
const BODY: { readonly [K in Body['kind']]: Render<K> } = {
  text: ({ heard, edits }) => ({
    kind: 'text',
    ...(heard === undefined ? {} : { edit: heard.stated ? 'always' : 'newest' }),
    ...(edits === undefined ? {} : { edits }),
  }),
  choices: ({ choices }, about) => ({ kind: 'choices', choices: buttons(choices, about) }),
  form: ({ action, subject, fields, submit }, about) => ({
    kind: 'form',
    action,
    ...(subject === undefined ? {} : { subject }),
    fields: fields.map((field) => fieldOf(field, about)),
    submit: about.words(submit),
  }),
  fileRequest: ({ element, choices }, about) => ({
    kind: 'fileRequest',
    ...(element === undefined ? {} : { element }),
    choices: buttons(choices, about),
  }),
  file: ({ evidenceId, name, mime, preview, pages }, { conversationId, locale, say }) => {
    const href = `/api/conversations/${encodeURIComponent(conversationId)}/files/${encodeURIComponent(evidenceId)}`;
    return {
      kind: 'file',
      name,
      href,
      image: SHOWN_AS_IMAGE.has(mime),
      sound: mime.startsWith('audio/'),
      ...(preview === undefined ? {} : { preview: { ...preview, href: `${href}/preview` } }),
      ...(pages === undefined ? {} : { about: say('chrome.file.pages', locale, { pages }) }),
    };
  },
  card: ({ rows, choices }, about) => ({
    kind: 'card',
    rows: rows.map((row) => rowOf(row, about)),
    choices: buttons(choices, about),
  }),
  elementTable: ({ rows, choices }, about) => ({
    kind: 'elementTable',
    rows: rows.map((row) => elementRowOf(row, about)),
    choices: buttons(choices, about),
  }),
  termSheet: ({ rows, notes, choices }, about) => ({
    kind: 'termSheet',
    rows: rows.map((row) => rowOf(row, about)),
    notes: notes.map(about.words),
    choices: buttons(choices, about),
  }),
  sealedInput: ({ roundId, currency, low, high, closesAt, choices }, about) => ({
    kind: 'sealedInput',
    roundId,
    currency,
    low: formatMoney(low, about.locale),
    high: formatMoney(high, about.locale),
    closesAt,
    closesText: about.moment(closesAt),
    choices: buttons(choices, about),
  }),
  link: async ({ code }, about) => {
    const url = about.linkUrl(code);
    // Loaded with the first link that is shown.
    const { default: QRCode } = await import('qrcode');
    return { kind: 'link', url, qrSvg: await QRCode.toString(url, { type: 'svg', margin: 2 }) };
  },
  room: ({ choices }, about) => ({ kind: 'choices', choices: buttons(choices, about) }),
  calendar: ({ sessionId }, { conversationId }) => ({
    kind: 'file',
    name: CALENDAR_FILE,
    href: calendarPath(conversationId, sessionId),
    image: false,
    sound: false,
  }),
  progress: ({ done, total }) => ({ kind: 'progress', done, total }),
};

/** Pictures that every browser can show; HEIC is none of them. */
export const SHOWN_AS_IMAGE: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

const buttons = (choices: readonly Choice[], { words }: About): readonly WireChoice[] =>
  choices.map(({ action, subject, label, style }) => ({
    action,
    ...(subject === undefined ? {} : { subject }),
    label: words(label),
    style: style ?? 'plain',
  }));

const fieldOf = ({ name, label, type, options, required, value }: Field, { words }: About): WireField => ({
  name,
  label: words(label),
  type,
  ...(options === undefined
    ? {}
    : { options: options.map((option) => ({ value: option.value, label: words(option.label) })) }),
  required,
  ...(value === undefined ? {} : { value }),
});

const rowOf = ({ label, value }: Row, { words }: About): WireRow => ({
  label: words(label),
  value: words(value),
});

const elementRowOf = (
  { element, claimed, stance, own, choices }: ElementRow,
  about: About,
): WireElementRow => ({
  label: about.words({ key: `element.${element}` }),
  claimed: about.words(claimed),
  stance,
  stanceLabel: about.words({ key: stance === null ? 'chrome.notAnswered' : `stance.${stance}` }),
  ...(own === undefined ? {} : { own: about.words(own) }),
  choices: buttons(choices ?? [], about),
});

/** Who speaks, as this reader calls them. The bot always says that it is one; a person of the team is named as such. */
const speaker = (from: Message['from'], { role, staffName, locale, say }: About): WireItem['from'] => {
  if (from.role === 'bot') return { role: 'bot', label: say('chrome.bot', locale), me: false };
  const name = 'name' in from ? from.name : undefined;
  if (from.role === role && (name === undefined || staffName === null || name === staffName))
    return { role: from.role, label: say('chrome.you', locale), me: true };
  const acting = actingWords(from);
  if (acting !== null) return { role: from.role, label: say(acting.key, locale, acting.params), me: false };
  const party = role === 'claimant' || role === 'respondent';
  const other = party && (from.role === 'claimant' || from.role === 'respondent');
  const key = other ? 'chrome.otherSide' : `chrome.from.${from.role}`;
  const label =
    name === undefined ? say(key, locale) : say('chrome.from.named', locale, { name, role: { key } });
  return { role: from.role, label, me: false };
};

/**
 * The language of somebody's own words, for a screen reader's voice. What a reader wrote is taken to be in their own;
 * of the others' only Chinese can be told apart, and an empty tag says "not known" (HTML, 3.2.6.2).
 */
const langOf = (text: string, mine: boolean, locale: Locale): string => {
  if (mine) return locale;
  if (!/\p{Script=Han}/u.test(text)) return '';
  return locale.startsWith('zh') ? locale : 'zh';
};
