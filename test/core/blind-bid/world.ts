import { join } from 'node:path';
import { sha256 } from '../../../adapters/ids/random-ids.ts';
import { pinoLog } from '../../../adapters/log/pino/pino-log.ts';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import { rulesUnderstanding } from '../../../adapters/understanding/rules/understanding.ts';
import { icuWording } from '../../../adapters/wording/icu/wording.ts';
import { adjusterBot } from '../../../bots/adjuster/adjuster-bot.ts';
import { claimantBot } from '../../../bots/claimant/bot.ts';
import { contributorBot } from '../../../bots/contributor/contributor-bot.ts';
import { mediatorBot } from '../../../bots/mediator/mediator-bot.ts';
import { representativeBot } from '../../../bots/representative/representative-bot.ts';
import { respondentBot } from '../../../bots/respondent/respondent-bot.ts';
import { answersOf } from '../../../core/blind-bid/answer.ts';
import type { BidRule, BidTiming } from '../../../core/blind-bid/round.ts';
import { priceOf } from '../../../core/blind-bid/rule.ts';
import { SealedAmount } from '../../../core/blind-bid/sealed-amount.ts';
import type { Command } from '../../../core/case/command.ts';
import { SIDES, type Side } from '../../../core/case/party.ts';
import type { Message } from '../../../core/message/message.ts';
import type { SealedRow, Store } from '../../../core/port/store.ts';
import type { Vault } from '../../../core/port/vault.ts';
import { ISSUES_OF } from '../../../core/preference/issue.ts';
import { packagesOf } from '../../../core/preference/package.ts';
import { preferencesOf } from '../../../core/preference/place.ts';
import { answerOf, commonPick, type PreferenceAnswer } from '../../../core/preference/preference.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { TALLY_COLUMNS } from '../../../core/report/count.ts';
import { respondentKey } from '../../../core/report/course.ts';
import { CAUSES } from '../../../core/report/tally.ts';
import { DAY, HOUR, SECOND } from '../../../core/time.ts';
import type { AnyBot, Engine } from '../../../core/turn/engine.ts';
import type { Input } from '../../../core/turn/input.ts';
import { turnService } from '../../../core/turn/turn-service.ts';
import { joined, MIA } from '../../fixture/team.ts';
import { filesUnread } from '../../fixture/unread.ts';

/** Demand and last open offer of every world, in minor units: the public bounds of its round. */
export const DEMAND = 120_000;
export const OFFER = 20_000;
const START = Date.UTC(2026, 10, 24, 15);
const WORDING = icuWording(join(import.meta.dirname, '../../../prompts/replies'));

/** What is typed in one world. A side may type several times; null: never. */
export type Typed = { readonly claimant: readonly number[]; readonly respondent: readonly number[] };
export type Setting = { readonly rule: BidRule; readonly timing: BidTiming };

/** Parts that a planted leak replaces. */
export type Leak = (parts: {
  readonly vault: Vault;
  readonly store: Store;
  readonly log: Engine['log'];
}) => Partial<{ readonly vault: Vault; readonly store: Store; readonly log: Engine['log'] }>;

/** Everything that anybody but the one who typed could ever look at, before the close and after it. */
export type Observed = { readonly [sink: string]: string };

/**
 * Seals with an ideal commitment: it says nothing about the number, so that what differs between two worlds is a leak of
 * Parley's own and never the randomness of a cipher. Everything else in a world is the real thing.
 */
