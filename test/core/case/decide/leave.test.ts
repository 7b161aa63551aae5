import { describe, expect, test } from '@jest/globals';
import { nextStep } from '../../../../core/case/due.ts';
import { DAY } from '../../../../core/time.ts';
import { adjusterView } from '../../../../core/view/adjuster.ts';
import { mediatorView } from '../../../../core/view/mediator.ts';
import { partyView } from '../../../../core/view/party.ts';
import { queueRow } from '../../../../core/view/queue-row.ts';
import { seenBy } from '../../../../core/view/seen.ts';
import { did, type Given, given, OFFERED, WAY_TO_MEDIATION } from '../given.ts';
import { ADJUSTER, CLAIMANT, COLLEAGUE, PROCEDURE, START } from '../walk.ts';

const held = did(ADJUSTER, 'takeOver', {});
const terms = (minor: number) => ({
  money: { amount: { minor, currency: PROCEDURE.currency }, payer: 'respondent' as const, dueInDays: 14 },
  other: [],
});
/** One cent more than the adjuster of these stories may bind the side to. */
const BEYOND = terms(50_001);
const propose = (wanted = BEYOND) =>
  ({ type: 'makeProposal', proposalId: 'p', terms: wanted, reason: 'A good end.' }) as const;
const request = { type: 'requestApproval', approvalId: 'l', terms: BEYOND, reason: 'A good end.' } as const;
const answer = (approved: boolean) =>
  ({ type: 'answerApproval', approvalId: 'l', approved, reason: 'Seen.' }) as const;
const asked = (): Given => given(...OFFERED, held, [request, ADJUSTER]);

describe('a person’s limit', () => {
  test('is the sum up to which terms may be suggested alone; the refusal names it', () => {
    const at = given(...OFFERED, held);
    at.when(ADJUSTER, propose(terms(50_000))).thenHappens({ type: 'proposalMade' });
    at.when(ADJUSTER, propose()).thenRefused('overOwnAuthority', {
      amount: { minor: 50_000, currency: PROCEDURE.currency },
    });
  });

  test('says nothing of terms without money', () => {
    const repair = { other: [{ kind: 'repair' as const, by: 'respondent' as const, dueInDays: 7 }] };
    given(...OFFERED, held)
      .when(ADJUSTER, { ...propose(), terms: repair })
      .thenHappens({ type: 'proposalMade' });
  });
});

describe('leave to go beyond it', () => {
  test('is asked for where it is needed, once at a time', () => {
    given(...OFFERED, held)
      .when(ADJUSTER, { ...request, terms: terms(50_000) })
      .thenRefused('noLeaveNeeded');
    asked()
      .when(ADJUSTER, { ...request, approvalId: 'l-2' })
      .thenRefused('alreadyDone');
  });

  test('is given by somebody with enough authority, and never by the one who asked', () => {
    asked().when(ADJUSTER, answer(true)).thenRefused('ownRequest');
    asked()
      .when({ role: 'adjuster', id: 'junior', name: 'Jo' }, answer(true))
      .thenRefused('overOwnAuthority');
    asked().when(CLAIMANT, answer(true)).thenRefused('notYours');
    asked().when(COLLEAGUE, answer(true)).thenHappens({ type: 'approvalAnswered', approved: true });
    asked()
      .and([answer(true), COLLEAGUE])
      .when(COLLEAGUE, answer(false))
      .thenRefused('approvalGone');
  });

  test('covers these very terms and no others, for the one who asked', () => {
    const at = asked().and([answer(true), COLLEAGUE]);
    at.when(ADJUSTER, propose()).thenHappens({ type: 'proposalMade' });
    at.when(ADJUSTER, propose(terms(50_002))).thenRefused('overOwnAuthority');
    asked()
      .and([answer(false), COLLEAGUE])
      .when(ADJUSTER, propose())
      .thenRefused('overOwnAuthority');
  });

  test('stands in the queue with its date until somebody answers', () => {
    const { state } = asked();
    expect(queueRow(state, 1, PROCEDURE).summary).toMatchObject({
      flags: expect.arrayContaining(['awaitsApproval']),
      approval: { byId: 'a', amount: { minor: 50_001 } },
    });
    expect(nextStep(state, PROCEDURE)).toMatchObject({ owner: 'staff', step: 'approval' });
    const late = asked().and(4 * DAY);
    expect(late.state.passed).toContain('approval/l');
    late.when(COLLEAGUE, answer(true)).thenHappens({ type: 'approvalAnswered' });
  });
});

describe('a reserve', () => {
  const set = (minor: number) =>
    did(ADJUSTER, 'setReserve', {
      amount: { minor, currency: PROCEDURE.currency },
      reason: `Estimate of ${minor}.`,
    });

  test('is set with a reason, and what it was before stays readable', () => {
    const { reserves } = given(...OFFERED, held, set(111), set(222)).state;
    expect(reserves.map(({ amount, reason }) => [amount.minor, reason])).toEqual([
      [111, 'Estimate of 111.'],
      [222, 'Estimate of 222.'],
    ]);
  });

  test('is for the own side’s people alone: no party, no neutral', () => {
    const { state } = given(...OFFERED, held, set(77_113));
    const event = {
      type: 'reserveSet',
      by: ADJUSTER,
      amount: { minor: 77_113, currency: 'USD' },
      reason: 'x',
    } as const;
    for (const role of ['claimant', 'respondent', 'mediator'] as const)
      expect(seenBy(role, { event, by: ADJUSTER })).toBe(false);
    for (const side of ['claimant', 'respondent'] as const)
      expect(JSON.stringify(partyView(state, side, { now: START, procedure: PROCEDURE }))).not.toContain(
        '77113',
      );
    const asked = did(ADJUSTER, 'startMediation', {});
    const mediated = given(...OFFERED, held, set(77_113), asked, ...WAY_TO_MEDIATION).state;
    const about = { now: START, procedure: PROCEDURE };
    expect(JSON.stringify(adjusterView(mediated, { ...about, personId: 'a' }))).toContain('77113');
    expect(JSON.stringify(mediatorView(mediated, { ...about, personId: 'm' }))).not.toContain('77113');
  });
});
