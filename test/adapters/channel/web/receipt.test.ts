import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { drawn, pdf } from '../../../fixture/paper.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { newest } from './scene.ts';

let house: House;
let claimant: TestBrowser;
let mine: string;
beforeAll(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url);
  mine = await claimant.openCase();
  const text = 'I bought a kettle from Casa Lima on 20 February 2026 for $40. It broke. I want a refund.';
  await claimant.say(mine, 't1', { kind: 'text', text });
});
afterAll(() => house.close());

const upload = async (body: Buffer, name: string): Promise<void> => {
  const query = new URLSearchParams({ id: name, name });
  const path = `/api/conversations/${mine}/files?${query}`;
  const sent = await claimant.call(path, { method: 'POST', body: new Uint8Array(body) });
  expect(sent.status).toBe(200);
};

test('a photo of a receipt is read on this machine, and its sum taken over with one tap', async () => {
  await upload(await drawn(['Casa Lima', 'Date: 20 February 2026', 'TOTAL $48.00']), 'receipt.jpg');
  await house.turns.tick();
  await house.turns.readings();
  const asked = newest(await claimant.feed(mine), 'card');
  expect(asked.text).toBe('I could read this on “receipt.jpg”. Shall I take it over?');
  expect(asked.rows).toEqual([{ label: 'Amount', value: '$48' }]);
  const [take] = asked.choices;
  expect(take?.label).toBe('Take over $48');
  await claimant.say(mine, 'take', { kind: 'choice', action: 'takeFound', subject: take?.subject ?? '' });
  const { items } = await claimant.feed(mine);
  expect(items.map(({ text }) => text).join('\n')).toMatch(/\$40.*\$48/u);
  expect(house.log.text()).not.toContain('48');
});

test('a PDF is shown with its name and how many pages it has', async () => {
  await upload(pdf({ lines: ['One'] }, { lines: ['Two'] }), 'contract.pdf');
  expect(newest(await claimant.feed(mine), 'file')).toMatchObject({ name: 'contract.pdf', about: '2 pages' });
});
