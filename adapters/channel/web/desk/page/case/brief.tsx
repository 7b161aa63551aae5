import { useId } from 'react';
import type { DeskCase, DeskPoint, DeskSource } from '../../wire.ts';
import type { DeskWord } from '../../words.ts';
import { useDesk } from '../desk-context.ts';
import { useReveal } from './reveal.ts';
import './brief.css';

/** The case on one page, made by rules: what is asked, what both agree on and what they do not, and where each line stands. */
export const Brief = ({ view: { brief } }: { readonly view: DeskCase }) => {
  const { t } = useDesk();
  const { head, agreed, contested, open } = brief;
  if (head.length + agreed.length + contested.length + open.length === 0) return null;
  return (
    <section className="brief">
      <h2>{t('desk.brief')}</h2>
      {head.length > 0 && (
        <dl className="sheet">
          {head.map(({ label, text, sources }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <span dir="auto">{text}</span> <Sources of={label} sources={sources} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Points word="desk.brief.contested" standing="contested" points={contested} />
      <Points word="desk.brief.agreed" standing="agreed" points={agreed} />
      <Points word="desk.brief.open" standing="open" points={open} />
    </section>
  );
};

const Points = ({
  word,
  standing,
  points,
}: {
  readonly word: DeskWord;
  readonly standing: 'agreed' | 'contested' | 'open';
  readonly points: readonly DeskPoint[];
}) => {
  const { t } = useDesk();
  const id = useId();
  if (points.length === 0) return null;
  return (
    <div className={`facts-of ${standing}`}>
      <h3 id={id}>{t(word)}</h3>
      <table className="points" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('desk.point')}</th>
            <th scope="col">{t('staff.party.claimant')}</th>
            <th scope="col">{t('staff.party.respondent')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              <td>
                <span dir="auto">{point.claimed}</span>
                <Sources of={point.label} sources={point.sources} />
              </td>
              <td>
                <span className={`stand ${point.standing}`}>{point.standingLabel}</span>
                {point.own !== null && <p dir="auto">{point.own}</p>}
                <Sources of={`${point.label}, ${t('staff.party.respondent')}`} sources={point.answered} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Each leads to where the line comes from, and marks it there. */
const Sources = ({ of, sources }: { readonly of: string; readonly sources: readonly DeskSource[] }) => {
  const { to } = useReveal();
  return (
    <span className="sources">
      {sources.map((source) => (
        <button
          key={source.place}
          type="button"
          className="source"
          aria-label={`${of}: ${source.label}`}
          onClick={() => to(source)}
        >
          {source.label}
        </button>
      ))}
    </span>
  );
};
