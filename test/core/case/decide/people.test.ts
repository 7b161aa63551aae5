import { describe, expect, test } from '@jest/globals';
import type { CommandOf } from '../../../../core/case/command.ts';
import { deadlinesOf, nextStep } from '../../../../core/case/due.ts';
import { DAY, HOUR } from '../../../../core/time.ts';
import { type Did, did, FILED, given, INVITED, JOINED, OFFERED, STAGES } from '../given.ts';
import { ADJUSTER, CLAIMANT, COLLEAGUE, MEDIATOR, PARLEY, PROCEDURE, RESPONDENT } from '../walk.ts';

const held = did(ADJUSTER, 'takeOver', {});
const crisis = { type: 'noteCrisis', kind: 'selfHarm' } as const;
const resume = did(ADJUSTER, 'resumeCase', {});
const EVERY = Object.values(STAGES);
const lettingGo: readonly Did[] = [held, did(ADJUSTER, 'release', {})];

describe('“I need a person”', () => {
  const request = { type: 'requestPerson', reason: 'request' } as const;

  test('is honoured the first time, in every open phase, for either side', () => {
    for (const [phase, stage] of Object.entries(STAGES)) {
      // In a mediation a person is there already.
      if (phase === 'mediation') continue;
      const at = given(...stage, ...lettingGo);
      expect(at.state.phase).toBe(phase);
      for (const by of [CLAIMANT, RESPONDENT] as const)
        at.when(by, request).thenHappens({ type: 'personRequested', by: by.role, reason: 'request' });
    }
  });

  test('names the day by which a person answers: two working days', () => {
    // Asked on Tuesday 24 November 2026; Thursday is a holiday: Friday at midnight in New York.
    const { state } = given(...OFFERED)
      .when(CLAIMANT, request)
      .thenHappens({ type: 'personRequested' });
    expect(state.people.requested?.replyBy).toBe(Date.UTC(2026, 10, 28, 5));
  });

  test('said again, or while a person is there, changes nothing', () => {
    given(...OFFERED, [request, CLAIMANT])
      .when(RESPONDENT, request)
      .thenNothing();
    given(...OFFERED, held)
      .when(CLAIMANT, request)
      .thenNothing();
    given(...OFFERED, [request, CLAIMANT])
      .when(PARLEY, { type: 'requestPerson', reason: 'guarded' })
      .thenNothing();
  });

  test('comes from the program too, where something is for people only', () => {
    given(...OFFERED)
      .when(PARLEY, { type: 'requestPerson', reason: 'guarded' })
      .thenHappens({ type: 'personRequested', by: 'parley', reason: 'guarded' });
  });

  test('that nobody answers is asked again, with a new day, for as long as nobody does', () => {
    let at = given(...OFFERED, [request, CLAIMANT]);
    for (let week = 0; week < 3; week += 1) {
      const before = at.state.people.requested?.replyBy ?? 0;
      at = at.and(7 * DAY);
      expect(at.state.people.requested?.replyBy ?? 0).toBeGreaterThan(before);
    }
  });
});

describe('taking over', () => {
  test('is possible in every open phase, by one person at a time', () => {
    for (const stage of EVERY) {
      const free = given(...stage);
      if (free.state.people.holder === null)
        free.when(ADJUSTER, { type: 'takeOver' }).thenHappens({ type: 'caseTakenOver' });
    }
    const at = given(...OFFERED, held);
    at.when(ADJUSTER, { type: 'takeOver' }).thenNothing();
    at.when(COLLEAGUE, { type: 'takeOver' }).thenRefused('heldByPerson');
  });

  test('answers the request and starts the person’s own clock', () => {
    const { state } = given(...OFFERED, did(CLAIMANT, 'requestPerson', { reason: 'request' }))
      .when(ADJUSTER, { type: 'takeOver' })
      .thenHappens({ type: 'caseTakenOver' });
    expect(state.people).toMatchObject({ requested: null, holder: { actor: ADJUSTER } });
    expect(deadlinesOf(state, PROCEDURE).find(({ clock }) => clock === 'person')?.owner).toBe('staff');
  });

  test('ends with letting go: the case is nobody’s, and who held it is kept', () => {
    const { state } = given(...OFFERED, held)
      .when(ADJUSTER, { type: 'release' })
      .thenHappens({ type: 'caseReleased' });
    expect(state.people).toMatchObject({ holder: null, held: [{ actor: ADJUSTER }] });
    expect(nextStep(state, PROCEDURE)?.owner).toBe('claimant');
  });
});

