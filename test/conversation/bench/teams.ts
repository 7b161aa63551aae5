import { chatOf } from '../../../adapters/channel/teams/chat.ts';
import { Incoming } from '../../../adapters/channel/teams/incoming.ts';
import { door } from '../../../core/delivery/door.ts';
import { LOCALES, type Locale } from '../../../core/locale.ts';
import type { FeedItem } from '../../../core/message/message.ts';
import type { Conversation } from '../../../core/port/store.ts';
import { type Activity, Microsoft } from '../../adapters/channel/teams/microsoft.ts';
import { buttonsOf, cardOf, readingOf, TeamsPerson } from '../../adapters/channel/teams/person.ts';
import { type Served, serveTeams } from '../../adapters/channel/teams/served.ts';
import { goodFiles } from '../../adapters/channel/web/sample-file.ts';
import type { World } from '../world.ts';
import type { Bench, Delivery, Seat, Shown, Turn } from './bench.ts';
import { staffSeat } from './house.ts';
import { onScreen } from './screen.ts';

const TAGS: { readonly [L in Locale]: string } = {
  en: 'en-US',
  'zh-Hant': 'zh-TW',
  'zh-Hans': 'zh-CN',
  es: 'es-MX',
};

/** Microsoft Teams: signed activities over HTTP in, the connector's calls out, all on loopback. The team sits at its desk. */
export const teams: Bench<'teams'> = {
  name: 'teams',
  start: async (world) => {
    const microsoft = await Microsoft.start();
    let served = await serveTeams(world.parley(), microsoft);
    const port = Number(new URL(served.url).port);
    const come = (locale: Locale) => new TeamsPerson(microsoft, () => served.url, { locale: TAGS[locale] });
    const sit = async (person: TeamsPerson): Promise<Seat> => {
      const { store } = world.parley();
      const [address] = await store.addressesAt('teams', person.conversationId);
      const conversation = await store.conversation(address?.conversationId ?? '');
      if (conversation === null) throw new Error('Nobody sits in that chat.');
      return new Chair(world, microsoft, person, () => served, conversation);
    };
    return {
      // Whoever writes first opens a case of the configured procedure; a script opens one of its own before a word is said.
      open: async (procedureId, locale) => {
        const person = come(locale);
        const parley = world.parley();
        const chat = chatOf(Incoming.parse(person.activity({})), ZONE);
        const opened = { procedureId, locale, timeZone: ZONE };
        const address = await door({ ...parley, service: parley.turns }).open(chat, opened);
        await served.outbox.offer(address.conversationId);
        return sit(person);
      },
      enter: async (code, locale) => {
        const person = come(locale);
        await person.say(`${served.url}/l/${code}`);
        return sit(person);
      },
      staff: (caseId) => staffSeat(world, caseId),
      restart: async () => {
        await served.close();
        await world.restart();
        served = await serveTeams(world.parley(), microsoft, { port });
      },
      close: async () => {
        await served.close();
        await microsoft.close();
      },
    };
  },
};

class Chair implements Seat {
  readonly conversationId: string;
  readonly caseId: string;
  readonly #world: World;
  readonly #microsoft: Microsoft;
  readonly #person: TeamsPerson;
  readonly #served: () => Served;
  readonly #role: string;
  /** What each delivery was on the wire, so that the same one again is the same. */
  readonly #sent = new Map<string, { readonly [name: string]: unknown }>();

  constructor(
    world: World,
    microsoft: Microsoft,
    person: TeamsPerson,
    served: () => Served,
    { conversationId, caseId, role }: Conversation,
  ) {
    this.#world = world;
    this.#microsoft = microsoft;
    this.#person = person;
    this.#served = served;
    this.#role = role;
    this.conversationId = conversationId;
    this.caseId = caseId;
  }

