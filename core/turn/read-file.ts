import { unread } from '../case/reading.ts';
import { civilDateOf } from '../deadline/calendar.ts';
import type { Locale } from '../locale.ts';
import type { Evidence } from '../narrative/element.ts';
import { type FileReading, isRecording, keptText } from '../narrative/file-reading.ts';
import { foundIn, namesSum, type UnderstoodLine } from '../narrative/receipt.ts';
import type { DocumentLine } from '../port/document.ts';
import { act } from './act.ts';
import { commit } from './commit.ts';
import type { Engine } from './engine.ts';
import type { DoErrand } from './errand.ts';
import { type LoadedCase, remembered } from './loaded-case.ts';
import { onLatest } from './on-latest.ts';
import { speakToAll } from './speak.ts';

/** A file that fails so often is let be: a person can still open it. */
const MOST_ATTEMPTS = 4;

/** Reads a file that came, and records what was read. The key of its errand is `reading/<evidenceId>`. */
export const readAndRecord: DoErrand = async (engine, { caseId, key, attempts }, signal) => {
  const evidenceId = key.slice('reading/'.length);
  const loaded = await engine.cache.fresh(caseId);
  const file = waitingIn(loaded, evidenceId);
  if (file === undefined) return;
  const read = attempts < MOST_ATTEMPTS ? await readFile(engine, loaded, file, signal) : unreadable(file);
  const reading: FileReading = { evidenceId, by: file.by, ...read };
  await engine.cases.run(caseId, () => record(engine, caseId, reading));
};

const waitingIn = (
  { state }: LoadedCase,
  evidenceId: string,
): ReturnType<typeof unread>[number] | undefined =>
  state === null ? undefined : unread(state).find((file) => file.evidenceId === evidenceId);

/** What was read comes into the case like any outside answer, and its side is told. */
const record = (engine: Engine, caseId: string, reading: FileReading): Promise<void> =>
  onLatest(engine, caseId, async (loaded) => {
    const now = engine.clock.now();
    const acted = act(engine, loaded, [{ type: 'recordReading', reading }], { role: 'parley' }, now, 'en');
    if (acted.records.length === 0) return undefined;
    const result = await commit(engine, acted, speakToAll(engine, acted, null, now), { now });
    return result.ok ? undefined : 'conflict';
  });

type Read = Omit<FileReading, 'evidenceId' | 'by'>;

const unreadable = (file: Evidence): Read => ({
  outcome: isRecording(file) ? 'unheard' : 'nothing',
  text: '',
  found: [],
});

const readFile = async (
  engine: Engine,
  loaded: LoadedCase,
  file: Evidence,
  signal: AbortSignal,
): Promise<Read> => {
  const bytes = await engine.attachments.get(file.sha256);
  if (bytes === null) return unreadable(file);
  const locale = localeOf(loaded, file);
  if (!isRecording(file)) {
    const lines = await engine.documents.read({ bytes, mime: file.mime, locale }, signal);
    return lines.length === 0 ? unreadable(file) : understood(engine, loaded, lines, locale);
  }
  const words = await engine.speech.transcribe(bytes, file.mime, locale, signal);
  if (words === null || words.trim() === '') return unreadable(file);
  const { masked } = await engine.understanding.read(words, contextOf(engine, loaded, locale));
  return { outcome: 'heard', text: keptText(masked), found: [] };
};

/** The language that the one who sent it goes on in. */
const localeOf = ({ conversations }: LoadedCase, { by }: Evidence): Locale =>
  remembered(conversations.find(({ role }) => role === by)?.memory).locale;

const contextOf = (engine: Engine, { state }: LoadedCase, locale: Locale) => {
  if (state === null) throw new Error('A file without a case.');
  return { locale, now: engine.clock.now(), timeZone: state.timeZone, currency: state.currency };
};

const understood = async (
  engine: Engine,
  loaded: LoadedCase,
  lines: readonly DocumentLine[],
  locale: Locale,
): Promise<Read> => {
  const context = contextOf(engine, loaded, locale);
  const read: UnderstoodLine[] = [];
  const masked: string[] = [];
  for (const [index, line] of lines.entries()) {
    // Beside or below the word for the sum, a bare number is one; anywhere else it may be a quantity or a code.
    const sum = namesSum(line.text) || namesSum(lines[index - 1]?.text ?? '');
    const asked = sum ? { asked: 'amount' as const } : {};
    const reading = await engine.understanding.read(line.text, { ...context, ...asked });
    read.push({ ...line, amounts: reading.amounts, dates: reading.dates });
    masked.push(reading.masked);
  }
  const today = civilDateOf(context.now, context.timeZone);
  const found = foundIn(read, { currency: context.currency, today });
  return { outcome: 'read', text: keptText(masked.join('\n')), found };
};