const idealVault = (): Vault => {
  const kept = new Map<string, number>();
  const place = (caseId: string, roundId: string, side: Side): string => `${caseId}/${roundId}/${side}`;
  const commitment = (at: string): string => sha256(`commitment of ${at}`);
  return {
    seal: async ({ caseId, roundId, side, amount, at, wrappedKey }) => {
      const { minor, currency } = amount.reveal();
      const where = place(caseId, roundId, side);
      kept.set(where, minor);
      const row: SealedRow = {
        caseId,
        roundId,
        side,
        ciphertext: new Uint8Array(68),
        commitment: commitment(where),
        at,
      };
      const receipt = {
        caseId,
        roundId,
        side,
        minor,
        currency,
        openingKey: '',
        commitment: row.commitment,
        sealedAt: at,
      };
      return { row, wrappedKey: wrappedKey ?? new Uint8Array(60), receipt };
    },
    evaluate: async (round, { caseId }) => {
      const [claimant = '', respondent = ''] = SIDES.map((side) => place(caseId, round.roundId, side));
      const price = priceOf(round.rule, kept.get(claimant) ?? null, kept.get(respondent) ?? null);
      return {
        commitments: { claimant: commitment(claimant), respondent: commitment(respondent) },
        outcome:
          price === null
            ? { matched: false }
            : { matched: true, price: { minor: price, currency: round.currency } },
      };
    },
    sealAnswer: async ({ caseId, proposalId, side, accepted, at, wrappedKey }) => {
      const roundId = answersOf(proposalId);
      const where = place(caseId, roundId, side);
      kept.set(where, accepted ? 1 : 0);
      const row: SealedRow = {
        caseId,
        roundId,
        side,
        ciphertext: new Uint8Array(68),
        commitment: commitment(where),
        at,
      };
      return { row, wrappedKey: wrappedKey ?? new Uint8Array(60) };
    },
    sealCode: async ({ caseId, place: roundId, side, code, at, wrappedKey }) => {
      const where = place(caseId, roundId, side);
      kept.set(where, code);
      const row = {
        caseId,
        roundId,
        side,
        ciphertext: new Uint8Array(68),
        commitment: commitment(where),
        at,
      };
      return { row, wrappedKey: wrappedKey ?? new Uint8Array(60) };
    },
    packages: async (questions, { caseId, place: roundId }) => {
      const [claimant, respondent] = SIDES.map((side) => {
        const code = kept.get(place(caseId, roundId, side));
        return code === undefined ? null : answerOf(code, questions);
      });
      return claimant && respondent ? packagesOf(questions, { claimant, respondent }) : [];
    },
    commonPick: async (count, { caseId, place: roundId }) =>
      commonPick(
        count,
        SIDES.map((side) => kept.get(place(caseId, roundId, side)) ?? null),
      ),
    bothYes: async ({ caseId, proposalId }) =>
      SIDES.every((side) => kept.get(place(caseId, answersOf(proposalId), side)) === 1),
  };
};

/** A bot that also takes commands as they are, so that a world gets to its round without a word being understood. */
const commanded = (bot: AnyBot): AnyBot => ({
  ...bot,
  hear: (view, memory, heard, about) =>
    heard.kind === 'form' && heard.action === 'commands'
      ? { commands: JSON.parse(heard.values['json'] ?? '[]') as Command[], notes: [], memory }
      : bot.hear(view, memory, heard, about),
});

const counted = () => {
  let count = 0;
  const next = (): string => {
    count += 1;
    return `id${String(count).padStart(6, '0')}`;
  };
  return {
    id: next,
    code: next,
    /** Goes on from that count: who typed less made fewer ids, which in the real world are random anyway. */
    from: (start: number): void => {
      count = start;
    },
  };
};

