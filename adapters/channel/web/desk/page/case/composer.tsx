import { type RefObject, useId, useRef, useState } from 'react';
import type { Audience } from '../../../../../../core/case/party.ts';
import type { DeskCase } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import type { CaseDesk } from './use-case.ts';

/** As long as the case takes (`sendMessage` in core/case/command.ts). */
const LONGEST = 4_000;
/** Who can be written to here; the team has a box of its own. */
type Reader = Exclude<Audience, 'staff'>;

/** Writes to whom was chosen, and to nobody before somebody was: there is no audience to fall back on. */
export const Composer = ({ view, act }: { readonly view: DeskCase; readonly act: CaseDesk['act'] }) => {
  const { t } = useDesk();
  const [chosen, setChosen] = useState<Reader | null>(null);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<'audience' | 'text' | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const readers = view.may.audiences.filter((each): each is Reader => each !== 'staff');
  const reader = chosen !== null && readers.includes(chosen) ? chosen : null;
  if (readers.length === 0)
    return view.may.audiences.length === 0 ? null : <p className="quiet">{t('desk.takeOverToWrite')}</p>;

  const send = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    const missing = reader === null ? 'audience' : text.trim() === '' ? 'text' : null;
    setWrong(missing);
    if (missing !== null) return (missing === 'audience' ? first : words).current?.focus();
    const sent = await act({ kind: 'form', action: 'write', values: { audience: reader ?? '', text } });
    if (sent) setText('');
  };

  return (
    <form className={`composer to-${reader ?? 'nobody'}`} onSubmit={send} noValidate>
      <fieldset>
        <legend>{t('staff.field.audience')}</legend>
        <div className="audiences">
          {readers.map((each, index) => (
            <label key={each} className={`pick to-${each}`}>
              <input
                type="radio"
                name="audience"
                value={each}
                checked={reader === each}
                ref={index === 0 ? first : null}
                aria-describedby={wrong === 'audience' ? 'audience-wrong' : undefined}
                onChange={() => {
                  setChosen(each);
                  setWrong(null);
                }}
              />
              {t(`staff.audience.${each}`)}
            </label>
          ))}
        </div>
        {wrong === 'audience' && (
          <p className="wrong" id="audience-wrong" role="alert">
            {t('desk.chooseAudience')}
          </p>
        )}
      </fieldset>
      <Box
        label={t('staff.field.text')}
        reads={t(reader === null ? 'desk.reads.nobody' : `desk.reads.${reader}`)}
        text={text}
        missing={wrong === 'text'}
        area={words}
        onText={(typed) => {
          setText(typed);
          setWrong(null);
        }}
      />
      <button type="submit" className="primary">
        {t(reader === null ? 'desk.send' : `desk.send.${reader}`)}
      </button>
    </form>
  );
};

/** Writes to the team, and can write to nobody else. */
export const NoteComposer = ({ act }: { readonly act: CaseDesk['act'] }) => {
  const { t } = useDesk();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const words = useRef<HTMLTextAreaElement>(null);
  const send = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    const empty = text.trim() === '';
    setMissing(empty);
    if (empty) return words.current?.focus();
    if (await act({ kind: 'form', action: 'write', values: { audience: 'staff', text } })) setText('');
  };
  return (
    <form className="composer to-staff" onSubmit={send} noValidate>
      <Box
        label={t('desk.note')}
        reads={t('desk.reads.staff')}
        text={text}
        missing={missing}
        area={words}
        onText={(typed) => {
          setText(typed);
          setMissing(false);
        }}
      />
      <button type="submit">{t('desk.send.staff')}</button>
    </form>
  );
};

/** A box to write in, with who reads what is written there. */
const Box = ({
  label,
  reads,
  text,
  missing,
  area,
  onText,
}: {
  readonly label: string;
  readonly reads: string;
  readonly text: string;
  readonly missing: boolean;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly onText: (typed: string) => void;
}) => {
  const { t } = useDesk();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="reads" id={`${id}-reads`}>
        {reads}
      </p>
      <textarea
        id={id}
        ref={area}
        rows={4}
        maxLength={LONGEST}
        value={text}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-reads ${id}-wrong` : `${id}-reads`}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      {missing && (
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {t('desk.fillIn')}
        </p>
      )}
    </div>
  );
};
