import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openAiCompatibleSpeech } from '../../../../adapters/speech/openai-compatible/openai-compatible-speech.ts';
import { MINUTE } from '../../../../core/time.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { goodFiles } from './sample-file.ts';
import { newest } from './scene.ts';

const STORY = 'My kettle from Casa Lima came broken on 20 February 2026. It cost $40. I want a refund.';

let service: Server;
let down = true;
let house: House;
let claimant: TestBrowser;
let mine: string;
beforeAll(async () => {
  service = createServer((request, response) => {
    request.resume();
    response.statusCode = down ? 503 : 200;
    response.end(down ? '' : JSON.stringify({ text: STORY }));
  });
  await new Promise<void>((resolve) => {
    service.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  house = await openHouse({ speech: openAiCompatibleSpeech({ url, model: 'small' }) });
  claimant = testBrowser(house.url);
  mine = await claimant.openCase();
});
afterAll(async () => {
  await house.close();
  service.closeAllConnections();
  service.close();
});

const look = async (): Promise<string> => {
  await house.turns.tick();
  await house.turns.readings();
  return (await claimant.feed(mine)).items.map(({ text }) => text).join('\n');
};

test('a voice note is kept while nobody can listen, heard later, and told only by a yes', async () => {
  const body = new Uint8Array((await goodFiles())['audio/ogg'] ?? []);
  const path = `/api/conversations/${mine}/files?id=v1&name=voice.ogg`;
  expect((await claimant.call(path, { method: 'POST', body })).status).toBe(200);
  expect(await look()).not.toContain('heard');
  expect(house.log.text()).toContain('"what":"reading"');
  down = false;
  house.clock.move(MINUTE);
  expect(await look()).toContain(`heard: “${STORY}”`);
  const [right] = newest(await claimant.feed(mine), 'choices').choices;
  expect(right?.label).toBe('Yes, that is right');
  expect(await look()).not.toContain('This is what I understood');
  await claimant.say(mine, 'yes', { kind: 'text', text: 'yes' });
  const feed = await claimant.feed(mine);
  expect(JSON.stringify(feed.items)).toMatch(/Casa Lima.*\$40/);
  expect(house.log.text()).not.toContain('kettle');
});
