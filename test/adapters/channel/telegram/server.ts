import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InlineKeyboardButton } from 'telegraf/types';
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';

export const TOKEN = '4711:a-token-that-nobody-may-read-in-a-log';

/** A message on somebody's screen. `by` is `bot`, or the person whose chat it is. */
export type OnScreen = {
  readonly messageId: number;
  readonly by: 'bot' | 'person';
  readonly at: number;
  text: string;
  keyboard: readonly (readonly InlineKeyboardButton[])[];
  /** As it was when the message came. */
  readonly sentKeyboard?: OnScreen['keyboard'];
  readonly file?: { readonly method: string; readonly name: string; readonly bytes: Buffer };
};

export type Payload = { readonly [field: string]: unknown };
export type Called = { readonly method: string; readonly payload: Payload };

/** What a test lets happen to one call; `null` lets it pass. */
export type Fault = (
  called: Called,
) =>
  | null
  | { readonly status: number; readonly body: Payload }
  | 'dropBefore'
  | 'dropAfter'
  | 'hang'
  | 'errorAfter';

type Update = { readonly update_id: number; readonly [field: string]: unknown };
type Webhook = { readonly url: string; readonly secret_token?: string; readonly [field: string]: unknown };

/**
 * Telegram as it behaves towards a bot, over real HTTP: telegram-test-api, with what that leaves out. Updates stay until
 * they are asked past, the line is held while there are none, webhooks are called with their secret, files come and go,
 * messages that are too long, hold broken markup or too long button data are refused.
 */
export class TestTelegram extends TelegramServer {
  readonly calls: Called[] = [];
  /** Everything that was brought, to be brought again. */
  readonly brought: Update[] = [];
  readonly files = new Map<string, Buffer>();
  fault: Fault = () => null;
  /** Milliseconds by which messages are dated. */
  now: () => number = () => performance.now();
  /** Calls under way that are no held line. */
  under = 0;
  token = TOKEN;
  webhook: Webhook | null = null;
  readonly #http: Server = createServer((request, response) => void this.#answer(request, response));
  readonly #screens = new Map<string, OnScreen[]>();
  #updates: Update[] = [];
  #nextUpdate = 1_001;
  #nextMessage = 1;
  /** Updates that a webhook has not answered for yet. */
  #onTheWay = 0;
  #held: (() => void)[] = [];

