import { describe, expect, test } from '@jest/globals';
import type { Command } from '../../../../core/case/command.ts';
import { deadlinesOf, nextStep } from '../../../../core/case/due.ts';
import { seatOn } from '../../../../core/staff/seat.ts';
import { DAY } from '../../../../core/time.ts';
import { adjuster } from '../../../fixture/team.ts';
import { did, given, JOINED, MEDIATED, OFFERED, SOUGHT, WAY_TO_MEDIATION } from '../given.ts';
import { ADJUSTER, CLAIMANT, MEDIATOR, PARLEY, PROCEDURE, RESPONDENT } from '../walk.ts';

const WHY = { languages: ['en'], field: null, credential: 'Mediator, Bar', load: 0 } as const;
const propose = (mediatorId = 'm'): Command => ({
  type: 'proposeMediator',
  mediatorId,
  name: 'Mia',
  why: WHY,
});
const declare = (conflict: boolean): Command => ({ type: 'declareConflict', conflict });
const accept: Command = { type: 'acceptMediator', mediatorId: 'm' };
const object: Command = { type: 'objectToMediator', mediatorId: 'm', reason: 'A cousin of theirs.' };
const PROPOSED = [...SOUGHT, [propose(), PARLEY] as const];
const clocks = (at: ReturnType<typeof given>) => deadlinesOf(at.state, PROCEDURE).map(({ clock }) => clock);
const mia = adjuster('m', 'Mia', { roles: ['mediator'] });

describe('the way to a mediator', () => {
  test('begins by whoever holds the case, or by the wish of both sides', () => {
    for (const stage of [JOINED, OFFERED])
      given(...stage, did(ADJUSTER, 'takeOver', {}))
        .when(ADJUSTER, { type: 'startMediation' })
        .thenHappens({ type: 'mediatorSought' });
    const wished = given(...OFFERED, did(CLAIMANT, 'wishMediation', {}));
    wished.when(CLAIMANT, { type: 'wishMediation' }).thenNothing();
    wished
      .when(RESPONDENT, { type: 'wishMediation' })
      .thenHappens({ type: 'mediationWished', by: 'respondent' }, { type: 'mediatorSought' });
  });

  test('is the registry’s at once, and where nobody fits a person is told what is missing', () => {
    expect(clocks(given(...SOUGHT))).toContain('neutral');
    const lacking = given(
      ...OFFERED,
      did(CLAIMANT, 'wishMediation', {}),
      did(RESPONDENT, 'wishMediation', {}),
    )
      .when(PARLEY, { type: 'noteMediatorLack', lacks: ['language'] })
      .thenHappens({ type: 'mediatorLacking' }, { type: 'personRequested', reason: 'noMediator' });
    expect(deadlinesOf(lacking.state, PROCEDURE).map(({ clock }) => clock)).not.toContain('neutral');
    expect(deadlinesOf(lacking.state, PROCEDURE)).toContainEqual(
      expect.objectContaining({ clock: 'person', owner: 'staff' }),
    );
  });

  test('gives everybody a date, and the neutral nothing to see before they have declared', () => {
    const at = given(...PROPOSED);
    expect(clocks(at)).toEqual(expect.arrayContaining(['conflict', 'objection']));
    expect(seatOn(at.state, mia)).toEqual({ ok: false, reason: 'toDeclare' });
    at.when(MEDIATOR, {
      type: 'makeProposal',
      proposalId: 'p',
      terms: { other: [] },
      reason: 'x',
    }).thenRefused('notYours');
    expect(seatOn(at.and([declare(false), MEDIATOR]).state, mia)).toEqual({ ok: false, reason: 'toDeclare' });
    expect(seatOn(given(...MEDIATED).state, mia)).toEqual({ ok: true, seat: 'mediator' });
  });

  test('a conflict, a silence and an objection lead to the next one; nobody comes back', () => {
    const at = given(...PROPOSED);
    for (const next of [at.and([declare(true), MEDIATOR]), at.and([object, CLAIMANT]), at.and(5 * DAY)]) {
      expect(next.state.search).toMatchObject({ proposed: null, out: [{ id: 'm' }] });
      expect(clocks(next)).toContain('neutral');
      next.when(PARLEY, propose()).thenNothing();
      next.when(PARLEY, propose('n')).thenHappens({ type: 'mediatorProposed', mediatorId: 'n' });
    }
  });

  test('an objection is made once a side, with a reason, and not after a yes', () => {
    const next = given(...PROPOSED, [object, CLAIMANT], [propose('n'), PARLEY]);
    next.when(CLAIMANT, { ...object, mediatorId: 'n' }).thenRefused('objectionUsed');
    next.when(RESPONDENT, { ...object, mediatorId: 'n' }).thenHappens({ type: 'mediatorObjected' });
    given(...PROPOSED, [accept, RESPONDENT])
      .when(RESPONDENT, object)
      .thenRefused('objectionUsed');
    next.when(CLAIMANT, accept).thenRefused('noMediator');
  });

  test('ends in the talks with the last word, be it a yes, the declaration or the end of the time', () => {
    given(...PROPOSED, [declare(false), MEDIATOR], [accept, CLAIMANT])
      .when(RESPONDENT, accept)
      .thenHappens({ type: 'mediatorAccepted' }, { type: 'mediationStarted', by: MEDIATOR });
    given(...PROPOSED, [accept, CLAIMANT], [accept, RESPONDENT])
      .when(MEDIATOR, declare(false))
      .thenHappens({ type: 'conflictDeclared', conflict: false }, { type: 'mediationStarted' });
    const { phase } = given(...PROPOSED, [declare(false), MEDIATOR], 5 * DAY).state;
    expect(phase).toBe('mediation');
  });

  test('can be left by either side, and a person looks at how it goes on', () => {
    given(...PROPOSED, did(ADJUSTER, 'release', {}))
      .when(RESPONDENT, { type: 'declineMediation' })
      .thenHappens({ type: 'mediationDeclined' }, { type: 'personRequested', reason: 'mediated' });
    given(...MEDIATED)
      .when(CLAIMANT, { type: 'declineMediation' })
      .thenHappens(
        { type: 'mediationDeclined' },
        { type: 'mediationEnded', settled: false },
        { type: 'personRequested', reason: 'mediated' },
      )
      .in('negotiating');
  });
});

