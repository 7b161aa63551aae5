import fc from 'fast-check';
import type { Update } from 'telegraf/types';
import { z } from 'zod';
import { FIELD, readPressed } from '../../adapters/channel/teams/card/pressed.ts';
import { Incoming } from '../../adapters/channel/teams/incoming.ts';
import { codeIn, filesOf, textOf, wordlessOf } from '../../adapters/channel/teams/words-of.ts';
import { buttonOf, dataOf } from '../../adapters/channel/telegram/button.ts';
import { commandOf } from '../../adapters/channel/telegram/command.ts';
import { openedBy } from '../../adapters/channel/telegram/seal/init-data.ts';
import { heardIn } from '../../adapters/channel/telegram/update.ts';
import { partOf } from '../../adapters/channel/web/server/range.ts';
import { Frame, TurnBody, TurnsBody, UploadQuery } from '../../adapters/channel/web/server/wire-input.ts';
import { CONFIG_NAMES, ConfigProblem, readConfig } from '../../adapters/config/config.ts';
import { openPdf, pdfLines } from '../../adapters/document/offline/pdf.ts';
import { Recognition } from '../../adapters/document/offline/recognition.ts';
import { cleanName, kindOf } from '../../adapters/intake/local/file-kind.ts';
import { withoutPlaceInHeic, withoutPlaceInSound } from '../../adapters/intake/local/iso-media.ts';
import { verifyExport } from '../../adapters/record/verify/verify.ts';
import { remember as rememberStaff } from '../../bots/adjuster/memory.ts';
import { PartyMemory, remember } from '../../bots/party/memory.ts';
import { readSealed } from '../../core/blind-bid/typed-number.ts';
import { LOCALES } from '../../core/locale.ts';
import { cleanText, inParts } from '../../core/message/long-text.ts';
import { PROCEDURES, parseProcedure } from '../../core/procedure/procedures.ts';
import { remembered } from '../../core/turn/loaded-case.ts';
import { reading } from '../adapters/understanding/reading.ts';
import { openHouse } from '../fixture/house.ts';
import { STORY } from '../fixture/invited.ts';
import { bytesLike, like, textLike } from './mutate.ts';
import { SAMPLES } from './sample.ts';

/** A reader of something that comes from outside. `check` throws where it does what it may not: fault, hang, or wrong. */
export type Target<T = unknown> = {
  readonly input: fc.Arbitrary<T>;
  readonly check: (input: T) => void | Promise<void>;
};

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};
const onlyThrows = (run: () => unknown, isAllowed: (fault: unknown) => boolean): void => {
  try {
    run();
  } catch (fault) {
    if (!isAllowed(fault)) throw fault;
  }
};
const target = <T>(input: fc.Arbitrary<T>, check: Target<T>['check']): Target =>
  ({ input, check }) as unknown as Target;

/** A text of everyday and strange words, and a place in a conversation in which it is read. */
const Told = fc.record({ text: textLike(SAMPLES.texts), locale: fc.constantFrom(...LOCALES) });

const record = async (): Promise<unknown> => {
  const house = openHouse();
  const claimant = await house.claimant();
  await claimant.say('I bought a fridge from Acme on 3 March 2026 for $480 and it broke.');
  const { conversationId } = claimant;
  return JSON.parse(JSON.stringify(await house.turns.exportRecord(conversationId)));
};

/** A link that nobody has come in by yet. */
const invitation = await (async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  await claimant.say(STORY);
  for (const action of ['noEvidence', 'file', 'inviteSeller']) await claimant.press(action);
  return { house, code: await claimant.link('invite') };
})();

const BOUNDS = {
  low: { minor: 10_000, currency: 'USD' },
  high: { minor: 48_000, currency: 'USD' },
  currency: 'USD',
};

const again = <T>(shape: z.ZodType<T>, value: unknown): void => {
  const read = shape.safeParse(value);
  // What was let in is let in again as it was read: nothing in it depends on how it was written.
  if (read.success) must(shape.safeParse(JSON.parse(JSON.stringify(read.data))).success, 'It changes.');
};

