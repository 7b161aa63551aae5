import type { Locale } from '../../../core/locale.ts';
import { LOCALES } from '../../../core/locale.ts';
import type { FeedItem } from '../../../core/message/message.ts';
import { instantTime, serveTelegram, UNLIMITED, untilQuiet } from '../../adapters/channel/telegram/bench.ts';
import { Person } from '../../adapters/channel/telegram/person.ts';
import { type OnScreen, TestTelegram } from '../../adapters/channel/telegram/server.ts';
import { goodFiles } from '../../adapters/channel/web/sample-file.ts';
import type { World } from '../world.ts';
import type { Bench, Delivery, Seat, Shown } from './bench.ts';
import { staffSeat } from './house.ts';
import { onScreen } from './screen.ts';

type Program = Awaited<ReturnType<typeof serveTelegram>>;

/** As the apps of Telegram name the languages of their users. */
const APP_LANGUAGE: { readonly [L in Locale]: string } = {
  en: 'en-GB',
  'zh-Hant': 'zh-hant',
  'zh-Hans': 'zh-hans',
  es: 'es',
};

/** Telegram over real HTTP: people with a phone each, updates and calls of the Bot API. The team sits at its desk. */
export const telegram: Bench<'telegram'> = {
  name: 'telegram',
  start: async (world) => {
    const server = new TestTelegram();
    await server.start();
    let procedureId = 'consumer';
    const begin = (): Promise<Program> =>
      serveTelegram({
        parley: world.parley(),
        server,
        mode: 'polling',
        outside: { time: instantTime(), limits: UNLIMITED },
        procedureId,
      });
    let program: Program | null = null;
    const running = async (): Promise<Program> => {
      program ??= await begin();
      return program;
    };
    const sit = async (person: Person): Promise<Seat> => {
      const { outbox } = await running();
      await untilQuiet(server, () => outbox);
      const [address] = await world.parley().store.addressesAt('telegram', String(person.id));
      const conversation = await world.parley().store.conversation(address?.conversationId ?? '');
      if (conversation === null) throw new Error(`Not let in: ${person.read()}`);
      return new Phone(world, server, running, person, conversation);
    };
    return {
      open: async (procedure, locale) => {
        procedureId = procedure;
        await running();
        const person = new Person(server, 101, APP_LANGUAGE[locale]);
        await person.say('/start');
        return sit(person);
      },
      enter: async (code, locale) => {
        const person = new Person(server, 202, APP_LANGUAGE[locale]);
        await person.say(`/start ${code}`);
        return sit(person);
      },
      staff: (caseId) => staffSeat(world, caseId),
      restart: async () => {
        await program?.stop();
        await world.restart();
        program = await begin();
      },
      close: async () => {
        await program?.stop();
        await server.stop();
      },
    };
  },
};

/** The longest message that a person can send; an app cuts what is longer. */
const LONGEST = 4_096;

class Phone implements Seat {
  readonly conversationId: string;
  readonly caseId: string;
  readonly #role: string;
  readonly #world: World;
  readonly #server: TestTelegram;
  readonly #running: () => Promise<Program>;
  readonly #person: Person;
  /** Telegram's ids of what was delivered under the runner's. */
  readonly #ids = new Map<string, number>();
  readonly #shown: Shown[] = [];
  /** How far the screen has been read. */
  #read = 0;

  constructor(
    world: World,
    server: TestTelegram,
    running: () => Promise<Program>,
    person: Person,
    {
      conversationId,
      caseId,
      role,
    }: { readonly conversationId: string; readonly caseId: string; readonly role: string },
  ) {
    this.#world = world;
    this.#server = server;
    this.#running = running;
    this.#person = person;
    this.conversationId = conversationId;
    this.caseId = caseId;
    this.#role = role;
  }

