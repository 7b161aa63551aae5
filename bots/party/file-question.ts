import type { Message } from '../../core/message/message.ts';
import type { OwnReading, PartyView } from '../../core/view/party.ts';
import { choice, choices, fromBot, say, text, valueParam, valueWords } from '../phrase.ts';
import { labelFor } from './own-words.ts';

/** What the bot says of a file that was read or heard; null where there is nothing to say. */
export const readWords = (evidenceId: string, view: PartyView): Message | null => {
  const reading = readingOf(evidenceId, view);
  if (view.holder !== null || reading === undefined) return null;
  switch (reading.outcome) {
    case 'read':
      return foundQuestion(reading, view);
    case 'heard':
      return heardQuestion(reading);
    case 'unheard':
      return text('news.voiceKept');
    case 'nothing':
      return null;
  }
};

/** Keys of the questions about a file. */
export const FILE_QUESTIONS: ReadonlySet<string> = new Set(['ask.found', 'ask.heard']);

/** Values that were read on a file, with a button for each; null where none of them would change anything. */
const foundQuestion = ({ evidenceId, found }: OwnReading, view: PartyView): Message | null =>
  found.length === 0
    ? null
    : fromBot({
        kind: 'card',
        text: say('ask.found', { name: nameOf(evidenceId, view) }),
        rows: found.map(({ element, value }) => ({
          label: labelFor(view.side, element),
          value: valueWords(value),
          element,
        })),
        choices: [
          ...found.map(({ element, value }) =>
            choice('takeFound', 'choice.takeFound', {
              subject: `${evidenceId}/${element}`,
              params: { value: valueParam(value) },
            }),
          ),
          choice('leaveFound', 'choice.leaveFound', { subject: evidenceId }),
        ],
      });

/** What was heard in a recording, to be made the person's own words or not. */
const heardQuestion = ({ evidenceId, text: words }: OwnReading): Message =>
  choices(say('ask.heard', { text: words }), [
    choice('heardRight', 'choice.heardRight', { subject: evidenceId, style: 'primary' }),
    choice('heardWrong', 'choice.heardWrong', { subject: evidenceId }),
  ]);

export const readingOf = (evidenceId: string, { readings }: PartyView): OwnReading | undefined =>
  readings.find((reading) => reading.evidenceId === evidenceId);

const nameOf = (evidenceId: string, { evidence }: PartyView): string =>
  evidence.find((file) => file.evidenceId === evidenceId)?.name ?? '';