  async deliver(deliveries: readonly Delivery[]): Promise<void> {
    for (const { id, turn } of deliveries)
      if (!this.#sent.has(id)) this.#sent.set(id, this.#person.activity(await this.#activityOf(turn)));
    const statuses = await this.#person.burst(deliveries.map(({ id }) => this.#sent.get(id) ?? {}));
    const refused = statuses.find((status) => status !== 200);
    if (refused !== undefined) throw new Error(`The bot answered ${refused}.`);
  }

  async shown(after: number): Promise<readonly Shown[]> {
    await this.#served().outbox.idle();
    const feed = await this.#world.parley().store.feed(this.conversationId, 0, 1_000);
    return this.#onScreen(feed).filter(({ seq }) => seq > after);
  }

  /** What Teams shows of each message: what was sent for it, in order; and people's own words, where they wrote them. */
  #onScreen(feed: readonly FeedItem[]): readonly Shown[] {
    const sent = this.#person.received().map(({ activity }) => activity);
    let next = 0;
    return feed.flatMap((item): readonly Shown[] => {
      const { message } = item;
      if (message.from.role === this.#role) return [onScreen(item, { locale: 'en', timeZone: ZONE })];
      for (let at = next; at < sent.length; at += 1) {
        const activity = sent[at];
        if (activity === undefined) continue;
        const found = matching(item, activity);
        if (found === null) continue;
        next = at + 1;
        return [found];
      }
      return [];
    });
  }

  async #activityOf(turn: Turn): Promise<{ readonly [name: string]: unknown }> {
    switch (turn.kind) {
      case 'say':
        return { text: turn.text };
      case 'edit':
        return {
          type: 'messageUpdate',
          id: await this.#idOf(turn.of),
          text: turn.text,
          channelData: { eventType: 'editMessage' },
        };
      case 'file':
        return { attachments: [await this.#uploaded(turn.name)] };
      case 'press':
        return this.#invoke(
          ({ does, action, subject }) =>
            does === 'press' && action === turn.action && subject === turn.subject,
        );
      case 'fill':
        return this.#invoke(
          ({ does, action, subject }) =>
            does === 'fill' && action === turn.action && subject === turn.subject,
          turn.values,
        );
      case 'seal':
        return this.#invoke(({ does, roundId }) => does === 'seal' && roundId === turn.roundId, {
          sealed: turn.amount,
        });
    }
  }

  /** Teams' own id of a message of this person, by where it stands in the feed. */
  async #idOf(seq: string): Promise<unknown> {
    const [item] = await this.#world.parley().store.feed(this.conversationId, Number(seq) - 1, 1);
    const text = item?.message.body.text;
    const said = text !== undefined && 'verbatim' in text ? text.verbatim : null;
    return [...this.#sent.values()].findLast((activity) => activity['text'] === said)?.['id'];
  }

  async #invoke(
    fits: (button: Button) => boolean,
    fields: { readonly [name: string]: string } = {},
  ): Promise<{ readonly [name: string]: unknown }> {
    await this.#served().outbox.idle();
    const { data } = this.#person.button(
      ({ data: { parley } }) => parley !== undefined && fits(parley as Button),
    );
    const filled = Object.entries(fields).map(([name, value]) => [`field:${name}`, value]);
    return {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: {
        action: { type: 'Action.Execute', data: { ...data, ...Object.fromEntries(filled) } },
        trigger: 'manual',
      },
    };
  }

  /** A file as Teams sends one: it lies in a store, and the message says where. */
  async #uploaded(name: string): Promise<{ readonly [name: string]: unknown }> {
    const bytes = (await goodFiles())['image/png'];
    if (bytes === undefined) throw new Error('There is no picture to send.');
    this.#microsoft.files.set(`/files/${name}`, { bytes });
    return {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name,
      contentUrl: `${this.#microsoft.url}/seen/${name}`,
      content: {
        downloadUrl: `${this.#microsoft.url}/files/${name}?tempauth=secret`,
        uniqueId: name,
        fileType: 'png',
      },
    };
  }
}

type Button = {
  readonly does: string;
  readonly action?: string;
  readonly subject?: string;
  readonly roundId?: string;
};

const ZONE = 'America/New_York';
const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What was sent, if it is this message in one of the languages: its words, and what of the rest really stands there. */
const matching = (item: FeedItem, activity: Activity): Shown | null => {
  const read = folded(readingOf(activity));
  const titles = buttonsOf(cardOf(activity)).map(({ title }) => title);
  const expected = LOCALES.map((locale) => onScreen(item, { locale, timeZone: ZONE })).find(({ text }) =>
    read.includes(folded(text)),
  );
  if (expected === undefined) return null;
  const stands = (label: string): boolean =>
    titles.includes(label) || read.includes(folded(label.replace(': ', ' ')));
  return { ...expected, labels: expected.labels.filter(stands) };
};
