import type { JSX } from 'preact';
import { Text } from '../part/text.tsx';
import { Choices } from './choices.tsx';
import type { ItemProps } from './item.tsx';
import { Rows } from './rows.tsx';

/** Several facts on one card. */
export const Card = ({ item, live }: ItemProps<'card'>): JSX.Element => (
  <div class="sheet">
    <Text text={item.text} lang={item.lang} />
    <Rows rows={item.rows} lang={item.lang} />
    <Choices item={item} choices={item.choices} live={live} />
  </div>
);
