import type { Message } from '../../core/message/message.ts';
import { fileMessage } from '../../core/message/phrasing.ts';
import type { Happened, ViewContext } from '../../core/turn/bot.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import type { PartyMemory } from '../party/memory.ts';
import { speakParty } from '../party/speak.ts';
import { summaryNews } from '../party/summary.ts';
import { fromBot, say } from '../phrase.ts';
import { claimRows, standingRows } from './notice.ts';
import { nextPoint, pointsTable, withoutChanged } from './points.ts';
import { question } from './question.ts';

/** Somebody who was here before reads where things stand; somebody new reads the one screen itself, below what was sent with it. */
const arrived = (view: RespondentView, { greeted }: PartyMemory): readonly Message[] => {
  if (!view.joined)
    return greeted ? [] : view.evidence.map((each) => fileMessage(each.by, each.evidenceId, each));
  const rows = [...claimRows(view), ...standingRows(view)];
  return [fromBot({ kind: 'card', text: say('greet.back'), rows, choices: [] })];
};

const speakAsParty = speakParty<RespondentView>({
  question,
  arrived,
  fixList: (view, memory) => [pointsTable(view, memory)],
  nextPoint: (view, memory, noted) => [nextPoint(view, memory, noted)],
  after: summaryNews,
});

/** Answers the respondent, tells what happened, and puts the one open question. */
export const speak = (
  view: RespondentView,
  memory: PartyMemory,
  happened: Happened,
  about: ViewContext,
): { readonly messages: readonly Message[]; readonly memory: PartyMemory } => {
  const changed = happened.events.flatMap((event) =>
    event.type === 'elementsStated' ? event.statements.map(({ element }) => element) : [],
  );
  return speakAsParty(view, withoutChanged(memory, changed), happened, about);
};
