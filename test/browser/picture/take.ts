import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import sharp from 'sharp';
import { startProgram } from '../../fixture/program.ts';
import { launchChromium } from '../chromium.ts';
import { visitor } from '../people.ts';

/**
 * `npm run picture` takes the README's picture from the running product: a demonstration case in the claimant's chat on a
 * phone, and the adjuster's desk beside it.
 */
const HEIGHT = 860;
const GAP = 24;

const folder = mkdtempSync(join(tmpdir(), 'parley-picture-'));
const [browser, program] = await Promise.all([launchChromium(), startProgram(folder, {}, ['--demo'])]);
try {
  const [, deskLink = ''] = /Your desk.*(http\S+)/u.exec(program.said()) ?? [];
  const desk = await visitor(browser, deskLink);
  await desk.enters();
  await desk.page
    .getByText(/· Acme/u)
    .first()
    .click();
  await desk.page.getByRole('heading', { name: 'Timeline' }).waitFor();
  // The links into the cases are printed after the desk's.
  await later(500);
  const [, chatLink = ''] = /sealed round is open, as the claimant: (http\S+)/u.exec(program.said()) ?? [];
  const claimant = await visitor(browser, chatLink, { phone: true });
  await claimant.enters();
  await claimant.reads('ask.offer');
  await claimant.page.setViewportSize({ width: 420, height: HEIGHT });
  const phone = await claimant.page.screenshot();
  const wide = await desk.page.screenshot();
  const width = 420 + GAP + 1_280;
  await sharp({ create: { width, height: HEIGHT, channels: 3, background: '#e9e6de' } })
    .composite([
      { input: phone, left: 0, top: 0 },
      { input: wide, left: 420 + GAP, top: 0 },
    ])
    .png({ palette: true, quality: 80 })
    .toFile(join(import.meta.dirname, 'case.png'));
} finally {
  await browser.close();
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
}