/** A case with an open offer, its two sides and a person of the team, and everything that any of them can look at. */
const openWorld = async (leak: Leak) => {
  let now = START;
  const ids = counted();
  const lines: string[] = [];
  const woken: string[] = [];
  const real = {
    vault: idealVault(),
    store: memoryStore(),
    log: pinoLog('debug', { write: (line) => lines.push(line) }),
  };
  const parts = { ...real, ...leak(real) };
  const { store } = parts;
  const turns = turnService({
    ...parts,
    understanding: rulesUnderstanding(),
    ...filesUnread(),
    containment: { request: async () => ({ outcome: 'failed' }) },
    wakeups: {
      wake: (topics) => woken.push(...topics),
      listen: () => () => undefined,
      watch: () => () => undefined,
    },
    clock: { now: () => now },
    ids,
    digest: sha256,
    procedures: PROCEDURES,
    procedureOf: (ref) => {
      const found = PROCEDURES.find(({ id }) => id === ref.id);
      if (found === undefined) throw new Error(`No procedure ${ref.id}.`);
      return found;
    },
    bots: {
      claimant: commanded(claimantBot as AnyBot),
      respondent: commanded(respondentBot as AnyBot),
      adjuster: commanded(adjusterBot as AnyBot),
      mediator: commanded(mediatorBot as AnyBot),
      contributor: commanded(contributorBot as AnyBot),
      representative: commanded(representativeBot as AnyBot),
    },
  });

  const { caseId, conversationId: claimant } = await turns.open({
    procedureId: 'consumer',
    locale: 'en',
    timeZone: 'America/New_York',
  });
  let update = 0;
  const command = async (conversationId: string, ...commands: readonly Command[]): Promise<void> => {
    update += 1;
    const values = { json: JSON.stringify(commands) };
    await turns.take({
      conversationId,
      updateId: `u${update}`,
      input: { kind: 'form', action: 'commands', values },
    });
  };
  const money = (minor: number) => ({
    money: { amount: { minor, currency: 'USD' }, payer: 'respondent' as const, dueInDays: 14 },
    other: [],
  });
  const text = (element: 'item' | 'seller' | 'problem', words: string) =>
    ({ element, value: { kind: 'text', text: words } }) as const;

  await command(
    claimant,
    { type: 'tellStory', messageId: 'm1', text: 'The fridge broke.' },
    { type: 'setClaimType', claimType: 'defectiveGoods' },
    {
      type: 'stateElements',
      statements: [
        text('item', 'fridge'),
        text('seller', 'Acme'),
        text('problem', 'It broke.'),
        { element: 'when', value: { kind: 'date', from: '2026-11-01', to: '2026-11-01' } },
        { element: 'amount', value: { kind: 'money', money: { minor: DEMAND, currency: 'USD' } } },
        { element: 'wanted', value: { kind: 'wanted', wanted: 'refund' } },
      ],
    },
    { type: 'fileClaim', offerId: 'demand' },
    { type: 'inviteRespondent', inviteId: 'invitecode', name: 'Acme' },
  );
  const entered = await turns.enter({ code: 'invitecode', sessionId: 's2', locale: 'en' });
  if (!entered.ok || entered.kind !== 'party') throw new Error('The respondent was not let in.');
  const respondent = entered.conversation.conversationId;
  const desk = await turns.staffConversation(caseId, await joined(store));
  if (desk === null) throw new Error('The desk was not let in.');
  await command(
    respondent,
    { type: 'joinAsRespondent', respondentId: entered.conversation.personId, name: 'Acme', locale: 'en' },
    { type: 'makeOffer', offerId: 'o1', terms: money(OFFER) },
  );

  const seats: { claimant: string; respondent: string; desk: string; mediator?: string } = {
    claimant,
    respondent,
    desk: desk.conversationId,
  };
  const seatOf = (seat: keyof typeof seats): string => seats[seat] ?? '';
  const take = (seat: keyof typeof seats, input: Input) => {
    update += 1;
    return turns.take({ conversationId: seatOf(seat), updateId: `u${update}`, input });
  };
  const observe = async (when: string, sealedAt: string): Promise<Observed> => {
    const seen: { [sink: string]: string } = {};
    for (const [seat, conversationId] of Object.entries(seats)) {
      const shown = await turns.show(conversationId, 0, 500);
      seen[`${when}: screen of ${seat}`] = JSON.stringify([
        shown?.items.map(({ message }) => said(message)),
        shown?.items,
        shown?.panel,
      ]);
      seen[`${when}: export of ${seat}`] = JSON.stringify(await turns.exportRecord(conversationId));
    }
    seen[`${when}: queue`] = JSON.stringify(await store.case(caseId));
    seen[`${when}: what is counted`] = JSON.stringify([
      await store.facts({ kind: 'respondent', respondent: respondentKey('Acme', sha256), limit: 9 }),
      await store.countTallies({ from: 0, to: now + DAY, what: CAUSES, by: TALLY_COLUMNS }),
    ]);
    seen[`${when}: record`] = JSON.stringify(await store.record(caseId));
    seen[`${when}: deadlines`] = JSON.stringify(await store.due(now + 400 * DAY, 100));
    seen[`${when}: shape under seal`] = JSON.stringify(
      (await store.sealed(caseId, sealedAt)).map(({ side, ciphertext, commitment }) => [
        side,
        ciphertext.length,
        commitment,
      ]),
    );
    seen[`${when}: log`] = lines.map((line) => line.replace(/"time":\d+/, '')).join('');
    seen[`${when}: wake-ups`] = woken.join(' ');
    return seen;
  };
  return {
    take,
    command: (seat: keyof typeof seats, ...commands: readonly Command[]) =>
      command(seatOf(seat), ...commands),
    /** A mediator is proposed by the registry and welcome to both. */
    mediate: async (): Promise<void> => {
      await joined(store, MIA);
      await command(seatOf('desk'), { type: 'takeOver' }, { type: 'startMediation' });
      await turns.tick();
      const mediator = await turns.staffConversation(caseId, MIA);
      if (mediator === null) throw new Error('Nobody was proposed.');
      seats.mediator = mediator.conversationId;
      await command(mediator.conversationId, { type: 'declareConflict', conflict: false });
      for (const side of SIDES) await command(seatOf(side), { type: 'acceptMediator', mediatorId: MIA.id });
    },
    observe,
    money,
    tick: () => turns.tick(),
    /** Ids go on from the same count in every world, and time from the same moment. */
    settle: (): void => {
      now = START + HOUR;
      ids.from(100_000);
    },
    at: (after: number): void => {
      now = START + after;
    },
    later: (by: number): void => {
      now += by;
    },
  };
};