describe('a hand-over', () => {
  const offer = { type: 'offerHandover', to: 'b' } as const;
  const OFFERED_TO_B: readonly Did[] = [...OFFERED, held, [offer, ADJUSTER]];
  const accept = { type: 'acceptHandover' } as const;
  const decline = { type: 'declineHandover' } as const;

  test('is an offer: until it is accepted the case stays with the one who has it', () => {
    const { people } = given(...OFFERED, held)
      .when(ADJUSTER, offer)
      .thenHappens({ type: 'handoverOffered', to: 'b' }).state;
    expect(people).toMatchObject({ holder: { actor: ADJUSTER }, handover: { to: 'b' } });
    given(...OFFERED, held)
      .when(ADJUSTER, { type: 'offerHandover', to: 'a' })
      .thenRefused('noHandover');
  });

  test('is accepted by the one it was offered to, and by nobody else', () => {
    const at = given(...OFFERED_TO_B);
    at.when(ADJUSTER, accept).thenRefused('noHandover');
    at.when(MEDIATOR, accept).thenRefused('notYours');
    const { people } = at.when(COLLEAGUE, accept).thenHappens({ type: 'handoverAccepted' }).state;
    expect(people).toMatchObject({
      holder: { actor: COLLEAGUE },
      handover: null,
      held: [{ actor: ADJUSTER }],
    });
    given(...OFFERED, held)
      .when(COLLEAGUE, accept)
      .thenRefused('noHandover');
  });

  test('is declined by the one, or taken back by the other', () => {
    for (const by of [COLLEAGUE, ADJUSTER])
      expect(
        given(...OFFERED_TO_B)
          .when(by, decline)
          .thenHappens({ type: 'handoverDeclined' }).state.people,
      ).toMatchObject({ holder: { actor: ADJUSTER }, handover: null });
    given(...OFFERED_TO_B)
      .when(MEDIATOR, decline)
      .thenRefused('notYours');
  });

  test('that nobody accepts within its time is over, and the case has not moved', () => {
    const at = given(...OFFERED_TO_B, 25 * HOUR);
    expect(at.state.people).toMatchObject({ holder: { actor: ADJUSTER }, handover: null });
    at.when(COLLEAGUE, accept).thenRefused('noHandover');
  });

  test('is off when the case was let go', () => {
    given(...OFFERED_TO_B, did(ADJUSTER, 'release', {}))
      .when(COLLEAGUE, accept)
      .thenRefused('noHandover');
  });
});

describe('a message', () => {
  const say = (audience: CommandOf<'sendMessage'>['audience']) =>
    ({ type: 'sendMessage', messageId: 'x-1', audience, text: 'Hello.' }) as const;

  test('of a side goes to everybody or to its own room with staff', () => {
    const at = given(...OFFERED);
    for (const audience of ['joint', 'claimant'] as const)
      at.when(CLAIMANT, say(audience)).thenHappens({ type: 'messageSent', audience });
    for (const audience of ['respondent', 'staff'] as const)
      at.when(CLAIMANT, say(audience)).thenRefused('notYours');
    at.when(RESPONDENT, say('claimant')).thenRefused('notYours');
  });

  test('of staff goes anywhere, from the one who holds the case', () => {
    const at = given(...OFFERED, held);
    for (const audience of ['joint', 'claimant', 'respondent', 'staff'] as const)
      at.when(ADJUSTER, say(audience)).thenHappens({ type: 'messageSent', audience });
    at.when(COLLEAGUE, say('joint')).thenRefused('notHolder');
  });

  test('to the other side waits until somebody is there', () => {
    const at = given(...INVITED);
    at.when(CLAIMANT, say('joint')).thenRefused('wrongPhase');
    at.when(CLAIMANT, say('claimant')).thenHappens({ type: 'messageSent' });
  });

  test('to everybody is a move at the table; a private one is not', () => {
    const at = given(...OFFERED, DAY);
    const moved = (audience: 'joint' | 'claimant') =>
      at.when(CLAIMANT, say(audience)).thenHappens({ type: 'messageSent' }).in('negotiating').movedAt;
    expect(moved('joint')).toBeGreaterThan(at.in('negotiating').movedAt);
    expect(moved('claimant')).toBe(at.in('negotiating').movedAt);
  });
});

test('a note is for staff alone, held or not', () => {
  for (const steps of [OFFERED, [...OFFERED, held]])
    expect(
      given(...steps)
        .when(COLLEAGUE, { type: 'addNote', noteId: 'n-1', text: 'Called them.' })
        .thenHappens({ type: 'noteAdded' }).state.notes,
    ).toHaveLength(1);
});

