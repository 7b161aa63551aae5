import { readRecorded } from '../../core/case/migrate.ts';
import type { Locale } from '../../core/locale.ts';
import type { FeedItem } from '../../core/message/message.ts';
import type { Bench, Delivery, Seat, Shown, Table, Turn } from './bench/bench.ts';
import { buttonsOf, onScreen } from './bench/screen.ts';
import { inBursts } from './burst.ts';
import { heardProblems, repetitions, stateProblems } from './check.ts';
import { isCheck, type Script, type Step, type Who } from './script.ts';
import { openWorld, type World } from './world.ts';

/**
 * How a row is replayed. `twice`: the channel hands in every delivery two times. `burst`: what one person writes in a
 * row is all sent before any of it is answered. `restart`: the program is ended and started before every turn;
 * `restartOnce`: in the middle.
 */
export type Variant = 'plain' | 'twice' | 'burst' | 'restart' | 'restartOnce';

/** Replays a row; throws with everything that was not as it must be, and with what was said. */
export const play = async (script: Script, bench: Bench, variant: Variant): Promise<void> => {
  const world = await openWorld();
  const table = await bench.start(world);
  try {
    const performance = new Performance(script, world, table, variant);
    await performance.run();
  } finally {
    await table.close();
    await world.close();
  }
};

class Performance {
  readonly #script: Script;
  readonly #world: World;
  readonly #table: Table;
  readonly #variant: Variant;
  readonly #seats = new Map<Who, Seat>();
  /** How far each person has been looked at by the script, and by the runner; and what the bot said to them last. */
  readonly #looked = new Map<Who, number>();
  readonly #replies = new Map<Who, readonly FeedItem[]>();
  readonly #checked = new Map<Who, number>();
  #deliveries = 0;
  #last: { readonly by: Who; readonly delivery: Delivery } | null = null;
  #before = 0;

  constructor(script: Script, world: World, table: Table, variant: Variant) {
    this.#script = script;
    this.#world = world;
    this.#table = table;
    this.#variant = variant;
  }

