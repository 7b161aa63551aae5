import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Cable, startCable } from '../../fixture/cable.ts';
import { type Relay, startRelay } from '../../fixture/coturn.ts';
import { startJanus } from '../../fixture/janus.ts';
import { type Mediation, openMediation } from '../../fixture/mediation.ts';
import { roomSuite } from './room-suite.ts';
import { launchWithDevices, type RoomVisitor, visitRoom } from './room-visitor.ts';

let browser: Browser;
let relay: Relay;
/** All that people send to each other goes through one cable, and all that the claimant tells the server through another. */
let media: Cable;
let signals: Cable;
let house: Mediation;

beforeAll(async () => {
  [browser, relay] = await Promise.all([launchWithDevices(), startRelay()]);
  media = await startCable(relay.port);
  house = await openMediation({
    ICE_URLS: `turn:127.0.0.1:${media.port}?transport=tcp`,
    TURN_SECRET: relay.secret,
    RELAY_ONLY: 'yes',
  });
  signals = await startCable(Number(new URL(house.url).port));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await Promise.all([media?.close(), signals?.close(), relay?.close()]);
});

// One after the other in one browser: three people who see each other are all that two cores carry.
roomSuite(
  'mesh',
  async () => {
    const direct = await openMediation();
    return { browser, house: direct, close: direct.close };
  },
  (others) => others,
  true,
);
roomSuite(
  'janus',
  async () => {
    const janus = await startJanus();
    const through = await openMediation({
      VIDEO: 'janus',
      JANUS_URL: janus.url,
      JANUS_SECRET: janus.secret,
    });
    const close = async (): Promise<void> => {
      await through.close();
      await janus.close();
    };
    return { browser, house: through, close };
  },
  (others) => 1 + others,
);

test('where a relay is asked for, everything goes by it; and a network that was cut is found again by itself', async () => {
  const talk = await house.mediated();
  const [mediator, claimant] = await Promise.all([
    visitRoom(browser, house, talk, 'mediator', { small: true }),
    visitRoom(browser, house, talk, 'claimant', {
      url: `http://127.0.0.1:${signals.port}`,
      small: true,
    }),
  ]);
  const both: readonly RoomVisitor[] = [mediator, claimant];
  await mediator.presses('room.enter');
  await claimant.presses('room.askIn');
  await mediator.presses('room.admit');
  await Promise.all(both.map((each) => each.sees(1)));
  for (const each of both) {
    const [connection] = await each.connections();
    expect(connection).toMatchObject({ relayed: true });
    expect(connection?.bytes).toBeGreaterThan(5_000);
  }

  media.mend();
  signals.mend();
  await Promise.all(both.map((each) => each.loses()));
  await Promise.all(both.map((each) => each.sees(1)));
  for (const each of both) expect(await each.connections()).toMatchObject([{ relayed: true }]);
  await Promise.all(both.map((each) => each.context.close()));
});