describe('“I cannot do this online”', () => {
  const optOut = { type: 'optOut' } as const;

  test('is possible in every open phase and brings a person', () => {
    for (const [phase, stage] of Object.entries(STAGES)) {
      const at = given(...stage, ...(phase === 'mediation' ? [] : lettingGo));
      if (phase === 'mediation') {
        // The mediator is there already.
        at.when(CLAIMANT, optOut).thenHappens({ type: 'optedOut', by: 'claimant' });
        continue;
      }
      at.when(CLAIMANT, optOut).thenHappens(
        { type: 'optedOut', by: 'claimant' },
        { type: 'personRequested', by: 'claimant', reason: 'cannotOnline' },
      );
    }
  });

  test('said twice changes nothing, and asks for nobody where a person is there', () => {
    given(...OFFERED, [optOut, CLAIMANT])
      .when(CLAIMANT, optOut)
      .thenNothing();
    given(...OFFERED, held)
      .when(CLAIMANT, optOut)
      .thenHappens({ type: 'optedOut' });
  });

  test('stops the clocks of that side and of nobody else', () => {
    const owners = deadlinesOf(given(...OFFERED, [optOut, CLAIMANT]).state, PROCEDURE).map(
      ({ owner }) => owner,
    );
    expect(owners).not.toContain('claimant');
    const others = deadlinesOf(given(...OFFERED, [optOut, RESPONDENT]).state, PROCEDURE).map(
      ({ owner }) => owner,
    );
    expect(others).toContain('claimant');
  });

  test('takes nothing of the time that was left, once a person has found a way', () => {
    const before = given(...JOINED, 4 * DAY);
    const left = before.in('answering').answerBy - before.now;
    const after = before.and([optOut, RESPONDENT], 20 * DAY, held, resume);
    const due = deadlinesOf(after.state, PROCEDURE).find(({ key }) => key === 'answer');
    expect((due?.at ?? 0) - after.now).toBeGreaterThanOrEqual(left - HOUR);
    expect(after.state.cannotOnline).toEqual([]);
  });

  test('gives no more time than was lost: what began meanwhile is not put off by what went before', () => {
    const long = given(...FILED, [optOut, CLAIMANT], held, 60 * DAY, ...JOINED.slice(FILED.length));
    const { answerBy } = long.in('answering');
    expect(long.and(resume).in('answering').answerBy - answerBy).toBeLessThan(HOUR);
    const offered = given(
      ...JOINED,
      [optOut, CLAIMANT],
      held,
      20 * DAY,
      ...OFFERED.slice(JOINED.length),
      resume,
    );
    const [offer] = offered.in('negotiating').offers;
    expect((offer?.expiresAt ?? 0) - (offer?.at ?? 0)).toBeLessThan(8 * DAY + HOUR);
  });
});

describe('what only people may settle', () => {
  const guard = { type: 'noteGuard', kinds: ['lien'] } as const;
  const release = did(ADJUSTER, 'release', {});

  test('is noted once a side, and brings a person', () => {
    given(...OFFERED)
      .when(CLAIMANT, guard)
      .thenHappens(
        { type: 'guardNoted', by: 'claimant', kinds: ['lien'] },
        { type: 'personRequested', by: 'parley', reason: 'guarded' },
      );
    given(...OFFERED, [guard, CLAIMANT])
      .when(CLAIMANT, guard)
      .thenNothing();
    given(...OFFERED, [guard, CLAIMANT])
      .when(RESPONDENT, { type: 'noteGuard', kinds: ['lien', 'duress'] })
      .thenHappens({ type: 'guardNoted', by: 'respondent', kinds: ['lien', 'duress'] });
  });

  test('binds nobody before a person has held the case, and anew where more of it comes up', () => {
    const matched = given(...(STAGES.matched ?? []));
    const { agreementId } = matched.in('matched').agreement;
    const yes = { type: 'confirmAgreement', agreementId } as const;
    const guarded = matched.and([guard, CLAIMANT]);
    guarded.when(CLAIMANT, yes).thenRefused('personFirst');
    guarded.and(held).when(CLAIMANT, yes).thenHappens({ type: 'agreementConfirmed' });
    const seen = guarded.and(held, release);
    seen.when(CLAIMANT, yes).thenHappens({ type: 'agreementConfirmed' });
    seen
      .and([{ type: 'noteGuard', kinds: ['minor'] }, CLAIMANT])
      .when(CLAIMANT, yes)
      .thenRefused('personFirst');
  });
});

