import type { Command } from '../../core/case/command.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { hearParty } from '../party/hear.ts';
import { hearTable } from '../party/hear-table.ts';
import type { PartyMemory } from '../party/memory.ts';
import { shown, type Told } from '../party/said.ts';
import { PRESSES } from './hear-choice.ts';
import { hearTelling } from './hear-telling.ts';
import { STATED } from './stating.ts';

/** What was said in a first telling that was stopped for somebody's safety is not lost. */
const keptStory = ({ view, messageId, reading }: Told<ClaimantView>): readonly Command[] =>
  view.phase === 'narrating' && reading.text.trim() !== ''
    ? [{ type: 'tellStory', messageId, text: shown(reading).slice(0, 20_000) }]
    : [];

/** A first telling may contain any words; long ones are never read as a wish. */
const isStory = ({ view, reading }: Told<ClaimantView>): boolean =>
  !view.told && (reading.text.length > 160 || reading.elements.length > 1);

/** "No wait, it was on 4 March" at the table puts the day right. An amount there is a thought of an offer. */
const isDayCorrected = ({ view, reading }: Told<ClaimantView>): boolean =>
  reading.intent === 'correct' &&
  reading.dates.length === 1 &&
  reading.amounts.length === 0 &&
  view.elements.when !== undefined &&
  (view.phase === 'answering' || view.phase === 'negotiating');

const byPhase = (told: Told<ClaimantView>): Hearing<PartyMemory> => {
  const { phase } = told.view;
  if (isDayCorrected(told)) return hearTelling({ ...told, memory: { ...told.memory, asked: 'when' } });
  return phase === 'narrating' || phase === 'filed' || phase === 'invited' || told.memory.asked !== undefined
    ? hearTelling(told)
    : hearTable(told);
};

/** Turns what the claimant said into commands. */
export const hear = hearParty<ClaimantView>({
  presses: PRESSES,
  form: () => null,
  isStory,
  answer: byPhase,
  facts: STATED,
  kept: keptStory,
});
