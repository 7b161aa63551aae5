import { expect, test } from '@jest/globals';
import { seatOn } from '../../../core/staff/seat.ts';
import { adjuster } from '../../fixture/team.ts';
import { did, given, MEDIATED, OFFERED } from '../case/given.ts';
import { MEDIATOR } from '../case/walk.ts';

const ANA = { role: 'adjuster', id: 'ana', name: 'Ana' } as const;
const ANA_AS_NEUTRAL = { role: 'mediator', id: 'ana', name: 'Ana' } as const;
const both = adjuster('ana', 'Ana', { roles: ['adjuster', 'mediator', 'supervisor'] });

const heldBy = (by: typeof ANA) => given(...OFFERED, did(by, 'takeOver', {}), did(by, 'release', {}));
const MIA = { roles: ['mediator', 'adjuster', 'supervisor'] } as const;
const handedBack = given(...MEDIATED, did(MEDIATOR, 'endMediation', { settled: false }));

test('who worked on a case for one side cannot be its neutral, and the other way round', () => {
  heldBy(ANA).when(ANA_AS_NEUTRAL, { type: 'takeOver' }).thenRefused('notNeutral');
  handedBack
    .when({ role: 'adjuster', id: 'm', name: 'Mia' }, { type: 'addNote', noteId: 'n', text: 'x' })
    .thenRefused('wasNeutral');
  expect(seatOn(handedBack.state, adjuster('m', 'Mia', MIA))).toEqual({ ok: false, reason: 'wasNeutral' });
  expect(seatOn(heldBy(ANA).state, both)).toEqual({ ok: true, seat: 'adjuster' });
});

test('who has several roles sits on a case in one of them: the neutral it lies with, then the side’s person, then the reader', () => {
  const { state } = given(...OFFERED);
  const mediated = given(...MEDIATED).state;
  const seat = (roles: typeof both.roles, at = state) =>
    seatOn(at, { ...both, roles, id: at === mediated ? 'm' : both.id });
  expect(seat(['adjuster', 'mediator'], mediated)).toEqual({ ok: true, seat: 'mediator' });
  expect(seat(['adjuster'], mediated)).toEqual({ ok: false, reason: 'noRole' });
  expect(seat(['senior', 'supervisor'])).toEqual({ ok: true, seat: 'adjuster' });
  expect(seat(['supervisor', 'mediator'])).toEqual({ ok: true, seat: 'supervisor' });
  expect(seat(['mediator'])).toEqual({ ok: false, reason: 'notAppointed' });
  expect(seat(['expert', 'operator'])).toEqual({ ok: false, reason: 'noRole' });
  expect(seatOn(state, { ...both, active: false })).toEqual({ ok: false, reason: 'left' });
});