  async deliver(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) await this.#act(delivery);
    await this.#quiet();
  }

  async #quiet(): Promise<void> {
    const { outbox } = await this.#running();
    await untilQuiet(this.#server, () => outbox);
  }

  #id(name: string): number {
    const id = this.#ids.get(name) ?? this.#server.nextUpdateId();
    this.#ids.set(name, id);
    return id;
  }

  async #act({ id, turn }: Delivery): Promise<void> {
    const person = this.#person;
    switch (turn.kind) {
      case 'say':
        for (let at = 0; at < turn.text.length; at += LONGEST)
          await person.say(turn.text.slice(at, at + LONGEST), this.#id(`${id}/${at}`));
        return;
      case 'edit': {
        const own = (await this.#feed()).find(({ seq }) => String(seq) === turn.of);
        const text =
          own !== undefined && 'verbatim' in own.message.body.text ? own.message.body.text.verbatim : '';
        const on = person.screen.findLast((each) => each.by === 'person' && each.text === text);
        await person.edit(on?.messageId ?? 0, turn.text, this.#id(id));
        return;
      }
      case 'press': {
        const { seq, index } = await this.#place(turn.action, turn.subject);
        const data = `c:${this.conversationId}:${seq}:${index}`;
        await person.press(data, this.#at(data), this.#id(id));
        return;
      }
      case 'fill':
        return this.#fill(id, turn.action, turn.values);
      case 'file':
        await person.photo((await goodFiles())['image/png'] as Buffer, undefined, this.#id(id));
        return;
      case 'seal':
        await person.say(turn.amount, this.#id(id));
    }
  }

  /** The message that a key came with, also where it has gone since: two taps may both be on their way. */
  #at(data: string): OnScreen | undefined {
    return this.#person.screen.findLast(({ sentKeyboard = [] }) =>
      sentKeyboard.flat().some((each) => 'callback_data' in each && each.callback_data === data),
    );
  }

  async #place(
    action: string,
    subject: string | undefined,
  ): Promise<{ readonly seq: number; readonly index: number }> {
    for (const item of (await this.#feed()).toReversed()) {
      const index = inKeyOrder(item).findIndex((each) => each.action === action && each.subject === subject);
      if (index >= 0) return { seq: item.seq, index };
    }
    throw new Error(`There is no key ${action}.`);
  }

  /** Field by field, as a person is asked, and then the key that sends it. */
  async #fill(id: string, action: string, values: { readonly [name: string]: string }): Promise<void> {
    const person = this.#person;
    const form = (await this.#feed()).findLast(
      ({ message: { body } }) => body.kind === 'form' && body.action === action,
    );
    if (form?.message.body.kind !== 'form') throw new Error(`There is no form ${action}.`);
    const { seq } = form;
    await person.press(
      `f:${this.conversationId}:${seq}`,
      this.#at(`f:${this.conversationId}:${seq}`),
      this.#id(`${id}/f`),
    );
    await this.#quiet();
    for (const [field, { name, options }] of form.message.body.fields.entries()) {
      const value = values[name] ?? '';
      const updateId = this.#id(`${id}/${field}`);
      const option = options?.findIndex((each) => each.value === value) ?? -1;
      const key = value === '' ? `s:${seq}:${field}` : `o:${seq}:${field}:${option}`;
      if (value !== '' && option < 0) await person.say(value, updateId);
      else await person.press(key, this.#at(key), updateId);
      await this.#quiet();
    }
    await person.press(`y:${seq}`, this.#at(`y:${seq}`), this.#id(`${id}/y`));
  }

  #feed(): Promise<readonly FeedItem[]> {
    return this.#world.parley().store.feed(this.conversationId, 0, 1_000);
  }

  async shown(after: number): Promise<readonly Shown[]> {
    await this.#quiet();
    const bot = this.#person.screen.filter(({ by }) => by === 'bot');
    for (const item of (await this.#feed()).slice(this.#shown.length)) {
      const found = item.message.from.role === this.#role ? this.#own(item) : this.#next(item, bot);
      if (found === null) break;
      this.#shown.push(found);
    }
    this.#nothingTwice(bot);
    return this.#shown.filter(({ seq }) => seq > after);
  }

  /** What people wrote, they see where they wrote it; what the bot took off the screen is in no feed. */
  #own(item: FeedItem): Shown {
    return onScreen(item, { locale: 'en', timeZone: 'UTC' });
  }

  /** The next message of the screen that says this, in the language that it was said in. */
  #next(item: FeedItem, bot: readonly OnScreen[]): Shown | null {
    for (let at = this.#read; at < bot.length; at += 1)
      for (const locale of LOCALES) {
        const { text } = onScreen(item, { locale, timeZone: 'America/New_York' });
        const parts = spread(text, bot.slice(at));
        if (parts === 0) continue;
        this.#read = at + parts;
        const messages = bot.slice(at, at + parts);
        const labels = messages.flatMap((message) => [
          ...message.text.split('\n'),
          ...(message.sentKeyboard ?? []).flat().map((each) => each.text.replace(/^\d+ · /u, '')),
        ]);
        return { seq: item.seq, text, labels };
      }
    return null;
  }

  /** Words of the case stand on the screen as often as they were said; only what the chat itself says lies between. */
  #nothingTwice(bot: readonly OnScreen[]): void {
    if (this.#shown.length === 0) return;
    const rest = bot.slice(this.#read).map(({ text }) => text);
    const known = new Set(this.#shown.map(({ text }) => text));
    const again = rest.find((text) => known.has(text));
    if (again !== undefined) throw new Error(`“${again}” came twice.`);
  }
}

/** The order in which the places of keys are counted: those of rows first. */
const inKeyOrder = ({ message }: FeedItem) => {
  const { body } = message;
  const rows = body.kind === 'elementTable' ? body.rows.flatMap(({ choices = [] }) => choices) : [];
  return [...rows, ...('choices' in body ? body.choices : [])].map(({ action, subject }) => ({
    action,
    subject,
  }));
};

/** How many of these messages, from the first on, hold a text together; 0 where they do not. */
const spread = (text: string, messages: readonly OnScreen[]): number => {
  const wanted = text.replace(/\s/gu, '');
  let joined = '';
  for (const [index, message] of messages.entries()) {
    joined += message.text.replace(/\s/gu, '');
    if (joined.includes(wanted)) return index + 1;
    if (!wanted.startsWith(joined.slice(-Math.max(1, wanted.length)))) return 0;
  }
  return 0;
};
