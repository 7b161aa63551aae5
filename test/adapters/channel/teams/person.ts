import { connect } from 'node:net';
import { type Activity, APP_ID, type Microsoft, type Sent, TENANT_ID } from './microsoft.ts';

type Json = { readonly [name: string]: unknown };
type Element = Json & { readonly type: string };

/** Everything in a card, its own parts and theirs. */
const within = (value: unknown): readonly Element[] => {
  if (Array.isArray(value)) return value.flatMap(within);
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, each]) =>
    name === 'data' || name === 'fallback' ? [] : within(each),
  );
  return 'type' in value ? [value as Element, ...inside] : inside;
};

export type ShownButton = { readonly title: string; readonly data: Json; readonly url?: string };

export const cardOf = ({ attachments = [] }: Activity): Json | null =>
  attachments.find(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')?.content ??
  null;

/** What its reader sees of a message: all words of a card, or its text. */
export const readingOf = (activity: Activity): string => {
  const card = cardOf(activity);
  const offer = activity.attachments?.find(({ contentType }) => contentType.endsWith('file.consent'));
  if (offer !== undefined) return `${offer.name} ${String(offer.content['description'])}`;
  return card === null ? (activity.text ?? '') : wordsOf(card);
};

export const wordsOf = (card: unknown): string =>
  within(card)
    .flatMap((element) => {
      const inlines = element.type === 'RichTextBlock' ? (element['inlines'] as readonly Json[]) : [];
      const label = element.type.startsWith('Input.') ? [String(element['label'])] : [];
      return [...inlines.map(({ text }) => String(text)), ...label];
    })
    .join('\n');

export const buttonsOf = (card: unknown): readonly ShownButton[] =>
  within(card).flatMap((element) =>
    element.type.startsWith('Action.')
      ? [
          {
            title: String(element['title']),
            data: (element['data'] ?? {}) as Json,
            ...('url' in element ? { url: String(element['url']) } : {}),
          },
        ]
      : [],
  );

export const inputsOf = (card: unknown): readonly Json[] =>
  within(card).filter(({ type }) => type.startsWith('Input.'));

let people = 0;

/** Somebody who uses Teams, in a chat of their own with the bot. */
export class TeamsPerson {
  readonly account: string;
  readonly conversationId: string;
  readonly locale: string;
  readonly #microsoft: Microsoft;
  readonly #botUrl: () => string;
  /** Everything that was brought, to be brought again. */
  readonly brought: Json[] = [];
  #next = 0;

  constructor(
    microsoft: Microsoft,
    botUrl: () => string,
    { account, locale = 'en-US' }: { account?: string; locale?: string } = {},
  ) {
    people += 1;
    this.account = account ?? `bbbbbbbb-0000-4000-8000-${String(people).padStart(12, '0')}`;
    this.conversationId = `a:${people}-${this.account}`;
    this.locale = locale;
    this.#microsoft = microsoft;
    this.#botUrl = botUrl;
  }

  /** An activity as Teams would send it for this person, but for what is said to be different. */
  activity(more: Json): Json {
    this.#next += 1;
    return {
      type: 'message',
      id: `${this.conversationId}/${this.#next}`,
      timestamp: new Date(Date.UTC(2026, 10, 24, 15) + this.#next).toISOString(),
      channelId: 'msteams',
      serviceUrl: this.#microsoft.url,
      from: { id: `29:${this.account}`, name: 'Somebody', aadObjectId: this.account },
      recipient: { id: `28:${APP_ID}`, name: 'Parley' },
      conversation: { id: this.conversationId, conversationType: 'personal', tenantId: TENANT_ID },
      locale: this.locale,
      entities: [
        {
          type: 'clientInfo',
          locale: this.locale,
          country: 'US',
          platform: 'Web',
          timezone: 'America/New_York',
        },
      ],
      channelData: { tenant: { id: TENANT_ID } },
      ...more,
    };
  }

  async post(activity: Json, authorization?: string): Promise<Response> {
    this.brought.push(activity);
    const token = authorization ?? `Bearer ${await this.#microsoft.token()}`;
    return fetch(`${this.#botUrl()}/teams/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: token }) },
      body: JSON.stringify(activity),
    });
  }

  /**
   * Posts all of these on one line, each before the one before is answered: so they come in this order, at once. Node
   * reads pipelined requests as they come (RFC 9112, 9.3.2). Resolves to what each was answered with.
   */
  async burst(activities: readonly Json[]): Promise<readonly number[]> {
    const { hostname, port, host } = new URL(this.#botUrl());
    const token = await this.#microsoft.token();
    const socket = connect(Number(port), hostname);
    for (const activity of activities) {
      const body = Buffer.from(JSON.stringify(activity));
      socket.write(
        `POST /teams/messages HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n` +
          `authorization: Bearer ${token}\r\ncontent-length: ${body.length}\r\n\r\n`,
      );
      socket.write(body);
    }
    let heard = '';
    for await (const chunk of socket) {
      heard += String(chunk);
      const statuses = [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /gu)].map(([, status]) => Number(status));
      if (statuses.length === activities.length) return statuses;
    }
    throw new Error('The line was closed before all was answered.');
  }

  async send(more: Json): Promise<Response> {
    const response = await this.post(this.activity(more));
    if (!response.ok) throw new Error(`The bot answered ${response.status}.`);
    return response;
  }

  say(text: string): Promise<Response> {
    return this.send({ text, textFormat: 'plain' });
  }

  /** Presses a button of a card: what comes back is the card that replaces it. */
  async press(button: ShownButton, fields: Json = {}, more: Json = {}): Promise<Json> {
    const response = await this.send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', data: { ...button.data, ...fields } }, trigger: 'manual' },
      ...more,
    });
    return (await response.json()) as Json;
  }

  /** Everything that was sent to this chat, oldest first. */
  received(): readonly Sent[] {
    return this.#microsoft.sent.filter(({ conversationId }) => conversationId === this.conversationId);
  }

  reads(): readonly string[] {
    return this.received().map(({ activity }) => readingOf(activity));
  }

  /** The newest button that fits, on any card that was sent here. */
  button(fits: (button: ShownButton) => boolean): ShownButton {
    const found = this.received()
      .toReversed()
      .flatMap(({ activity }) => buttonsOf(cardOf(activity)))
      .find(fits);
    if (found === undefined) throw new Error('There is no such button.');
    return found;
  }
}
