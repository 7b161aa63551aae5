import type { DeskCase, DeskMessage } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { Composer, NoteComposer } from './composer.tsx';
import type { CaseDesk } from './use-case.ts';
import './thread.css';

type Props = { readonly view: DeskCase; readonly act: CaseDesk['act'] };

/** What was said in all rooms, each message with whom it went to, and the box to write to a side or both. */
export const Thread = ({ view, act }: Props) => {
  const { t } = useDesk();
  const messages = view.messages.filter(({ audience }) => audience !== 'staff');
  return (
    <section>
      <h2>{t('desk.messages')}</h2>
      {messages.length === 0 && <p className="quiet">{t('desk.noMessages')}</p>}
      <Said messages={messages} />
      <Composer view={view} act={act} />
    </section>
  );
};

/** What the team says to itself: a place of its own, so that nothing written here can go to a side. */
export const Notes = ({ view, act }: Props) => {
  const { t } = useDesk();
  const notes = view.messages.filter(({ audience }) => audience === 'staff');
  const may = view.may.audiences.includes('staff');
  if (notes.length === 0 && !may) return null;
  return (
    <section className="notes">
      <h2>{t('desk.notes')}</h2>
      {!may && <p className="reads">{t('desk.reads.staff')}</p>}
      <Said messages={notes} />
      {may && <NoteComposer act={act} />}
    </section>
  );
};

const Said = ({ messages }: { readonly messages: readonly DeskMessage[] }) => {
  const { moment } = useDesk();
  return (
    <ol className="thread">
      {messages.map(({ id, who, mine, audience, to, text, at }) => (
        <li key={id} className={`said to-${audience}${mine ? ' mine' : ''}`}>
          <p className="from">
            <b>{who}</b> → {to} <span className="quiet">{moment(at)}</span>
          </p>
          <p className="words" dir="auto">
            {text}
          </p>
        </li>
      ))}
    </ol>
  );
};
