import { useRef, useState } from 'react';
import type { Audience } from '../../../../../../core/case/party.ts';
import type { DeskCase } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import type { CaseDesk } from './use-case.ts';

/** As long as the case takes (`sendMessage` in core/case/command.ts). */
const LONGEST = 4_000;

/** Writes to whom was chosen, and to nobody before somebody was: there is no audience to fall back on. */
export const Composer = ({ view, act }: { readonly view: DeskCase; readonly act: CaseDesk['act'] }) => {
  const { t } = useDesk();
  const [chosen, setChosen] = useState<Audience | null>(null);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<'audience' | 'text' | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const { audiences } = view.may;
  const audience = chosen !== null && audiences.includes(chosen) ? chosen : null;
  if (audiences.length === 0) return null;

  const send = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    const missing = audience === null ? 'audience' : text.trim() === '' ? 'text' : null;
    setWrong(missing);
    if (missing !== null) return (missing === 'audience' ? first : words).current?.focus();
    const sent = await act({ kind: 'form', action: 'write', values: { audience: audience ?? '', text } });
    if (sent) setText('');
  };

  return (
    <form className={`composer to-${audience ?? 'nobody'}`} onSubmit={send} noValidate>
      <fieldset>
        <legend>{t('staff.field.audience')}</legend>
        <div className="audiences">
          {audiences.map((each, index) => (
            <label key={each} className={`pick to-${each}`}>
              <input
                type="radio"
                name="audience"
                value={each}
                checked={audience === each}
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
        {audiences.length === 1 && <p className="quiet">{t('desk.takeOverToWrite')}</p>}
      </fieldset>
      <label className="field">
        <span>{t('staff.field.text')}</span>
        <textarea
          ref={words}
          rows={4}
          maxLength={LONGEST}
          value={text}
          aria-invalid={wrong === 'text'}
          aria-describedby={wrong === 'text' ? 'text-wrong' : undefined}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setWrong(null);
          }}
        />
      </label>
      {wrong === 'text' && (
        <p className="wrong" id="text-wrong" role="alert">
          {t('desk.fillIn')}
        </p>
      )}
      <button type="submit" className="primary">
        {t(audience === null ? 'desk.send' : `desk.send.${audience}`)}
      </button>
    </form>
  );
};