describe('somebody’s safety', () => {
  test('stops the script in every open phase, pages a person, and stops every clock but the person’s', () => {
    for (const stage of EVERY) {
      const at = given(...stage);
      const { state } = at.state.people.holder
        ? at.when(CLAIMANT, crisis).thenHappens({ type: 'crisisNoted' })
        : at
            .when(CLAIMANT, crisis)
            .thenHappens(
              { type: 'crisisNoted', by: 'claimant' },
              { type: 'personRequested', reason: 'crisis' },
            );
      expect(new Set(deadlinesOf(state, PROCEDURE).map(({ owner }) => owner))).toEqual(new Set(['staff']));
    }
  });

  test('goes before a request that waits already', () => {
    given(...OFFERED, did(CLAIMANT, 'requestPerson', { reason: 'request' }))
      .when(RESPONDENT, crisis)
      .thenHappens({ type: 'crisisNoted' }, { type: 'personRequested', reason: 'crisis' });
  });

  test('noted twice is noted once', () => {
    given(...OFFERED, [crisis, CLAIMANT])
      .when(CLAIMANT, crisis)
      .thenNothing();
  });

  test('is over when the person who holds the case says so; without one there is nothing to resume', () => {
    const paused = given(...OFFERED, [crisis, CLAIMANT]);
    paused.when(ADJUSTER, resume[0]).thenRefused('notHolder');
    paused.and(held).when(ADJUSTER, resume[0]).thenHappens({ type: 'caseResumed' });
    given(...OFFERED, held)
      .when(ADJUSTER, resume[0])
      .thenNothing();
  });

  // The clocks that run in a phase, by key; those whose key names the moment they run from are met by their clock.
  test.each(Object.entries(STAGES))('takes nothing of anybody’s time in %s', (phase, stage) => {
    const pause = 30 * DAY;
    const before = given(...stage, ...(phase === 'mediation' ? [] : [held]));
    const holder = before.state.people.holder?.actor ?? ADJUSTER;
    const stopped = before.and([crisis, CLAIMANT], pause, did(holder, 'resumeCase', {}));
    const ends = (at: typeof before) =>
      deadlinesOf(at.state, PROCEDURE)
        .filter(({ kind, owner }) => kind !== 'remind' && (owner === 'claimant' || owner === 'respondent'))
        .map(({ clock, owner, at: end }) => ({ clock, owner, left: end - at.now }));
    const now = ends(stopped);
    for (const { clock, owner, left } of ends(before)) {
      const same = now.find((each) => each.clock === clock && each.owner === owner);
      expect(`${clock} ${same === undefined ? 'gone' : same.left >= left - HOUR}`).toBe(`${clock} true`);
    }
  });

  test('takes nothing of the time to agree to a sealed round, nor of a time that a person gave', () => {
    const asked = did(CLAIMANT, 'proposeSealedRound', {
      roundId: 'r-1',
      rule: 'respondentPrice',
      timing: 'scheduled',
    });
    const at = given(...OFFERED, asked, held);
    const longer = at.and(
      did(ADJUSTER, 'extendClock', {
        clock: 'negotiate',
        to: at.now + 40 * DAY,
        reason: 'An expert is away.',
      }),
    );
    const after = longer.and([crisis, CLAIMANT], 50 * DAY, resume);
    expect(after.in('negotiating').sealedProposal).not.toBeNull();
    const left = (clock: string) =>
      (deadlinesOf(after.state, PROCEDURE).find((each) => each.clock === clock && each.kind === 'end')?.at ??
        0) - after.now;
    expect(left('sealedConsent')).toBeGreaterThan(2 * DAY);
    expect(left('negotiate')).toBeGreaterThan(39 * DAY);
  });
});

describe('more time', () => {
  const extend = (to: number) =>
    ({ type: 'extendClock', clock: 'answer', to, reason: 'An expert is away.' }) as const;

  test('is given by the person who holds the case, with the reason on the record', () => {
    const at = given(...JOINED, held);
    const to = at.now + 40 * DAY;
    const { state } = at
      .when(ADJUSTER, extend(to))
      .thenHappens({ type: 'clockExtended', to, reason: 'An expert is away.' });
    expect(deadlinesOf(state, PROCEDURE).find(({ key }) => key === 'answer')?.at).toBe(to);
  });

  test('is never less time', () => {
    const at = given(...JOINED, held);
    const { state } = at.when(ADJUSTER, extend(at.now + DAY)).thenHappens({ type: 'clockExtended' });
    expect(deadlinesOf(state, PROCEDURE).find(({ key }) => key === 'answer')?.at).toBe(
      at.in('answering').answerBy,
    );
    at.when(ADJUSTER, extend(at.now)).thenRefused('tooEarly');
  });

  test('is reminded of anew, also after the clock had run out', () => {
    const late = given(...JOINED, 12 * DAY, held);
    expect(late.state.passed).toEqual(['answer/remind/1', 'answer/remind/2', 'answer']);
    const { state } = late.when(ADJUSTER, extend(late.now + 10 * DAY)).thenHappens({ type: 'clockExtended' });
    expect(deadlinesOf(state, PROCEDURE).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['answer', 'answer/remind/1', 'answer/remind/2']),
    );
  });
});