/** Every reader of outside input by its name; `npm run fuzz -- --target NAME`. */
export const TARGETS: { readonly [name: string]: Target } = {
  frame: target(like(SAMPLES.frames), (value) => {
    again(Frame, value);
    again(TurnBody, value);
    again(TurnsBody, value);
    again(UploadQuery, value);
  }),
  teams: target(like(SAMPLES.activities), (value) => {
    const read = Incoming.safeParse(value);
    if (!read.success) return;
    textOf(read.data);
    filesOf(read.data);
    wordlessOf(read.data);
    codeIn(textOf(read.data), 'https://parley.example');
  }),
  cardSubmit: target(like(SAMPLES.submits), (value) => {
    const pressed = readPressed(value);
    if (pressed === null) return;
    const { button, fields } = pressed;
    const filled = Object.entries(fields).map(([id, text]) => [`${FIELD}${id}`, text]);
    const again = readPressed({ parley: button, ...Object.fromEntries(filled) });
    must(JSON.stringify(again) === JSON.stringify(pressed), 'A button that comes back as another one.');
  }),
  telegram: target(like(SAMPLES.updates), (value) => {
    const heard = heardIn(value as Update);
    if ('writer' in heard) must(/^-?\d+$/.test(heard.writer.chat.chatId), 'A chat that is none.');
    if (heard.kind === 'text') commandOf(heard.text, 'parley_bot');
    if (heard.kind === 'press') buttonOf(heard.data);
  }),
  button: target(textLike(SAMPLES.buttons), (text) => {
    const button = buttonOf(text);
    if (button !== null) must(buttonOf(dataOf(button)) !== null, 'A button that is none.');
  }),
  initData: target(textLike(SAMPLES.initData), (text) => {
    must(openedBy(text, '4711:token', SAMPLES.now) === null, 'Somebody was let in.');
  }),
  range: target(fc.record({ header: textLike(SAMPLES.ranges), size: fc.nat(5_000) }), ({ header, size }) => {
    const part = partOf(header, size);
    if (part === null || part === 'outside') return;
    must(part.first >= 0 && part.first <= part.last && part.last < size, 'Outside the file.');
  }),
  linkCode: target(textLike([invitation.code, ...SAMPLES.links]), async (text) => {
    const seen = await invitation.house.turns.peek(text, null);
    must(seen.ok === (text.trim().toLowerCase() === invitation.code), 'Somebody else was let in.');
    for (const url of SAMPLES.pages) {
      const found = codeIn(text, url);
      must(found === null || /^[\w-]{1,64}$/.test(found.code), 'A code that is none.');
    }
  }),
  pdf: target(bytesLike(SAMPLES.papers), async (bytes) => {
    const pdf = await openPdf(bytes);
    if (pdf === null) return;
    // A page that cannot be read is the process's fault to tell, and costs nobody more than that.
    const lines = await pdfLines(pdf, 'en', new Recognition()).catch(() => []);
    for (const { text, place } of lines) must(text !== '' && place.page >= 1, 'A line that is nowhere.');
    await pdf.destroy();
  }),
  file: target(bytesLike(SAMPLES.files), async (bytes) => {
    await kindOf(bytes);
    must(withoutPlaceInHeic(bytes).length === bytes.length, 'A picture changed its length.');
    must(withoutPlaceInSound(bytes).length === bytes.length, 'A recording changed its length.');
  }),
  fileName: target(textLike(SAMPLES.fileNames), (text) => {
    const name = cleanName(text, { mime: 'image/png', endings: ['png'] });
    must(/^[^/\\\p{Cc}\p{Cf}]{1,200}\.png$/u.test(name) && name.isWellFormed(), `No name: ${name}`);
  }),
  record: target(like([await record()]), (value) => {
    for (const { text } of verifyExport(value, value)) must(text !== '', 'A finding without words.');
  }),
  procedure: target(like(PROCEDURES), (value) => {
    onlyThrows(
      () => parseProcedure(value),
      (fault) => fault instanceof z.ZodError,
    );
  }),
  settings: target(
    fc.dictionary(fc.constantFrom(...CONFIG_NAMES), textLike(SAMPLES.settings), { maxKeys: 6 }),
    (environment) => {
      onlyThrows(
        () => readConfig(environment),
        (fault) => fault instanceof ConfigProblem,
      );
    },
  ),
  telling: target(Told, ({ text, locale }) => {
    const { amounts, dates, elements } = reading(locale, text);
    for (const { start, end } of [...amounts, ...dates, ...elements])
      must(start >= 0 && start < end && end <= text.length, 'A place outside the text.');
    for (const { minor } of amounts) must(Number.isSafeInteger(minor) && minor >= 0, 'No amount.');
    for (const { from, to } of dates) must(from <= to, 'A date that ends before it begins.');
  }),
  sealedNumber: target(Told, ({ text, locale }) => {
    const read = readSealed(text, BOUNDS, locale);
    if (!('amount' in read)) return;
    const minor = read.amount.reveal().minor;
    must(minor >= BOUNDS.low.minor && minor <= BOUNDS.high.minor, 'A number outside its bounds.');
  }),
  memory: target(like(SAMPLES.memories), (value) => {
    must(PartyMemory.safeParse(remember(value)).success, 'A memory that is none.');
    rememberStaff(value);
    must(LOCALES.includes(remembered(value).locale), 'A language that is none.');
  }),
  longText: target(textLike(SAMPLES.texts), (text) => {
    const clean = cleanText(text);
    must(clean.isWellFormed(), 'A broken character.');
    for (const part of inParts(clean, 20)) must(part.length <= 20, 'A part that is too long.');
  }),
};
