import { expect, test } from '@jest/globals';
import { deviceSaid } from '../../../../../adapters/channel/web/desk/page/own/device.ts';
import { changeOf, draftOf } from '../../../../../adapters/channel/web/desk/page/team/draft.ts';
import type { TeamMember } from '../../../../../adapters/channel/web/staff/team-wire.ts';

const member = (more: Partial<TeamMember> = {}): TeamMember => ({
  id: 'm-1',
  name: 'Noor',
  unit: '',
  roles: ['mediator'],
  active: true,
  languages: ['en'],
  fields: [],
  credential: { title: 'Mediator', issuer: 'Board', expiresAt: new Date(2027, 0, 31, 12).getTime() },
  standing: 'good',
  capacity: 40,
  load: 0,
  authority: [{ currency: 'EUR', upTo: '100.00' }],
  me: false,
  ...more,
});

test('a form that nobody touched changes nothing, also for who is shown a part alone', () => {
  for (const authority of [null, 'unlimited' as const, [], member().authority])
    for (const credential of [null, member().credential]) {
      const known = member({ authority, credential });
      expect(changeOf(known, draftOf(known))).toEqual({ ok: true, change: {} });
    }
});

test('what was typed is sent as the server wants it: capitals, a point, the last moment of the day', () => {
  const known = member();
  const draft = {
    ...draftOf(known),
    sums: [
      { currency: ' twd', upTo: '99,50 ' },
      { currency: '', upTo: '' },
    ],
    expires: '2027-06-30',
    capacity: '7',
    roles: ['mediator', 'expert'] as const,
  };
  expect(changeOf(known, draft)).toEqual({
    ok: true,
    change: {
      authority: [{ currency: 'TWD', upTo: '99.50' }],
      credential: {
        title: 'Mediator',
        issuer: 'Board',
        expiresAt: new Date(2027, 5, 30, 23, 59, 59, 999).getTime(),
      },
      capacity: 7,
      roles: ['mediator', 'expert'],
    },
  });
  expect(changeOf(known, { ...draftOf(known), limit: 'unlimited' })).toMatchObject({
    change: { authority: 'unlimited' },
  });
  expect(changeOf(known, { ...draftOf(known), title: '', issuer: '', expires: '' })).toMatchObject({
    change: { credential: null },
  });
});

test('what cannot be sent is named by its field', () => {
  const known = member();
  const wrong = (more: object) => {
    const made = changeOf(known, { ...draftOf(known), ...more });
    return made.ok ? null : made.field;
  };
  expect(wrong({ name: ' ' })).toBe('name');
  expect(wrong({ roles: [] })).toBe('roles');
  for (const sums of [[], [{ currency: 'EUR', upTo: 'much' }], [{ currency: 'E', upTo: '1' }]])
    expect([sums, wrong({ sums })]).toEqual([sums, 'limit']);
  expect(wrong({ issuer: '' })).toBe('title');
  for (const capacity of ['', '0', '1.5', '1001', 'x'])
    expect([capacity, wrong({ capacity })]).toEqual([capacity, 'capacity']);
});

test('a browser is called what people call it', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36';
  expect(deviceSaid(chrome)).toBe('Chrome · Windows');
  expect(deviceSaid(`${chrome} Edg/126.0`)).toBe('Edge · Windows');
  expect(
    deviceSaid('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1'),
  ).toBe('Safari · iPhone');
  expect(deviceSaid('Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0')).toBe(
    'Firefox · Android',
  );
  expect(deviceSaid('curl/8')).toBe('');
});
