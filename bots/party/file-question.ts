import type { Choice, Message } from '../../core/message/message.ts';
import type { OwnReading, PartyView } from '../../core/view/party.ts';
import { choice, choices, say, text, valueParam } from '../phrase.ts';
import { labelFor } from './own-words.ts';

/** What the bot says of a file that was read or heard; null where there is nothing to say. */
export const readWords = (evidenceId: string, view: PartyView): Message | null => {
  const reading = readingOf(evidenceId, view);
  if (view.holder !== null || reading === undefined) return null;
  switch (reading.outcome) {
    case 'read':
      return foundQuestion(evidenceId, view);
    case 'heard':
      return heardQuestion(evidenceId, view);
    case 'unheard':
      return text('news.voiceKept');
    case 'nothing':
      return null;
  }
};

/** Keys of the questions about a file. */
export const FILE_QUESTIONS: ReadonlySet<string> = new Set(['ask.found', 'ask.heard']);

/** Values that were read on a file, with a button for each; null where none of them would change anything. */
export const foundQuestion = (evidenceId: string, view: PartyView): Message | null => {
  const found = readingOf(evidenceId, view)?.found ?? [];
  if (found.length === 0) return null;
  const values = found.map(({ element, value }) => ({
    label: labelFor(view.side, element),
    value: valueParam(value),
  }));
  return choices(
    say('ask.found', {
      name: nameOf(evidenceId, view),
      found: { list: values.map((params) => say('found.value', params)) },
    }),
    [
      ...found.map(
        ({ element }, index): Choice => ({
          ...choice(
            'takeFound',
            'choice.takeFound',
            values[index] === undefined ? {} : { params: values[index] },
          ),
          subject: `${evidenceId}/${element}`,
        }),
      ),
      choice('leaveFound', 'choice.leaveFound', { subject: evidenceId }),
    ],
  );
};

/** What was heard in a recording, to be made the person's own words or not. */
export const heardQuestion = (evidenceId: string, view: PartyView): Message | null => {
  const words = readingOf(evidenceId, view)?.text ?? '';
  if (words === '') return null;
  return choices(say('ask.heard', { text: words }), [
    choice('heardRight', 'choice.heardRight', { subject: evidenceId, style: 'primary' }),
    choice('heardWrong', 'choice.heardWrong', { subject: evidenceId }),
  ]);
};

export const readingOf = (evidenceId: string, { readings }: PartyView): OwnReading | undefined =>
  readings.find((reading) => reading.evidenceId === evidenceId);

const nameOf = (evidenceId: string, { evidence }: PartyView): string =>
  evidence.find((file) => file.evidenceId === evidenceId)?.name ?? '';
