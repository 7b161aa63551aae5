import type { Statement } from '../../core/narrative/element.ts';
import type { Heard } from '../../core/turn/input.ts';
import type { PartyView } from '../../core/view/party.ts';
import { readingOf } from './file-question.ts';

/** What somebody made of the reading of a file: values to be taken over, a recording to be taken as said, or neither. */
export type FileAnswer =
  | { readonly kind: 'take'; readonly statements: readonly Statement[] }
  | { readonly kind: 'said' }
  | { readonly kind: 'no'; readonly note: 'foundLeft' | 'heardWrong' };

/**
 * Reads an input as an answer to the reading of a file: by its button, or by a plain yes or no where `file` was asked
 * about last. Null where it is about something else.
 */
export const fileAnswer = (view: PartyView, file: string | undefined, heard: Heard): FileAnswer | null => {
  if (view.ended !== null) return null;
  return heard.kind === 'choice' ? pressed(view, heard) : typed(view, file, heard);
};

const pressed = (
  view: PartyView,
  { action, subject = '' }: Extract<Heard, { kind: 'choice' }>,
): FileAnswer | null => {
  const [evidenceId = '', element] = subject.split('/');
  switch (action) {
    case 'takeFound':
      return take(statementsOf(view, evidenceId).filter((each) => each.element === element));
    case 'leaveFound':
      return { kind: 'no', note: 'foundLeft' };
    case 'heardRight':
      return { kind: 'said' };
    case 'heardWrong':
      return { kind: 'no', note: 'heardWrong' };
    default:
      return null;
  }
};

const typed = (view: PartyView, file: string | undefined, { reading }: Heard): FileAnswer | null => {
  if (file === undefined || reading === undefined) return null;
  const { consent, amounts, dates, elements } = reading;
  if (amounts.length + dates.length + elements.length > 0) return null;
  const heard = readingOf(file, view)?.outcome === 'heard';
  if (consent === 'no') return { kind: 'no', note: heard ? 'heardWrong' : 'foundLeft' };
  if (consent !== 'yes') return null;
  return heard ? { kind: 'said' } : take(statementsOf(view, file));
};

/** Null where nothing would change any more. */
const take = (statements: readonly Statement[]): FileAnswer | null =>
  statements.length === 0 ? null : { kind: 'take', statements };

const statementsOf = (view: PartyView, evidenceId: string): readonly Statement[] =>
  (readingOf(evidenceId, view)?.found ?? []).map(({ element, value }) => ({ element, value }));
