import type { Command } from '../../core/case/command.ts';
import type { Locale } from '../../core/locale.ts';
import type { Message, Row } from '../../core/message/message.ts';
import { ANYWHERE, type HelpLine, helpLineFor } from '../../core/procedure/help-line.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { fromBot, say, text } from '../phrase.ts';
import type { PartyMemory } from './memory.ts';
import type { PartyNote } from './note.ts';
import { heardAs, mayNameTheSealed, shown, type Told } from './said.ts';

const CRISES = ['selfHarm', 'violence', 'medical'] as const;
type Crisis = Extract<PartyNote, { note: 'crisis' }>;
type CrisisKind = Crisis['kind'];

/**
 * Words that tell of a danger to life; null for all others. The first of them stops the case. When it stands still
 * already, or a person holds it, the words go to that person as well: nobody else reads them. Not while a round is
 * sealed and a number stands in them: it may be the one for the seal, and the call for a person goes out without it. They
 * are kept nowhere then, and are not told so: what matters now is whom to call.
 */
export const crisisHeard = (told: Told, kept: readonly Command[]): Hearing<PartyMemory> | null => {
  const { view, memory, reading, messageId } = told;
  const kind = CRISES.find((flag) => reading.flags.includes(flag));
  if (kind === undefined) return null;
  const { paused, holder, ended, side } = view;
  const toStaff: readonly Command[] =
    ended === null && (paused !== null || holder !== null) && isSendable(told)
      ? [{ type: 'sendMessage', messageId, audience: side, text: shown(reading).slice(0, 4_000) }]
      : [];
  const again = paused?.own === true;
  const unsaid = mayNameTheSealed(told);
  const note: Crisis = { note: 'crisis', kind, language: reading.language, again, unsaid };
  return heardAs(memory, [...kept, ...stop(view, kind), ...toStaff], [note]);
};

/** The script stops; in a case that is over, or stands still already, there is nothing to stop. */
const stop = ({ ended, paused }: PartyView, kind: CrisisKind): readonly Command[] =>
  ended === null && paused === null ? [{ type: 'noteCrisis', kind }] : [];

/** Somebody who was asked says that they are in danger: the same as if the words themselves had told of it. */
export const crisisPressed = (
  view: PartyView,
  memory: PartyMemory,
  kind: CrisisKind,
  language: Locale,
): Hearing<PartyMemory> => {
  const again = view.paused?.own === true;
  return heardAs(memory, stop(view, kind), [{ note: 'crisis', kind, language, again, unsaid: false }]);
};

const isSendable = (told: Told): boolean => told.reading.text.trim() !== '' && !mayNameTheSealed(told);

/** What the bot says then: short words, whom to call, and that nothing runs against the person meanwhile. */
export const crisisWords = ({ kind, language, again }: Crisis, view: PartyView): readonly Message[] => [
  ...(again ? [] : [text(`crisis.${kind}`)]),
  fromBot({
    kind: 'card',
    text: say(again ? 'crisis.again' : 'crisis.lines'),
    rows: rowsFor(kind, helpLineFor(view.timeZone, language)),
    choices: [],
  }),
  // In a case that is over no person is called by it, and no clock runs.
  ...(again || view.ended !== null ? [] : [text('crisis.after')]),
];

/** Somebody to talk to is no help to a body that needs a doctor now. */
const rowsFor = (kind: CrisisKind, line: HelpLine | null): readonly Row[] =>
  rowsWith(kind, line, kind === 'medical' ? [] : [talkRow(line)]);

/** Everybody who can be called: what it is about is not certain yet. */
export const everyRow = (kind: CrisisKind, line: HelpLine | null): readonly Row[] =>
  rowsWith(kind, line, [talkRow(line)]);

/** The number that fits comes first. Where no country is known, a list of every country's lines stands for them. */
const rowsWith = (kind: CrisisKind, line: HelpLine | null, talk: readonly Row[]): readonly Row[] => {
  if (line === null) return [...talk, { label: say('crisis.row.emergency'), value: say('crisis.local') }];
  const { police, ambulance } = line;
  if (police === ambulance) {
    const emergency: Row = { label: say('crisis.row.emergency'), value: { verbatim: police } };
    return kind === 'selfHarm' ? [...talk, emergency] : [emergency, ...talk];
  }
  const policeRow: Row = { label: say('crisis.row.police'), value: { verbatim: police } };
  const ambulanceRow: Row = { label: say('crisis.row.ambulance'), value: { verbatim: ambulance } };
  const rows: { readonly [K in CrisisKind]: readonly Row[] } = {
    selfHarm: [...talk, ambulanceRow, policeRow],
    violence: [policeRow, ambulanceRow, ...talk],
    medical: [ambulanceRow, ...talk],
  };
  return rows[kind];
};

const talkRow = (line: HelpLine | null): Row => {
  const talk = line?.talk ?? null;
  return talk === null
    ? { label: say('crisis.row.anywhere'), value: { verbatim: ANYWHERE } }
    : {
        label: say('crisis.row.talk', { name: talk.name, hours: talk.hours }),
        value: { verbatim: talk.number },
      };
};
