import { expect, test } from '@jest/globals';
import { assign, type CaseFacts } from '../../../core/staff/assign.ts';
import type { Member } from '../../../core/staff/member.ts';
import { DAY } from '../../../core/time.ts';

const NOW = Date.UTC(2026, 10, 24, 15);
const FACTS: CaseFacts = { claimType: 'defectiveGoods', languages: ['en', 'es'], now: NOW, out: [] };

const expert = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  name: id.toUpperCase(),
  roles: ['expert'],
  authority: [],
  languages: ['en', 'es'],
  fields: [],
  credential: { title: 'Engineer', issuer: 'Chamber', expiresAt: NOW + DAY },
  capacity: 4,
  active: true,
  addedAt: NOW - DAY,
  ...more,
});
const chosen = (members: readonly Member[], loads: readonly number[] = [], facts = FACTS) =>
  assign(
    'expert',
    members.map((member, index) => ({ member, load: loads[index] ?? 0 })),
    facts,
  );
const order = (...args: Parameters<typeof chosen>) => chosen(...args).ranked.map(({ member }) => member.id);

test('who knows this kind of dispute comes before who takes any, and then who has the most room', () => {
  const any = expert('any');
  const busy = expert('busy', { fields: ['defectiveGoods'] });
  const free = expert('free', { fields: ['defectiveGoods'], capacity: 10 });
  expect(order([any, busy, free], [0, 2, 2])).toEqual(['free', 'busy', 'any']);
});

test('of two alike, the one who was registered first, whatever order they are looked at in', () => {
  const late = expert('late');
  const early = expert('early', { addedAt: NOW - 9 * DAY });
  expect(order([late, early])).toEqual(['early', 'late']);
  expect(order([early, late])).toEqual(['early', 'late']);
});

test.each([
  ['conflict', expert('x'), { ...FACTS, out: ['x'] }],
  ['language', expert('x', { languages: ['en'] }), FACTS],
  ['field', expert('x', { fields: ['notDelivered'] }), FACTS],
  ['credential', expert('x', { credential: null }), FACTS],
  ['credential', expert('x', { credential: { title: 'E', issuer: 'C', expiresAt: NOW } }), FACTS],
  ['capacity', expert('x', { capacity: 1 }), FACTS],
] as const)('%s keeps somebody from a case, and is named where nobody else is fit', (lack, member, facts) => {
  expect(chosen([member], [1], facts)).toEqual({ ranked: [], lacks: [lack] });
  expect(order([member, expert('fit')], [1], facts)).toEqual(['fit']);
});

test('where nobody is fit, those who came nearest say what is missing', () => {
  const far = expert('far', { languages: [], fields: ['notDelivered'] });
  const near = expert('near', { credential: null });
  expect(chosen([far, near]).lacks).toEqual(['credential']);
});

test('nobody of that part, or nobody who is still here, is nobody', () => {
  expect(chosen([expert('m', { roles: ['mediator'] }), expert('left', { active: false })]).lacks).toEqual([
    'nobody',
  ]);
});

test('both sides are told why: languages, field, credential and load', () => {
  expect(chosen([expert('x', { fields: ['defectiveGoods'] })], [2]).ranked[0]?.why).toEqual({
    languages: ['en', 'es'],
    field: 'defectiveGoods',
    credential: 'Engineer, Chamber',
    load: 2,
  });
});