describe('the talks', () => {
  const talks = given(...MEDIATED);

  test('are the mediator’s, case and date; the side’s person acts in it no more, and takes it from nobody', () => {
    expect(talks.state.people.holder?.actor).toEqual(MEDIATOR);
    expect(talks.in('mediation').until - talks.now).toBeGreaterThan(29 * DAY);
    talks.when(ADJUSTER, { type: 'takeOver' }).thenRefused('heldByPerson');
    talks.when(ADJUSTER, { type: 'endMediation', settled: false }).thenRefused('notHolder');
    talks.when(MEDIATOR, { type: 'release' }).thenRefused('wrongPhase');
  });

  test('last as long as was said, where that lies ahead', () => {
    const at = given(...OFFERED, did(ADJUSTER, 'takeOver', {}));
    const until = at.now + 10 * DAY;
    const started = at.and(did(ADJUSTER, 'startMediation', { until }), ...WAY_TO_MEDIATION);
    expect(started.in('mediation').until).toBe(until);
  });

  test('a turn has a date and reminders; a common word ends it, a private one does not, and a lapse decides nothing', () => {
    const turn = talks.and(did(MEDIATOR, 'giveTurn', { to: 'claimant' }));
    expect(nextStep(turn.state, PROCEDURE)).toMatchObject({ owner: 'claimant', step: 'turn' });
    const say = (audience: 'joint' | 'caucusClaimant'): Command => ({
      type: 'sendMessage',
      messageId: 'm-9',
      audience,
      text: 'I would keep it.',
    });
    expect(turn.and([say('joint'), CLAIMANT]).in('mediation').turn).toBeNull();
    expect(turn.and([say('caucusClaimant'), CLAIMANT]).in('mediation').turn).not.toBeNull();
    turn.when(CLAIMANT, { type: 'passTurn' }).thenHappens({ type: 'turnPassed', by: 'claimant' });
    const lapsed = turn.and(5 * DAY);
    expect(lapsed.in('mediation').turn).toBeNull();
    expect(nextStep(lapsed.state, PROCEDURE)).toMatchObject({ owner: 'staff', step: 'person' });
  });

  test('what is said in private carries with whom; nobody but the two says anything there', () => {
    const say = (audience: 'caucusClaimant' | 'caucusRespondent' | 'respondent'): Command => ({
      type: 'sendMessage',
      messageId: 'm-9',
      audience,
      text: 'Between us.',
    });
    talks.when(CLAIMANT, say('caucusClaimant')).thenHappens({ type: 'messageSent', mediatorId: 'm' });
    talks.when(MEDIATOR, say('caucusRespondent')).thenHappens({ type: 'messageSent', mediatorId: 'm' });
    talks.when(CLAIMANT, say('caucusRespondent')).thenRefused('notYours');
    talks.when(MEDIATOR, say('respondent')).thenRefused('notYours');
    given(...SOUGHT)
      .when(CLAIMANT, say('caucusClaimant'))
      .thenRefused('noMediator');
  });

  test('something private is told by the word of its side alone, and in those words', () => {
    const asked = talks.and(
      did(MEDIATOR, 'askCarry', { carryId: 'c-1', of: 'claimant', text: 'She would keep it.' }),
    );
    asked.when(MEDIATOR, { type: 'carryAcross', carryId: 'c-1' }).thenRefused('notAllowed');
    asked.when(RESPONDENT, { type: 'allowCarry', carryId: 'c-1' }).thenRefused('notYours');
    const declined = asked.and(did(CLAIMANT, 'declineCarry', { carryId: 'c-1' }));
    declined.when(MEDIATOR, { type: 'carryAcross', carryId: 'c-1' }).thenRefused('notAllowed');
    asked
      .and(did(CLAIMANT, 'allowCarry', { carryId: 'c-1', text: 'Other words.' }))
      .when(MEDIATOR, { type: 'carryAcross', carryId: 'c-1' })
      .thenHappens({ type: 'carried', to: 'respondent', text: 'She would keep it.' });
    talks
      .when(CLAIMANT, { type: 'allowCarry', carryId: 'c-2', text: 'My own words.' })
      .thenHappens({ type: 'carryAllowed', text: 'My own words.', mediatorId: 'm' });
  });

  test('end where the mediator says so, with the reason, and the team is asked with a date', () => {
    const { state } = talks
      .when(MEDIATOR, { type: 'endMediation', settled: false, reason: 'Too far apart.' })
      .thenHappens(
        { type: 'mediationEnded', settled: false, reason: 'Too far apart.' },
        { type: 'personRequested', reason: 'mediated' },
      );
    expect(state.phase).toBe('negotiating');
    expect(state.people.holder).toBeNull();
    expect(deadlinesOf(state, PROCEDURE)).toContainEqual(
      expect.objectContaining({ clock: 'person', owner: 'staff' }),
    );
  });

  test('a conflict that comes up on the way stops them, and the registry names somebody else', () => {
    const { state } = talks
      .when(MEDIATOR, declare(true))
      .thenHappens({ type: 'conflictDeclared', conflict: true });
    expect(state.search).toMatchObject({ out: [{ id: 'm', why: 'conflict' }], proposed: null });
    expect(deadlinesOf(state, PROCEDURE).map(({ clock }) => clock)).toContain('neutral');
    expect(seatOn(state, mia)).toEqual({ ok: false, reason: 'wasNeutral' });
  });
});
