import type { Body } from '../../../core/message/message.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { Chance } from './chance.ts';
import { choicesOf, keyOf, lastOf, moneyIn, type Open } from './reading.ts';
import type { SyntheticParts } from './seat.ts';

/** A made-up person of the team. */
const STAFF = { id: 'synthetic-adjuster', name: 'Sam' } as const;

/** What an adjuster reads on the brief of a case. */
type Brief = {
  readonly phase: string;
  readonly demandMinor: number | null;
  /** What may be done: buttons as they are, forms by the name of what they open. */
  readonly may: ReadonlySet<string>;
};

/**
 * One visit of an adjuster to a case that asked for a person: takes it over, reads the brief, does the next sensible
 * thing, gives it back. `visit` counts from 0; after a few there is nothing left to try, and the case is ended.
 * Resolves to the number of turns.
 */
export const visitCase = async (
  parts: SyntheticParts,
  caseId: string,
  visit: number,
  chance: Chance,
): Promise<number> => {
  const conversation = await parts.turns.staffConversation(caseId, STAFF);
  if (conversation === null) return 0;
  const desk = new Desk(parts, conversation.conversationId);
  await desk.press('takeOver');
  await desk.take({ kind: 'arrive' });
  const brief = readBrief(await desk.feed());
  const tried = plan(brief, visit, chance);
  for (const input of tried) await desk.take(input);
  if (tried.length === 0) await end(desk, brief, chance);
  await desk.press('release');
  return desk.count;
};

/** The adjuster's own conversation about one case. */
class Desk {
  count = 0;
  readonly #parts: SyntheticParts;
  readonly #conversationId: string;

  constructor(parts: SyntheticParts, conversationId: string) {
    this.#parts = parts;
    this.#conversationId = conversationId;
  }

  async take(input: Input): Promise<void> {
    this.count += 1;
    const { turns, ids } = this.#parts;
    await turns.take({ conversationId: this.#conversationId, updateId: ids.id(), input });
  }

  press(action: string, subject?: string): Promise<void> {
    return this.take({ kind: 'choice', action, ...(subject === undefined ? {} : { subject }) });
  }

  async feed(): Promise<Open> {
    return (await this.#parts.turns.show(this.#conversationId, 0, 10_000))?.items ?? [];
  }
}

const readBrief = (open: Open): Brief => {
  const card = lastOf(open, 'card');
  const money = card === undefined ? undefined : moneyIn(card);
  const buttons = card === undefined ? [] : choicesOf(card);
  return {
    phase: card === undefined ? '' : phaseOf(card),
    demandMinor: money?.minor ?? null,
    may: new Set(buttons.map(({ action, subject }) => (action === 'open' ? (subject ?? '') : action))),
  };
};

const phaseOf = ({ rows }: Extract<Body, { kind: 'card' }>): string =>
  rows
    .map(({ value }) => keyOf(value))
    .find((key) => key.startsWith('phase.'))
    ?.slice('phase.'.length) ?? '';

/** What is tried at the first visits, by phase; empty where nothing is left to try. */
const plan = (brief: Brief, visit: number, chance: Chance): readonly Input[] => {
  const { phase, may } = brief;
  if (may.has('resume')) return [{ kind: 'choice', action: 'resume' }, ...write('claimant', CALLED)];
  if (phase === 'negotiating' && visit < 2 && may.has('propose') && brief.demandMinor !== null)
    return [propose(brief, chance)];
  if ((phase === 'broken' || phase === 'disputed') && visit < 3) return write('respondent', PAY);
  if (phase === 'narrating' || phase === 'filed') return visit < 1 ? write('claimant', HELP) : [];
  if ((phase === 'invited' || phase === 'answering') && visit < 1)
    return may.has('proveNotice') ? [fill('proveNotice', { note: CALLED })] : write('claimant', WAITING);
  if (ENDS_ITSELF.has(phase) && visit < 4) return write('claimant', WAITING);
  return [];
};

/** Phases that a person only accompanies: both have agreed already. */
const ENDS_ITSELF: ReadonlySet<string> = new Set(['matched', 'reflection', 'signed', 'kept', 'sealedRound']);

const CALLED = 'I called and we found a way to go on.';
const PAY = 'The payment is late. Please send it now and press the button when it is done.';
const HELP = 'Do you need help with your claim? I can answer your questions here.';
const WAITING = 'I am looking into it and will write again.';

const fill = (action: string, values: { readonly [name: string]: string }): Input => ({
  kind: 'form',
  action,
  values,
});

const write = (audience: 'claimant' | 'respondent', text: string): readonly Input[] => [
  fill('write', { audience, text }),
];

/** Somewhere above the middle of what was asked for, as such cases often end. */
const propose = ({ demandMinor }: Brief, chance: Chance): Input => {
  const amount = Math.max(1, Math.round(((demandMinor ?? 0) * chance.between(0.5, 0.8)) / 100));
  return fill('propose', {
    amount: String(amount),
    payer: 'respondent',
    days: '14',
    reason: 'Both accounts and the papers considered, this seems fair to me.',
  });
};

/** Ways in which a case is closed, the kindest that is open first. */
const CLOSINGS = ['unanswered', 'notSettled'] as const;
/** Share of the cases without a settlement that go on elsewhere. */
const GOES_ON = 0.4;

/** Nothing is left to try here: closed with what the form allows, or referred. Both are read back before they stand. */
const end = async (desk: Desk, brief: Brief, chance: Chance): Promise<void> => {
  const outcome = brief.may.has('close') && !chance.of(GOES_ON) ? await closingOf(desk) : undefined;
  if (outcome === undefined) {
    await desk.take(fill('refer', { to: 'the small claims court', reason: 'It cannot be settled here.' }));
    return desk.press('confirm', 'refer');
  }
  await desk.take(fill('close', { outcome, reason: 'We could not find common ground here.' }));
  return desk.press('confirm', 'close');
};

const closingOf = async (desk: Desk): Promise<string | undefined> => {
  await desk.press('open', 'close');
  const form = lastOf(await desk.feed(), 'form');
  const options = form?.fields.find(({ name }) => name === 'outcome')?.options ?? [];
  return CLOSINGS.find((outcome) => options.some(({ value }) => value === outcome));
};
