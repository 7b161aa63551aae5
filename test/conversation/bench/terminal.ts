import { PassThrough } from 'node:stream';
import { talkInJson } from '../../../adapters/channel/terminal/script.ts';
import { Session } from '../../../adapters/channel/terminal/session.ts';
import type { Locale } from '../../../core/locale.ts';
import type { Conversation } from '../../../core/port/store.ts';
import type { World } from '../world.ts';
import type { Bench, Delivery, Seat, Shown, Turn } from './bench.ts';
import { staffSeat } from './house.ts';

/** `npm run chat -- --json`: one JSON line a turn in, one a message out, over streams. The team sits at its desk. */
export const terminal: Bench<'terminal'> = {
  name: 'terminal',
  start: async (world) => {
    const talks = new Set<Terminal>();
    const sit = (conversation: Conversation, locale: Locale): Seat => {
      const talk = new Terminal(world, conversation, locale);
      talks.add(talk);
      return talk;
    };
    let sessions = 0;
    return {
      open: async (procedureId, locale) =>
        sit(await world.parley().turns.open({ procedureId, locale, timeZone: 'America/New_York' }), locale),
      enter: async (code, locale) => {
        sessions += 1;
        const entered = await world.parley().turns.enter({ code, sessionId: `terminal-${sessions}`, locale });
        if (!entered.ok || entered.kind !== 'party')
          throw new Error(`Not let in: ${JSON.stringify(entered)}`);
        return sit(entered.conversation, locale);
      },
      staff: (caseId) => staffSeat(world, caseId),
      restart: async () => {
        for (const talk of talks) await talk.leave();
        await world.restart();
        for (const talk of talks) talk.begin();
      },
      close: async () => {
        for (const talk of talks) await talk.leave();
      },
    };
  },
};

type Line = { readonly [field: string]: unknown };

class Terminal implements Seat {
  readonly conversationId: string;
  readonly caseId: string;
  readonly #world: World;
  readonly #conversation: Conversation;
  readonly #locale: Locale;
  /** What was printed, by number; a terminal that is opened again prints it all again. */
  readonly #printed = new Map<number, Shown>();
  #input = new PassThrough();
  #ended: Promise<void> = Promise.resolve();
  #turns: readonly Line[] = [];
  #wake: () => void = () => {};

  constructor(world: World, conversation: Conversation, locale: Locale) {
    this.conversationId = conversation.conversationId;
    this.caseId = conversation.caseId;
    this.#world = world;
    this.#conversation = conversation;
    this.#locale = locale;
    this.begin();
  }

  begin(): void {
    const parley = this.#world.parley();
    const session = new Session(parley, this.#conversation, this.#locale, {
      urlOf: (code) => `http://127.0.0.1:3000/l/${code}`,
      publicUrl: null,
    });
    const output = new PassThrough({ encoding: 'utf8' });
    let rest = '';
    output.on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#read(JSON.parse(line) as Line);
    });
    this.#input = new PassThrough();
    this.#turns = [];
    const fault = (problem: unknown): void => parley.log.error({ what: 'turn', fault: problem });
    const answered = async (): Promise<void> => {};
    this.#ended = talkInJson({ session, input: this.#input, output, resume: null, answered, fault });
  }

  async leave(): Promise<void> {
    this.#input.end();
    await this.#ended;
  }

  async deliver(deliveries: readonly Delivery[]): Promise<void> {
    const until = this.#turns.length + deliveries.length;
    this.#input.write(
      deliveries.map(({ id, turn }) => `${JSON.stringify({ id, ...lineOf(turn) })}\n`).join(''),
    );
    while (this.#turns.length < until) await new Promise<void>((resolve) => (this.#wake = resolve));
    const problem = this.#turns.slice(-deliveries.length).find((line) => 'problem' in line);
    if (problem !== undefined) throw new Error(String(problem['problem']));
  }

  async shown(after: number, seq: number): Promise<readonly Shown[]> {
    while (seq > 0 && !this.#printed.has(seq)) await new Promise<void>((resolve) => (this.#wake = resolve));
    return [...this.#printed.values()].filter((printed) => printed.seq > after);
  }

  #read(line: Line): void {
    if ('turn' in line) this.#turns = [...this.#turns, line];
    if (typeof line['seq'] === 'number') this.#printed.set(line['seq'], shownOf(line as unknown as Printed));
    this.#wake();
  }
}

type Button = { readonly label: string };
/** The parts of a printed message that a reader sees besides its words. */
type Printed = {
  readonly seq: number;
  readonly text: string;
  readonly choices?: readonly Button[];
  readonly rows?: readonly {
    readonly label: string;
    readonly value?: string;
    readonly choices?: readonly Button[];
  }[];
};

const shownOf = ({ seq, text, choices = [], rows = [] }: Printed): Shown => ({
  seq,
  text,
  labels: [
    ...rows.flatMap(({ label, value }) => (value === undefined ? [] : [`${label}: ${value}`])),
    ...[...choices, ...rows.flatMap((row) => row.choices ?? [])].map((button) => button.label),
  ],
});

const lineOf = (turn: Turn): object => {
  switch (turn.kind) {
    case 'say':
      return { say: turn.text };
    case 'press':
      return { press: turn.action, ...(turn.subject === undefined ? {} : { subject: turn.subject }) };
    case 'fill': {
      const { kind: _kind, ...fill } = turn;
      return { fill };
    }
    case 'seal':
      return { seal: turn.amount };
    case 'edit':
    case 'file':
      throw new Error(`A terminal has no way to ${turn.kind}.`);
  }
};
