import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { words } from '../../browser/people.ts';
import type { MediatedCase, Mediation, Party } from '../../fixture/mediation.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A Chromium whose camera and microphone are made up, and that does not ask before it uses them. */
export const launchWithDevices = (more: readonly string[] = []): Promise<Browser> =>
  launchChromium([
    '--use-fake-device-for-media-stream=fps=5',
    '--use-fake-ui-for-media-stream',
    '--allow-loopback-in-peer-connection',
    '--auto-select-desktop-capture-source=Entire screen',
    ...more,
  ]);

/** What one peer connection of a page shows: how it stands, the pictures it decoded, and by what path. */
export type Connection = {
  readonly state: string;
  readonly frames: number;
  /** Is it there to receive? One to a server in the middle may only send. */
  readonly receives: boolean;
  readonly relayed: boolean;
  readonly bytes: number;
};

/** Somebody at the page of their room, in a browser of their own. */
export type RoomVisitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Presses the button with the words of that key. */
  presses(key: string): Promise<void>;
  reads(key: string): Promise<void>;
  /** Every peer connection that the page has made and not closed. */
  connections(): Promise<readonly Connection[]>;
  /** Resolves once that many connections are open and each has decoded so many more pictures than when it was asked. */
  sees(people: number, frames?: number): Promise<void>;
  /** What axe finds wrong with the page as it stands. */
  faults(): Promise<readonly string[]>;
  /** Resolves once the page has noticed that a connection of its is gone. */
  loses(): Promise<void>;
};

const named = (key: string): RegExp => new RegExp(`^\\s*${words(key).source}\\s*$`, 'u');

/** Remembers every peer connection that a page makes, so that a test can look inside. */
const watched = (): void => {
  const made: RTCPeerConnection[] = [];
  const Real = RTCPeerConnection;
  Object.assign(window, { made });
  window.RTCPeerConnection = class extends Real {
    constructor(how?: RTCConfiguration) {
      super(how);
      made.push(this);
    }
  };
};

const [SMALL, PHONE, DESKTOP] = [
  { width: 480, height: 480 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];
export type Entering = {
  readonly url?: string;
  readonly locale?: string;
  readonly phone?: boolean;
  readonly dark?: boolean;
  /** The conversation whose room is opened, where it is not the person's own. */
  readonly room?: string;
  /** A small window: to draw it is most of what a test's machine has to do. */
  readonly small?: boolean;
};

export const visitRoom = async (
  browser: Browser,
  house: Mediation,
  { people }: MediatedCase,
  who: Party,
  { url = house.url, locale = 'en', phone = false, dark = false, small = false, room }: Entering = {},
): Promise<RoomVisitor> => {
  const context = await browser.newContext({
    locale,
    viewport: small ? SMALL : phone ? PHONE : DESKTOP,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(watched);
  const { code, conversationId } = people[who];
  const entered = await context.request.post(`${url}/api/links/${code}`, {
    data: { locale },
    headers: { origin: url },
  });
  if (!entered.ok()) throw new Error(`${who} was not let in: ${await entered.text()}`);
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(`${url}/room/${room ?? conversationId}`);
  const connections = (): Promise<readonly Connection[]> => page.evaluate(looked);
  return {
    page,
    context,
    presses: (key) =>
      page
        .getByRole('button', { name: named(key) })
        .first()
        .click(),
    reads: (key) => page.getByText(words(key)).first().waitFor(),
    connections,
    faults: async () => {
      await page.evaluate(AXE);
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    loses: async () => {
      for (const until = Date.now() + 60_000; Date.now() < until; await page.waitForTimeout(50))
        if ((await connections()).some(({ state }) => state === 'disconnected' || state === 'failed')) return;
      throw new Error(`${who} does not notice: ${JSON.stringify(await connections())}`);
    },
    sees: async (count, frames = 5) => {
      const received = async (): Promise<readonly Connection[]> =>
        (await connections()).filter(({ receives }) => receives);
      const before = (await received()).map((each) => each.frames);
      const more = (now: readonly Connection[]): boolean =>
        now.length === count &&
        now.every(
          (each, index) => each.state === 'connected' && each.frames >= (before[index] ?? 0) + frames,
        );
      for (const until = Date.now() + 60_000; Date.now() < until; ) {
        if (more(await received())) return;
        await page.waitForTimeout(100);
      }
      throw new Error(`${who} sees ${JSON.stringify(await connections())}, not ${count} people.`);
    },
  };
};

/** Runs in the page. */
const looked = async (): Promise<readonly Connection[]> => {
  const { made } = window as unknown as { readonly made: readonly RTCPeerConnection[] };
  const open = made.filter(({ connectionState }) => connectionState !== 'closed');
  return Promise.all(
    open.map(async (connection) => {
      const reports = [...(await connection.getStats()).values()];
      const pairs = reports.filter((each) => each.type === 'candidate-pair' && each.nominated);
      const local = reports.find((each) => each.id === pairs.at(-1)?.localCandidateId);
      return {
        state: connection.connectionState,
        frames: reports
          .filter((each) => each.type === 'inbound-rtp' && each.kind === 'video')
          .reduce((sum, each) => sum + (each.framesDecoded ?? 0), 0),
        receives: connection
          .getTransceivers()
          .some((each) => each.currentDirection?.includes('recv') === true),
        relayed: local?.candidateType === 'relay',
        bytes: pairs.reduce((sum, each) => sum + (each.bytesReceived ?? 0), 0),
      };
    }),
  );
};