  get #locale(): Locale {
    return this.#script.locale;
  }

  async run(): Promise<void> {
    this.#seats.set('claimant', await this.#table.open(this.#script.procedure, this.#locale));
    const steps = this.#variant === 'burst' ? inBursts(this.#script.steps) : this.#script.steps;
    const turns = steps.flatMap((step, index) => (isCheck(step) ? [] : [index]));
    const middle = turns[Math.floor(turns.length / 2)];
    for (const [index, step] of steps.entries()) {
      const restarts = this.#variant === 'restart' ? !isCheck(step) : index === middle;
      if (restarts && this.#variant.startsWith('restart')) await this.#table.restart();
      const problems = [...(await this.#step(step)), ...(isCheck(step) ? [] : await this.#always())];
      await this.#stop(problems, step);
    }
    await this.#stop(await this.#atTheEnd(), 'the end');
  }

  async #stop(problems: readonly string[], at: Step | 'the end'): Promise<void> {
    if (problems.length > 0)
      throw new Error([`at ${JSON.stringify(at)}`, ...problems, await this.#transcript()].join('\n'));
  }

  async #step(step: Step): Promise<readonly string[]> {
    if ('say' in step) {
      const [[by = '', text = ''] = []] = Object.entries(step.say);
      return this.#turn(by as Who, { kind: 'say', text });
    }
    if ('atOnce' in step) {
      const { by, texts } = step.atOnce;
      return this.#turns(
        by,
        texts.map((text) => ({ kind: 'say', text })),
      );
    }
    if ('press' in step) return this.#press(step.press);
    if ('fill' in step) return this.#fill(step.fill);
    if ('seal' in step) return this.#seal(step.seal);
    if ('file' in step) return this.#turn(step.file.by, { kind: 'file', name: step.file.name });
    if ('edit' in step) return this.#edit(step.edit);
    if ('long' in step) {
      const { by, text, length } = step.long;
      return this.#turn(by, { kind: 'say', text: text.repeat(Math.ceil(length / text.length)) });
    }
    if ('enter' in step) return this.#enter(step.enter);
    if ('again' in step) return this.#again();
    if ('wait' in step) return this.#done(this.#world.wait(durationOf(step.wait)));
    if ('restart' in step) return this.#done(this.#table.restart());
    if ('memory' in step) return this.#remember(step.memory.of, step.memory.left);
    return this.#check(step);
  }

  async #check(step: Step): Promise<readonly string[]> {
    if ('bot' in step) return heardProblems(step.bot, await this.#news(step.bot.to));
    if ('hears' in step) return this.#hears(step.hears);
    if ('state' in step) {
      const { caseId } = this.#seat('claimant');
      const record = await this.#world.parley().store.record(caseId);
      const events = record.map(({ recorded }) => readRecorded(recorded).event);
      const count = (type: string): number => events.filter((event) => event.type === type).length;
      const state = await this.#world.state(caseId);
      const sealed =
        state.phase === 'sealedRound'
          ? (await this.#world.parley().store.sealed(caseId, state.round.roundId)).length
          : 0;
      return stateProblems(step.state, state, { sealed, stories: count('storyTold') });
    }
    if ('unchanged' in step)
      return (await this.#version()) === this.#before ? [] : ['the record of the case has changed'];
    if ('hidden' in step) return this.#hidden(step.hidden);
    if ('notLogged' in step)
      return alone(step.notLogged).test(JSON.stringify(this.#world.logged))
        ? [`${step.notLogged} is in the log`]
        : [];
    throw new Error(`Nothing is known of a step like ${JSON.stringify(step)}.`);
  }

  async #done(work: Promise<void>): Promise<readonly string[]> {
    await work;
    return [];
  }

  #seat(who: Who): Seat {
    const seat = this.#seats.get(who);
    if (seat === undefined) throw new Error(`Nobody sits there as the ${who}.`);
    return seat;
  }

  #turn(by: Who, turn: Turn): Promise<readonly string[]> {
    return this.#turns(by, [turn]);
  }

  async #turns(by: Who, turns: readonly Turn[]): Promise<readonly string[]> {
    this.#before = await this.#version();
    const deliveries = turns.map((turn) => {
      this.#deliveries += 1;
      return { id: `d-${this.#deliveries}`, turn };
    });
    const last = deliveries.at(-1);
    this.#last = last === undefined ? null : { by, delivery: last };
    await this.#seat(by).deliver(
      this.#variant === 'twice' ? deliveries.flatMap((each) => [each, each]) : deliveries,
    );
    return [];
  }

  async #again(): Promise<readonly string[]> {
    if (this.#last === null) throw new Error('Nothing was delivered before.');
    this.#before = await this.#version();
    await this.#seat(this.#last.by).deliver([this.#last.delivery]);
    return [];
  }

  async #press({ by, action, subject, older }: Extract<Step, { press: unknown }>['press']) {
    const found = (await this.#feed(by))
      .toReversed()
      .flatMap(({ message }) => buttonsOf(message))
      .filter((button) => button.action === action && (subject === undefined || button.subject === subject));
    const button = found[older];
    if (button === undefined) return [`there is no button ${action} ${subject ?? ''}`];
    return this.#turn(by, {
      kind: 'press',
      action,
      ...(button.subject === undefined ? {} : { subject: button.subject }),
    });
  }

  async #fill({ by, action, values }: Extract<Step, { fill: unknown }>['fill']) {
    const form = (await this.#feed(by)).findLast(
      ({ message: { body } }) => body.kind === 'form' && body.action === action,
    )?.message.body;
    if (form?.kind !== 'form') return [`there is no form ${action}`];
    return this.#turn(by, {
      kind: 'fill',
      action,
      values,
      ...(form.subject === undefined ? {} : { subject: form.subject }),
    });
  }

  async #seal({ by, amount }: Extract<Step, { seal: unknown }>['seal']) {
    const box = (await this.#feed(by)).findLast(({ message }) => message.body.kind === 'sealedInput')?.message
      .body;
    if (box?.kind !== 'sealedInput') return ['there is no sealed box'];
    return this.#turn(by, { kind: 'seal', roundId: box.roundId, amount });
  }

  async #edit({ by, text }: Extract<Step, { edit: unknown }>['edit']) {
    const own = (await this.#feed(by)).findLast(({ message: { from } }) => from.role === by);
    return own === undefined
      ? ['there is nothing of their own to edit']
      : this.#turn(by, { kind: 'edit', of: String(own.seq), text });
  }

  async #enter(who: 'respondent' | 'adjuster'): Promise<readonly string[]> {
    if (who === 'adjuster') {
      this.#seats.set(who, await this.#table.staff(this.#seat('claimant').caseId));
      return [];
    }
    const link = (await this.#feed('claimant')).findLast(
      ({ message: { body } }) => body.kind === 'link' && body.url === 'invite',
    )?.message.body;
    if (link?.kind !== 'link') return ['there is no invitation'];
    this.#seats.set(who, await this.#table.enter(link.code, this.#locale));
    return [];
  }

  async #remember(of: Who, left: unknown): Promise<readonly string[]> {
    const { conversationId, caseId } = this.#seat(of);
    const { store } = this.#world.parley();
    const conversation = await store.conversation(conversationId);
    if (conversation === null) return ['there is no such conversation'];
    const expectedVersion = (await store.record(caseId)).length;
    const memory = { locale: this.#locale, bot: left };
    const changed = [{ ...conversation, memory }];
    await store.append({ caseId, expectedVersion, records: [], messages: [], conversations: changed });
    await this.#table.restart();
    return [];
  }

  async #version(): Promise<number> {
    return (await this.#world.parley().store.record(this.#seat('claimant').caseId)).length;
  }

  #feed(who: Who, after = 0): Promise<readonly FeedItem[]> {
    return this.#world.parley().store.feed(this.#seat(who).conversationId, after, 1_000);
  }

  async #news(who: Who): Promise<{ readonly items: readonly FeedItem[]; readonly locale: Locale }> {
    const feed = await this.#feed(who);
    const looked = this.#looked.get(who) ?? 0;
    this.#looked.set(who, feed.at(-1)?.seq ?? looked);
    return { items: feed.filter(({ seq }) => seq > looked), locale: await this.#readIn(who) };
  }

  async #hears({ to, from, text }: Extract<Step, { hears: unknown }>['hears']): Promise<readonly string[]> {
    const { items } = await this.#news(to);
    const heard = items.some(
      ({ message: { from: speaker, body } }) =>
        speaker.role === from && 'verbatim' in body.text && body.text.verbatim.includes(text),
    );
    return heard ? [] : [`the ${to} does not hear “${text}” from the ${from}`];
  }

  async #hidden({ from, text }: { readonly from: readonly Who[]; readonly text: string }) {
    const { turns } = this.#world.parley();
    const problems: string[] = [];
    for (const who of from) {
      const { conversationId } = this.#seat(who);
      const seen = JSON.stringify([await this.#feed(who), await turns.exportRecord(conversationId)]);
      if (alone(text).test(seen)) problems.push(`the ${who} can read “${text}”`);
    }
    return problems;
  }

  async #readIn(who: Who): Promise<Locale> {
    const shown = await this.#world.parley().turns.show(this.#seat(who).conversationId, 0, 1);
    return shown?.locale ?? this.#locale;
  }

  /** What has to be so after every turn of every row: no fault, nothing said twice in a row, and all that is new on the screen. */
  async #always(): Promise<readonly string[]> {
    const problems = this.#world.faults.map((fault) => `a fault: ${fault}`);
    for (const [who, seat] of this.#seats) {
      const known = this.#checked.get(who) ?? 0;
      const fresh = await this.#feed(who, known);
      const last = fresh.at(-1)?.seq;
      if (last === undefined) continue;
      this.#checked.set(who, last);
      const locale = await this.#readIn(who);
      const replies = [
        this.#replies.get(who) ?? [],
        fresh.filter(({ message }) => message.from.role === 'bot'),
      ];
      if (who !== 'adjuster') problems.push(...repetitions(replies, locale));
      if (replies[1]?.length !== 0) this.#replies.set(who, replies[1] ?? []);
      problems.push(...notShown(who, fresh, await seat.shown(known, last), [locale, this.#locale]));
    }
    return problems;
  }

  /** Nothing of what was said is gone at the end, whatever happened on the way. */
  async #atTheEnd(): Promise<readonly string[]> {
    const problems: string[] = [];
    for (const [who, seat] of this.#seats) {
      const feed = await this.#feed(who);
      const shown = new Set((await seat.shown(0, feed.at(-1)?.seq ?? 0)).map(({ seq }) => seq));
      problems.push(
        ...feed.filter(({ seq }) => !shown.has(seq)).map(({ seq }) => `the ${who} has lost message ${seq}`),
      );
    }
    return problems;
  }

  /** The end of every conversation, as it reads. */
  async #transcript(): Promise<string> {
    const lines: string[] = [];
    for (const who of this.#seats.keys()) {
      const reader = { locale: await this.#readIn(who), timeZone: 'America/New_York' };
      lines.push(`--- ${who}`);
      for (const item of (await this.#feed(who)).slice(-14)) {
        const { text, labels } = onScreen(item, reader);
        const { from, body } = item.message;
        const key = 'key' in body.text ? ` (${body.text.key})` : '';
        lines.push(`${from.role}: ${text}${key}${labels.length > 0 ? ` [${labels.join(' | ')}]` : ''}`);
      }
    }
    return lines.join('\n');
  }
}

/** What of these messages their reader does not see as it was said, in a language in which it may have been printed. */
const notShown = (
  who: Who,
  items: readonly FeedItem[],
  shown: readonly Shown[],
  locales: readonly Locale[],
): readonly string[] =>
  items.flatMap((item) => {
    const inEach = locales.map((locale) => onScreen(item, { locale, timeZone: 'America/New_York' }));
    const there = shown.find(({ seq }) => seq === item.seq);
    const [{ text } = { text: '' }] = inEach;
    if (there === undefined) return [`the ${who} never sees “${text}”`];
    const labels = inEach.find((each) => each.text === there.text)?.labels;
    if (labels === undefined) return [`the ${who} reads “${there.text}” for “${text}”`];
    return labels
      .filter((label) => !there.labels.includes(label))
      .map((label) => `the ${who} does not see “${label}”`);
  });

/** The text by itself: three digits within a hash are nobody's number. */
const alone = (text: string): RegExp =>
  new RegExp(`(?<![0-9a-z])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:00)?(?![0-9a-z])`, 'iu');

/** `P3D`, `PT5H`, `P1DT30M` in milliseconds. */
const durationOf = (text: string): number => {
  const [, days = 0, hours = 0, minutes = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/u.exec(text) ?? [];
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000;
};