  override async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    this.config.apiURL = `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  override async stop(): Promise<boolean> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
    return true;
  }

  get url(): string {
    return this.config.apiURL;
  }

  screen(chatId: number | string): readonly OnScreen[] {
    return this.#screenOf(String(chatId));
  }

  /** A new message of a person, which the bot gets as an update. Resolves to its id once it is handed over. */
  nextMessageId(): number {
    this.#nextMessage += 1;
    return this.#nextMessage;
  }

  put(chatId: number | string, shown: OnScreen): void {
    this.#screenOf(String(chatId)).push(shown);
  }

  nextUpdateId(): number {
    this.#nextUpdate += 1;
    return this.#nextUpdate;
  }

  /** Hands an update to the bot, in the way it asked for; resolves when a webhook has answered. */
  async send(update: Update): Promise<number> {
    this.brought.push(update);
    const { webhook } = this;
    if (webhook !== null) return this.#call(webhook, update);
    this.#updates.push(update);
    for (const wake of this.#held.splice(0)) wake();
    return 200;
  }

  /** Updates that the bot has not confirmed. */
  get waiting(): number {
    return this.#updates.length + this.#onTheWay;
  }

  /** What waited is brought as soon as there is somewhere to bring it to. */
  async #flush(webhook: Webhook): Promise<void> {
    const waited = this.#updates.splice(0);
    this.#onTheWay += waited.length;
    for (const update of waited) {
      await this.#call(webhook, update);
      this.#onTheWay -= 1;
    }
  }

  async #call(webhook: Webhook, update: Update): Promise<number> {
    this.#onTheWay += 1;
    const status = await this.#bring(webhook, update).catch(() => 0);
    this.#onTheWay -= 1;
    if (status === 200) return status;
    // What was not taken waits, and is brought again: where the webhook has moved, at once.
    this.#updates.push(update);
    if (this.webhook !== null && this.webhook !== webhook) await this.#flush(this.webhook);
    return status;
  }

  async #bring({ url, secret_token: secret }: Webhook, update: Update): Promise<number> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
    });
    await response.text();
    return response.status;
  }

  #screenOf(chatId: string): OnScreen[] {
    const known = this.#screens.get(chatId) ?? [];
    this.#screens.set(chatId, known);
    return known;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)/u.exec(request.url ?? '') ?? [];
    if (request.url?.startsWith('/file/')) return this.#giveFile(request.url, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const payload = await payloadOf(request, Buffer.concat(chunks));
    const called = { method, payload };
    if (method !== 'getUpdates') this.under += 1;
    try {
      this.calls.push(called);
      await this.#respond(called, token, request, response);
    } finally {
      if (method !== 'getUpdates') this.under -= 1;
    }
  }

  async #respond(
    called: Called,
    token: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (token !== this.token) return json(response, 401, no(401, 'Unauthorized'));
    const fault = this.fault(called);
    if (fault === 'hang') return;
    if (fault === 'dropBefore') return void request.socket.destroy();
    if (fault !== null && typeof fault === 'object') return json(response, fault.status, fault.body);
    const answer = await this.#do(called);
    if (fault === 'dropAfter') return void request.socket.destroy();
    if (fault === 'errorAfter') return json(response, 502, { ok: false });
    json(response, answer.ok ? 200 : Number(answer['error_code']), answer);
  }

  async #do({ method, payload }: Called): Promise<Payload & { readonly ok: boolean }> {
    const run = this.#methods[method];
    return run === undefined ? no(404, 'Not Found: method not found') : run(payload);
  }

  readonly #methods: { readonly [method: string]: (payload: Payload) => Answer | Promise<Answer> } = {
    getMe: () => yes({ id: 4711, is_bot: true, first_name: 'Parley', username: 'parley_test_bot' }),
    getUpdates: (payload) => this.#news(payload),
    setWebhook: (payload) => {
      this.webhook = payload as Webhook;
      super.setWebhook({ url: String(payload['url']) }, this.token);
      void this.#flush(payload as Webhook);
      return yes(true);
    },
    deleteWebhook: () => {
      this.webhook = null;
      super.deleteWebhook(this.token);
      return yes(true);
    },
    getWebhookInfo: () =>
      yes({
        url: this.webhook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: this.#updates.length,
      }),
    setMyCommands: () => yes(true),
    sendChatAction: () => yes(true),
    answerCallbackQuery: () => yes(true),
    sendMessage: (payload) => this.#message(payload, String(payload['text'] ?? ''), 4_096),
    sendPhoto: (payload) => this.#file('sendPhoto', payload, 'photo'),
    sendDocument: (payload) => this.#file('sendDocument', payload, 'document'),
    deleteMessage: (payload) => this.#delete(payload),
    editMessageReplyMarkup: (payload) => this.#edit(payload, {}),
    editMessageText: (payload) =>
      this.#edit(payload, { text: shownText(payload, String(payload['text'])) ?? '' }),
    getFile: ({ file_id: id }) =>
      this.files.has(String(id))
        ? yes({ file_id: id, file_unique_id: id, file_path: `somewhere/${id}` })
        : no(400, 'Bad Request: file is too big'),
  };

  async #news({ offset, timeout, limit }: Payload): Promise<Answer> {
    const from = Number(offset ?? 0);
    this.#updates = this.#updates.filter(({ update_id: id }) => id >= from);
    if (this.#updates.length === 0 && Number(timeout ?? 0) > 0)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Number(timeout) * 1_000);
        timer.unref();
        this.#held.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    return yes(this.#updates.slice(0, Number(limit ?? 100)));
  }

  #message(payload: Payload, text: string, longest: number, file?: OnScreen['file']): Answer {
    const chatId = String(payload['chat_id']);
    const shown = shownText(payload, text);
    if (shown === null) return no(400, "Bad Request: can't parse entities: unclosed tag at byte offset 7");
    if (shown.length > longest) return no(400, 'Bad Request: message is too long');
    if (shown.trim() === '' && file === undefined) return no(400, 'Bad Request: message text is empty');
    const keyboard = keyboardOf(payload);
    const problem = keyboardProblem(keyboard);
    if (problem !== null) return no(400, `Bad Request: ${problem}`);
    const messageId = this.nextMessageId();
    if (file === undefined) super.addBotMessage({ chat_id: chatId, text: shown }, this.token);
    const on: OnScreen = {
      messageId,
      by: 'bot',
      at: this.now(),
      text: shown,
      keyboard,
      sentKeyboard: keyboard,
    };
    this.put(chatId, file === undefined ? on : { ...on, file });
    return yes({
      message_id: messageId,
      date: 1,
      chat: { id: Number(chatId), type: 'private' },
      text: shown,
    });
  }

  #file(method: string, payload: Payload, field: string): Answer {
    const file = payload[field] as { readonly name: string; readonly bytes: Buffer };
    return this.#message(payload, String(payload['caption'] ?? ''), 1_024, { method, ...file });
  }

  #delete({ chat_id: chatId, message_id: id }: Payload): Answer {
    const screen = this.#screenOf(String(chatId));
    const at = screen.findIndex(({ messageId }) => messageId === Number(id));
    if (at < 0) return no(400, 'Bad Request: message to delete not found');
    screen.splice(at, 1);
    return yes(true);
  }

  #edit(payload: Payload, changes: Partial<OnScreen>): Answer {
    const found = this.#screenOf(String(payload['chat_id'])).find(
      ({ messageId }) => messageId === Number(payload['message_id']),
    );
    if (found === undefined) return no(400, 'Bad Request: message to edit not found');
    const keyboard = keyboardOf(payload);
    if (changes.text === undefined && JSON.stringify(found.keyboard) === JSON.stringify(keyboard))
      return no(400, 'Bad Request: message is not modified');
    Object.assign(found, changes, { keyboard });
    return yes(true);
  }

  #giveFile(url: string, response: ServerResponse): void {
    const [, token, id = ''] = /^\/file\/bot([^/]+)\/somewhere\/(.+)$/u.exec(url) ?? [];
    const bytes = token === this.token ? this.files.get(id) : undefined;
    const fault = this.fault({ method: 'file', payload: {} });
    if (fault !== null && typeof fault === 'object') json(response, fault.status, fault.body);
    else response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
  }
}

type Answer = Payload & { readonly ok: boolean };
const yes = (result: unknown): Answer => ({ ok: true, result });
export const no = (code: number, description: string, parameters?: object): Answer => ({
  ok: false,
  error_code: code,
  description,
  ...(parameters === undefined ? {} : { parameters }),
});
/** Too many requests, with the seconds to wait. */
export const tooMany = (seconds: number) => ({
  status: 429,
  body: no(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds }),
});

const json = (response: ServerResponse, status: number, body: Payload): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const payloadOf = async (request: IncomingMessage, body: Buffer): Promise<Payload> => {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/'))
    return body.length === 0 ? {} : (JSON.parse(body.toString()) as Payload);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const fields = await Promise.all(
    [...form].map(async ([name, value]) => [
      name,
      typeof value === 'string' ? value : { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) },
    ]),
  );
  return Object.fromEntries(fields) as Payload;
};

/** The text as a person reads it; null where its markup is broken. */
const shownText = (payload: Payload, text: string): string | null => {
  if (payload['parse_mode'] === undefined) return text;
  if (/<(?!\/?b>)|&(?!(?:amp|lt|gt);)/u.test(text)) return null;
  if ((text.match(/<b>/gu)?.length ?? 0) !== (text.match(/<\/b>/gu)?.length ?? 0)) return null;
  return text
    .replace(/<\/?b>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
};

const keyboardOf = ({ reply_markup: markup }: Payload): OnScreen['keyboard'] => {
  const read = typeof markup === 'string' ? JSON.parse(markup) : markup;
  return (read as { inline_keyboard?: InlineKeyboardButton[][] } | undefined)?.inline_keyboard ?? [];
};

const keyboardProblem = (keyboard: OnScreen['keyboard']): string | null => {
  const keys = keyboard.flat();
  if (keys.length > 100) return 'reply markup is too long';
  for (const each of keys) {
    if (each.text === '') return 'text buttons are unallowed to be empty';
    if ('callback_data' in each && Buffer.byteLength(each.callback_data) > 64) return 'BUTTON_DATA_INVALID';
    if ('web_app' in each && !each.web_app.url.startsWith('https://')) return 'Only HTTPS links are allowed';
    if ('url' in each && !/^https?:\/\/[^/]+\.[^/]+/u.test(each.url)) return 'Wrong HTTP URL';
  }
  return null;
};
