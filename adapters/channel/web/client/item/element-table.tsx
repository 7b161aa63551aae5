import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { WireElementRow } from '../../wire.ts';
import { TurnNote } from '../part/note.tsx';
import { Text } from '../part/text.tsx';
import { useWords } from '../words.tsx';
import { ChoiceRow } from './choices.tsx';
import type { ItemProps } from './item.tsx';

/** What is claimed, fact by fact, and what the other side says to each. */
export const ElementTable = ({ item, live }: ItemProps<'elementTable'>): JSX.Element => (
  <div class="sheet elements">
    <Text text={item.text} lang={item.lang} />
    <ul lang={item.lang}>
      {item.rows.map((row, index) => (
        <Row key={`${index} ${row.label}`} item={item} row={row} live={live} />
      ))}
    </ul>
    <ChoiceRow item={item} choices={item.choices} live={live} />
    <TurnNote origin={item.seq} />
  </div>
);

const SIGN = { agree: '✓', dispute: '≠', unknown: '?' } as const;

const Row = ({
  item,
  row,
  live,
}: ItemProps<'elementTable'> & { readonly row: WireElementRow }): JSX.Element => {
  const { say } = useWords();
  const id = useId();
  return (
    <li class="element">
      <div class="element-label" id={id} dir="auto">
        {row.label}
      </div>
      <div class="element-claimed" dir="auto">
        {row.claimed}
      </div>
      {row.stance !== null && (
        <div class={`stance ${row.stance}`}>
          <span aria-hidden="true">{SIGN[row.stance]}</span> <span dir="auto">{row.stanceLabel}</span>
        </div>
      )}
      {row.own !== undefined && (
        <div class="element-own">
          <span class="quiet">{say('ownVersion')}</span>
          <span dir="auto">{row.own}</span>
        </div>
      )}
      {row.choices.length > 0 && (
        <fieldset class="element-choices" aria-labelledby={id}>
          <ChoiceRow item={item} choices={row.choices} live={live} />
        </fieldset>
      )}
    </li>
  );
};
