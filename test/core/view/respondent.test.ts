import { expect, test } from '@jest/globals';
import type { Command } from '../../../core/case/command.ts';
import type { Actor } from '../../../core/case/party.ts';
import { claimantView } from '../../../core/view/claimant.ts';
import { respondentView } from '../../../core/view/respondent.ts';
import {
  ADJUSTER,
  apply,
  CLAIMANT,
  opened,
  PROCEDURE,
  RESPONDENT,
  START,
  valueFor,
  type Walk,
} from '../case/walk.ts';

const MONEY = { minor: 20_000, currency: 'USD' };
const TERMS = { money: { amount: MONEY, payer: 'respondent' as const, dueInDays: 7 }, other: [] };

/** A word that stands where the other side must not read it; each is looked for in everything that the view holds. */
const SECRETS = ['story-secret', 'room-secret', 'note-secret', 'blockCard', 'twoNonMoves', 'opening-secret'];

const done = (walk: Walk, by: Actor, ...commands: readonly Command[]): Walk => {
  const after = commands.reduce((before, command) => apply(before, command, by, START), walk);
  expect(after.refused).toEqual([]);
  return after;
};

const told = (): Walk =>
  done(
    opened(),
    CLAIMANT,
    { type: 'tellStory', messageId: 'm-1', text: 'story-secret: it broke, and nobody knows why.' },
    { type: 'setClaimType', claimType: 'defectiveGoods' },
    {
      type: 'stateElements',
      statements: (['item', 'seller', 'when', 'problem', 'amount', 'wanted'] as const).map((element) => ({
        element,
        value: valueFor(element, 48_000, 'USD'),
      })),
    },
    { type: 'fileClaim', offerId: 'demand' },
    { type: 'inviteRespondent', inviteId: 'opening-secret', name: 'Acme' },
  );

const atTheTable = (): Walk => {
  const joined = done(
    told(),
    RESPONDENT,
    { type: 'joinAsRespondent', respondentId: 'r', name: 'Acme', locale: 'en' },
    { type: 'setAuthority', upToMinor: 33_333 },
    { type: 'makeOffer', offerId: 'o-1', terms: TERMS, reason: 'It was used.' },
  );
  const held = done(joined, ADJUSTER, { type: 'takeOver' });
  const proposed = done(
    held,
    ADJUSTER,
    { type: 'addNote', noteId: 'n-1', text: 'note-secret' },
    { type: 'sendMessage', messageId: 'm-2', audience: 'claimant', text: 'room-secret' },
    { type: 'sendMessage', messageId: 'm-3', audience: 'respondent', text: 'for the business' },
    { type: 'makeProposal', proposalId: 'p-1', terms: TERMS, reason: 'Half way.' },
  );
  return done(proposed, CLAIMANT, {
    type: 'answerProposal',
    proposalId: 'p-1',
    accepted: true,
  });
};

test('the business reads the claim, not the telling, and nothing that is for the other side or for staff', () => {
  for (const { state } of [told(), atTheTable()]) {
    const seen = JSON.stringify(respondentView(state, { now: START, procedure: PROCEDURE }));
    for (const secret of SECRETS) expect(seen).not.toContain(secret);
    expect(seen).toContain('the problem');
  }
});

test('each side reads a proposal alike, and messages for both or for itself', () => {
  const { state } = atTheTable();
  const theirs = respondentView(state, { now: START, procedure: PROCEDURE });
  const hers = claimantView(state, { now: START, procedure: PROCEDURE });
  expect(theirs.table?.proposal).toEqual(hers.table?.proposal);
  expect(theirs.messages.map(({ text }) => text)).toEqual(['for the business']);
  expect(hers.messages.map(({ text }) => text)).toEqual(['room-secret']);
});

test('the limit of a business is read by that business alone', () => {
  const { state } = atTheTable();
  expect(respondentView(state, { now: START, procedure: PROCEDURE }).authorityMinor).toBe(33_333);
  expect(JSON.stringify(claimantView(state, { now: START, procedure: PROCEDURE }))).not.toContain('33333');
});

test('why the other side cannot go on is not told', () => {
  const { state } = done(told(), CLAIMANT, { type: 'optOut' });
  const crisis = done(told(), CLAIMANT, { type: 'noteCrisis', kind: 'violence' });
  expect(respondentView(state, { now: START, procedure: PROCEDURE }).requested?.reason).toBe('guarded');
  expect(JSON.stringify(respondentView(crisis.state, { now: START, procedure: PROCEDURE }))).not.toMatch(
    /violence|crisis/,
  );
  expect(respondentView(crisis.state, { now: START, procedure: PROCEDURE }).paused).toEqual({ own: false });
});

test('what is left to answer: the facts of the claim, not what is wanted nor who the business is', () => {
  const { state } = told();
  expect(respondentView(state, { now: START, procedure: PROCEDURE }).unanswered).toEqual([
    'item',
    'when',
    'amount',
    'problem',
  ]);
});
