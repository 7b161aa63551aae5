import type { Role } from '../case/party.ts';
import type { CaseState } from '../case/state.ts';
import { CLAIM_TYPE } from '../narrative/claim-type.ts';
import { ELEMENTS, ElementId } from '../narrative/element.ts';
import type { Reading, ReadingContext } from '../port/understanding.ts';
import type { Instant } from '../time.ts';
import type { Engine } from './engine.ts';
import type { Edited, Input, Transcript } from './input.ts';
import type { LoadedCase, Remembered } from './loaded-case.ts';

/** What is understood of an input's words, in the light of what was asked; undefined where it has none. */
export const readingOf = (
  engine: Engine,
  loaded: LoadedCase,
  memory: Remembered,
  role: Role,
  { input, edited }: { readonly input: Input; readonly edited: Edited | undefined },
  now: Instant,
): Reading | Promise<Reading> | undefined => {
  const text = wordsOf(input, role);
  if (text === undefined || loaded.state === null) return undefined;
  const asked = about(edited) ?? askedOf(memory, input) ?? tableAsks(loaded.state, role);
  const when = loaded.state.elements.when?.value;
  return engine.understanding.read(text, {
    locale: memory.locale,
    now,
    timeZone: loaded.state.timeZone,
    currency: loaded.state.currency,
    ...(asked === undefined ? {} : { asked }),
    ...tellingOf(loaded.state, role, edited),
    ...(when?.kind === 'date' ? { about: when.from } : {}),
  });
};

/** What the claimant's words may still state while the claim is told and the bot is the one who listens. */
const tellingOf = (
  state: CaseState,
  role: Role,
  edited: Edited | undefined,
): Pick<ReadingContext, 'telling'> => {
  const { claimType, elements, paused, people } = state;
  const listens = state.phase === 'narrating' && paused === null && people.holder === null;
  if (role !== 'claimant' || !listens) return {};
  const facts =
    claimType === null
      ? ELEMENTS
      : [...CLAIM_TYPE[claimType].required, ...CLAIM_TYPE[claimType].optional, 'wantedAmount' as const];
  const isOpen = (element: ElementId) =>
    elements[element] === undefined || edited?.stated.includes(element) === true;
  return { telling: { claimType, missing: facts.filter(isOpen) } };
};

/** The one fact that the edited words stated; of several, the words themselves have to tell which they put right. */
const about = (edited: Edited | undefined): ElementId | undefined =>
  edited?.stated.length === 1 ? edited.stated[0] : undefined;

/** What was heard in the recording that a button is about, or that was asked about last; only in the sender's own. */
export const transcriptOf = async (
  engine: Engine,
  state: CaseState,
  { locale, bot }: Remembered,
  role: Role,
  input: Input,
  now: Instant,
): Promise<Transcript | undefined> => {
  const { file } = (bot ?? {}) as { file?: unknown };
  const about = input.kind === 'choice' ? input.subject : file;
  const heard = state.readings.find(
    ({ evidenceId, by, outcome }) => evidenceId === about && by === role && outcome === 'heard',
  );
  if (heard === undefined) return undefined;
  const { timeZone, currency } = state;
  const reading = await engine.understanding.read(heard.text, { locale, now, timeZone, currency });
  return { evidenceId: heard.evidenceId, reading };
};

/** The words of an input that are to be understood: of a form, its amount where it has one, else its free text. */
const wordsOf = (input: Input, role: Role): string | undefined => {
  if (input.kind === 'text' || input.kind === 'edit') return role === 'mediator' ? undefined : input.text;
  if (input.kind !== 'form') return undefined;
  const { amount, text, reason, value } = input.values;
  // What a mediator writes may be for one side in private: of it, no more than an amount is read.
  if (role === 'mediator') return amount;
  return amount ?? value ?? text ?? reason;
};

const askedOf = (memory: Remembered, input: Input): ElementId | undefined => {
  if (input.kind === 'form') {
    const element = ElementId.safeParse(input.subject);
    if (element.success) return element.data;
    return input.values['amount'] === undefined ? undefined : 'amount';
  }
  const asked = (memory.bot as { asked?: unknown } | null)?.asked;
  // Mostly nothing is asked, and to refuse that costs more than all the rest.
  if (asked === undefined) return undefined;
  const known = ElementId.safeParse(asked);
  return known.success ? known.data : undefined;
};

/**
 * Where offers are made, a bare number is a thought of one; it is read back before it goes anywhere. An invited business
 * may begin with one; the claimant, who waits meanwhile, still puts facts right.
 */
const tableAsks = ({ phase }: CaseState, role: Role): ElementId | undefined =>
  phase === 'answering' || phase === 'negotiating' || (phase === 'invited' && role === 'respondent')
    ? 'wantedAmount'
    : undefined;
