import { SIDES, type Side } from '../../core/case/party.ts';
import type { Message, Phrase, Row, Words } from '../../core/message/message.ts';
import { MOST_OWN } from '../../core/narrative/retelling.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { PartyView } from '../../core/view/party.ts';
import { choice, fromBot, say } from '../phrase.ts';
import { type PartyMemory, settled } from './memory.ts';
import { heardAs, shown, type Told } from './said.ts';

/** What each side told, in short, beside the facts on which both stand. */
export const retellingRows = (view: PartyView): readonly Row[] =>
  SIDES.flatMap((by) => {
    const retelling = view.retellings[by];
    if (retelling === null) return [];
    return [{ label: label(by === view.side, retelling.own), value: words(retelling) }];
  });

const label = (isReader: boolean, own: boolean): Phrase => {
  if (own) return say(isReader ? 'retelling.yours.own' : 'retelling.theirs.own');
  return say(isReader ? 'retelling.yours.short' : 'retelling.theirs.short');
};

/** A program's words are for who reads that language; everybody else has the facts. A person's words stand as they are. */
const words = ({ own, text, locale }: NonNullable<PartyView['retellings'][Side]>): Words =>
  own ? { verbatim: text } : { ...say('retelling.otherLanguage'), instead: { locale, text } };

/**
 * Shown to both once both have told something; before that, only one of them would read about itself. While a person holds
 * the case the bot is silent; that person has it in the brief.
 */
export const retellingCard = (view: PartyView): readonly Message[] => {
  const rows = retellingRows(view);
  const bothTold = Object.keys(view.answers).length > 0 || (view.table?.refusal ?? null) !== null;
  if (rows.length === 0 || !bothTold || view.ended !== null || view.holder !== null) return [];
  return [fromBot({ kind: 'card', text: say('retelling.text'), rows, choices: retellingChoices(view) })];
};

/** Each side may take away what was made of its own words. */
export const retellingChoices = ({ retellings, side }: PartyView) => {
  const own = retellings[side];
  return own === null || own.own
    ? []
    : [choice('retellingWrong', 'choice.retellingWrong', { subject: own.of })];
};

/** Words that take the place of what a program had made. Those that are not for the other side do not. */
export const ownRetelling = ({ memory, reading }: Told): Hearing<PartyMemory> => {
  if (reading.flags.includes('hostile')) return heardAs(memory, [], [{ note: 'hostile' }]);
  if (reading.flags.includes('statesOwnLimit')) return heardAs(memory, [], [{ note: 'limit' }]);
  const text = shown(reading).trim().slice(0, MOST_OWN);
  if (text.length < SHORTEST) return heardAs(settled(memory), [], [{ note: 'kept' }]);
  return heardAs(settled(memory), [{ type: 'correctRetelling', text }]);
};

/** "No thanks" tells nothing. */
const SHORTEST = 12;

/** The other side reads whose words now stand there. */
export const retellingCorrected = (
  { by, text }: { readonly by: Side; readonly text?: string | undefined },
  view: PartyView,
): readonly Message[] => {
  if (text === undefined) return [];
  if (by === view.side) return [fromBot({ kind: 'text', text: say('news.retellingSaid') })];
  const rows = [{ label: say('retelling.theirs.own'), value: { verbatim: text } }];
  return [fromBot({ kind: 'card', text: say('news.theyRetold'), rows, choices: [] })];
};
