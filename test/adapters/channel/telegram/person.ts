import type { InlineKeyboardButton } from 'telegraf/types';
import type { OnScreen, TestTelegram } from './server.ts';

/** Somebody with Telegram on their phone, in their chat with the bot. */
export class Person {
  readonly id: number;
  readonly #server: TestTelegram;
  readonly #language: string | undefined;

  constructor(server: TestTelegram, id: number, language: string | undefined = 'en') {
    this.#server = server;
    this.id = id;
    this.#language = language;
  }

  get #from() {
    return { id: this.id, is_bot: false, first_name: 'Ana', language_code: this.#language };
  }

  get #chat() {
    return { id: this.id, type: 'private', first_name: 'Ana' };
  }

  /** An update of this person with these fields; `updateId` sends the same one again. */
  async send(fields: object, updateId: number = this.#server.nextUpdateId()): Promise<number> {
    await this.#server.send({ update_id: updateId, ...fields });
    return updateId;
  }

  message(fields: object, messageId: number = this.#server.nextMessageId()) {
    return { message_id: messageId, date: 1_700_000_000, from: this.#from, chat: this.#chat, ...fields };
  }

  async say(
    text: string,
    updateId?: number,
  ): Promise<{ readonly messageId: number; readonly updateId: number }> {
    const message = this.message({ text });
    this.#server.put(this.id, {
      messageId: message.message_id,
      by: 'person',
      at: this.#server.now(),
      text,
      keyboard: [],
    });
    return { messageId: message.message_id, updateId: await this.send({ message }, updateId) };
  }

  edit(messageId: number, text: string, updateId?: number): Promise<number> {
    const edited = { ...this.message({ text }, messageId), edit_date: 1_700_000_100 };
    return this.send({ edited_message: edited }, updateId);
  }

  async photo(bytes: Buffer, caption?: string, updateId?: number): Promise<number> {
    const id = `photo-${this.#server.nextMessageId()}`;
    this.#server.files.set(id, bytes);
    const size = (file_id: string, side: number) => ({
      file_id,
      file_unique_id: file_id,
      width: side,
      height: side,
      file_size: bytes.length,
    });
    const photo = [size('small', 90), size(id, 1_280), size('middle', 320)];
    return this.send(
      { message: this.message({ photo, ...(caption === undefined ? {} : { caption }) }) },
      updateId,
    );
  }

  async document(name: string, bytes: Buffer, size: number = bytes.length): Promise<number> {
    const id = `document-${this.#server.nextMessageId()}`;
    this.#server.files.set(id, bytes);
    return this.send({
      message: this.message({
        document: { file_id: id, file_unique_id: id, file_name: name, file_size: size },
      }),
    });
  }

  async voice(bytes: Buffer): Promise<number> {
    const id = `voice-${this.#server.nextMessageId()}`;
    this.#server.files.set(id, bytes);
    return this.send({
      message: this.message({
        voice: { file_id: id, file_unique_id: id, duration: 3, file_size: bytes.length },
      }),
    });
  }

  /** Presses a key by its data, on the message that it stands under. */
  async press(data: string, on: OnScreen | undefined = this.with(data), updateId?: number): Promise<number> {
    if (on === undefined) throw new Error(`There is no key with ${data}.`);
    const message = {
      message_id: on.messageId,
      date: 1_700_000_000,
      chat: this.#chat,
      text: on.text,
      reply_markup: { inline_keyboard: on.keyboard },
    };
    return this.send(
      {
        callback_query: {
          id: `q${this.#server.nextMessageId()}`,
          from: this.#from,
          chat_instance: '1',
          data,
          message,
        },
      },
      updateId,
    );
  }

  /** The newest message with such a key. */
  with(data: string): OnScreen | undefined {
    return this.screen.findLast(({ keyboard }) => keyboard.flat().some((each) => dataOf(each) === data));
  }

  /** Presses the newest key with this label. */
  async tap(label: string | RegExp, updateId?: number): Promise<number> {
    const matches = (each: InlineKeyboardButton) =>
      typeof label === 'string' ? each.text === label : label.test(each.text);
    const on = this.screen.findLast(({ keyboard }) => keyboard.flat().some(matches));
    const found = on?.keyboard.flat().find(matches);
    if (found === undefined)
      throw new Error(`There is no key ${label} on ${JSON.stringify(this.screen.at(-1))}`);
    return this.press(dataOf(found) ?? '', on, updateId);
  }

  get screen(): readonly OnScreen[] {
    return this.#server.screen(this.id);
  }

  /** What the bot wrote, from the newest backwards a number of messages. */
  read(last?: number): string {
    const texts = this.screen.filter(({ by }) => by === 'bot').map(({ text }) => text);
    return texts.slice(last === undefined ? 0 : -last).join('\n---\n');
  }
}

export const dataOf = (each: InlineKeyboardButton): string | undefined =>
  'callback_data' in each ? each.callback_data : undefined;
