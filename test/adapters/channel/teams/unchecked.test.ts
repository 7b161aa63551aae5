import { expect, test } from '@jest/globals';
import { teamsSite } from './site.ts';

const site = teamsSite({ openIdUrl: 'http://127.0.0.1:9/openid' });

test('while the keys cannot be fetched nothing is let in, and Teams is asked to come again', async () => {
  const person = site.person();
  const response = await person.post(person.activity({ text: 'Hello' }));
  expect(response.status).toBe(503);
  expect(site.world().logged).toEqual([
    { what: 'teamsRequest', channel: 'teams', code: 'unchecked', status: 401 },
  ]);
});
