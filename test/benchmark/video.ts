import type { Link, LinkSignal } from '../../core/port/video.ts';
import { launchWithDevices, visitRoom } from '../adapters/video/room-visitor.ts';
import { type MediatedCase, type Mediation, openMediation, type Party } from '../fixture/mediation.ts';
import { admit, type RoomPage, sitDown } from '../fixture/room-page.ts';
import { type Measure, quantile } from './measure.ts';

const ROOMS = 200;
const JOINS = 5;
const PARTIES: readonly Party[] = ['mediator', 'claimant', 'respondent'];
/** As long as the description of a browser that sends sound and picture. */
const SDP = `v=0\r\n${'a=candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host\r\n'.repeat(70)}`;

export const benchVideo = async (): Promise<readonly Measure[]> => {
  const house = await openMediation();
  try {
    return [await firstFrame(house), ...(await manyRooms(house))];
  } finally {
    await house.close();
  }
};

/** From the press that asks to come in to the first picture of somebody else, in a real browser. */
const firstFrame = async (house: Mediation): Promise<Measure> => {
  const browser = await launchWithDevices();
  const talk = await house.mediated();
  const mediator = await visitRoom(browser, house, talk, 'mediator');
  const claimant = await visitRoom(browser, house, talk, 'claimant');
  await mediator.presses('room.enter');
  await claimant.presses('room.askIn');
  await mediator.presses('room.admit');
  await claimant.sees(1);
  const took: number[] = [];
  for (let join = 0; join < JOINS; join += 1) {
    // Who comes back has their seat still, so nobody's finger is part of what is measured.
    await claimant.page.reload();
    const ask = claimant.page.getByRole('button', { name: 'ask to come in' });
    await ask.waitFor();
    const from = performance.now();
    await ask.click();
    await claimant.sees(1, 1);
    took.push(performance.now() - from);
  }
  await browser.close();
  const seconds = (share: number): string => `${(quantile(took, share) / 1_000).toFixed(2)} s`;
  return {
    name: 'video: join to first remote frame, median',
    value: seconds(0.5),
    ratio: `slowest ${seconds(0.99)}`,
    target: '<= 3 s',
  };
};

/** Server and pages share this one process, so what is measured holds the work of both. */
const manyRooms = async (house: Mediation): Promise<readonly Measure[]> => {
  const talks: MediatedCase[] = [];
  for (let index = 0; index < ROOMS; index += 1) talks.push(await house.mediated());
  const from = performance.now();
  const rooms = await Promise.all(talks.map((talk) => seated(house, talk)));
  const linked = performance.now();
  const trips = (await Promise.all(rooms.map(roundTrips))).flat();
  const ended = performance.now();
  for (const page of rooms.flat()) page.cut();
  return [
    {
      name: `video: ${ROOMS} rooms of three at once, all seated and linked`,
      value: `${((linked - from) / 1_000).toFixed(1)} s`,
      ratio: `${rooms.flat().length} sockets`,
    },
    {
      name: 'video: offer and answer through the server, p95',
      value: `${quantile(trips, 0.95).toFixed(0)} ms`,
      ratio: `${trips.length} in ${((ended - linked) / 1_000).toFixed(1)} s`,
      target: 'none lost',
    },
  ];
};

const seated = async (house: Mediation, { people }: MediatedCase): Promise<readonly RoomPage[]> => {
  const pages = await Promise.all(PARTIES.map((who) => sitDown(house.url, people[who])));
  const [mediator] = pages;
  if (mediator !== undefined) await admit(mediator, 2);
  return pages;
};

/** Each pair agrees once, as browsers do: an offer, then an answer. Resolves to how long each took. */
const roundTrips = async (pages: readonly RoomPage[]): Promise<readonly number[]> => {
  const held = await Promise.all(pages.map((page) => linksOf(page, pages.length - 1)));
  const said = (type: 'offer' | 'answer'): LinkSignal => ({ description: { type, sdp: SDP } });
  const trip = async (page: RoomPage, link: string): Promise<number> => {
    const other = pages.find(
      (each, index) => each !== page && held[index]?.some((its) => its.link === link) === true,
    );
    const from = performance.now();
    page.say({ t: 'signal', link, signal: said('offer') });
    await other?.next('signal', (frame) => frame.link === link);
    other?.say({ t: 'signal', link, signal: said('answer') });
    await page.next('signal', (frame) => frame.link === link);
    return performance.now() - from;
  };
  const trips: number[] = [];
  for (const [index, page] of pages.entries())
    for (const { link, begins } of held[index] ?? []) if (begins) trips.push(await trip(page, link));
  return trips;
};

const linksOf = async (page: RoomPage, count: number): Promise<readonly Link[]> => {
  const newest = page.frames().findLast((frame) => frame.t === 'links');
  if (newest?.links.length === count) return newest.links;
  return (await page.next('links', ({ links }) => links.length === count)).links;
};