/** Plays one world to the end of its round and returns what everybody saw. */
export const play = async (
  typed: Typed,
  { rule, timing }: Setting,
  leak: Leak = () => ({}),
): Promise<Observed> => {
  const world = await openWorld(leak);
  await world.command('claimant', { type: 'proposeSealedRound', roundId: 'r1', rule, timing });
  await world.command('respondent', { type: 'agreeSealedRound', roundId: 'r1' });
  for (const [index, side] of SIDES.entries())
    for (const [again, minor] of typed[side].entries()) {
      world.at((index * 10 + again + 1) * SECOND);
      const amount = new SealedAmount({ minor, currency: 'USD' });
      await world.take(side, { kind: 'sealed', roundId: 'r1', amount });
    }
  world.settle();
  const before = timing === 'live' ? {} : await world.observe('before the close', 'r1');
  // All three evaluations of the longest rule have come by then.
  for (let tick = 0; tick < 4; tick += 1) {
    world.later(8 * DAY);
    await world.tick();
  }
  return { ...before, ...(await world.observe('after the close', 'r1')) };
};

/** What each side says to a person's proposal, one answer after the other. */
export type Answered = { readonly [S in Side]: readonly boolean[] };

/** Plays one world to the end of a proposal and returns what everybody saw. */
export const playProposal = async (answered: Answered, leak: Leak = () => ({})): Promise<Observed> => {
  const world = await openWorld(leak);
  await world.command('desk', { type: 'takeOver' });
  await world.command('desk', {
    type: 'makeProposal',
    proposalId: 'p1',
    terms: world.money(50_000),
    reason: 'Half way.',
  });
  for (const [index, side] of SIDES.entries())
    for (const [again, yes] of answered[side].entries()) {
      world.at((index * 10 + again + 1) * SECOND);
      await world.take(side, { kind: 'choice', action: yes ? 'proposalYes' : 'proposalNo', subject: 'p1' });
    }
  world.settle();
  const before = await world.observe('before the end', answersOf('p1'));
  world.later(4 * DAY);
  await world.tick();
  return { ...before, ...(await world.observe('after the end', answersOf('p1'))) };
};

/** What each side answers about its preferences, in a mediation; null: nothing. */
export type Preferred = { readonly [S in Side]: PreferenceAnswer | null };

export const playPreferences = async (preferred: Preferred, leak: Leak = () => ({})): Promise<Observed> => {
  const world = await openWorld(leak);
  await world.mediate();
  await world.command('mediator', { type: 'offerPreferences', roundId: 'q1' });
  for (const [index, side] of SIDES.entries()) {
    const answer = preferred[side];
    world.at((index * 10 + 1) * SECOND);
    if (answer !== null)
      await world.take(side, {
        kind: 'form',
        action: 'preferences',
        subject: 'q1',
        values: valuesOf(answer),
      });
  }
  world.settle();
  const before = await world.observe('before the end', preferencesOf('q1'));
  world.later(4 * DAY);
  await world.tick();
  return { ...before, ...(await world.observe('after the end', preferencesOf('q1'))) };
};

const valuesOf = ({ limit, levels }: PreferenceAnswer): { readonly [name: string]: string } => ({
  limit: String(limit),
  ...Object.fromEntries(ISSUES_OF.defectiveGoods.map((id, place) => [id, String(levels[place] ?? 0)])),
});

/** The words of a message, so that a leak in them counts too. */
const said = ({ body }: Message): string =>
  'key' in body.text ? WORDING.say(body.text, 'en', 'UTC') : body.text.verbatim;

/** The sinks in which two worlds differ. */
export const differences = (one: Observed, other: Observed): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((sink) => one[sink] !== other[sink])
    .sort();
