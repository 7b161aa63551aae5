import type { Message } from '../../core/message/message.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { speakParty } from '../party/speak.ts';
import { fromBot, say } from '../phrase.ts';
import { claimRows } from './notice.ts';
import { pointsTable } from './points.ts';
import { question } from './question.ts';

/** Somebody who was here before reads where things stand; somebody new reads the one screen itself. */
const arrived = (view: RespondentView): readonly Message[] =>
  view.joined ? [fromBot({ kind: 'card', text: say('greet.back'), rows: claimRows(view), choices: [] })] : [];

/** Answers the respondent, tells what happened, and puts the one open question. */
export const speak = speakParty<RespondentView>({
  question,
  arrived,
  fixList: (view) => [pointsTable(view)],
  after: () => [],
});
