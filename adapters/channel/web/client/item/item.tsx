import type { ComponentType, JSX } from 'preact';
import type { WireItem } from '../../wire.ts';
import { Text } from '../part/text.tsx';
import { Card } from './card.tsx';
import { Choices } from './choices.tsx';
import { ElementTable } from './element-table.tsx';
import { File } from './file.tsx';
import { FileRequest } from './file-request.tsx';
import { Form } from './form.tsx';
import { Link } from './link.tsx';
import { Progress } from './progress.tsx';
import { SealedBox } from './sealed-box.tsx';
import { TermSheet } from './term-sheet.tsx';

type Kind = WireItem['kind'];
export type ItemOf<K extends Kind> = Extract<WireItem, { readonly kind: K }>;

/** What a message's form is given. `live`: it belongs to the newest turn; an older one stays usable, but quiet. */
export type ItemProps<K extends Kind> = { readonly item: ItemOf<K>; readonly live: boolean };

/** The best form of every kind of message; a kind without one does not compile. */
const FORM: { readonly [K in Kind]: ComponentType<ItemProps<K>> } = {
  text: ({ item }) => <Text text={item.text} lang={item.lang} />,
  choices: ({ item, live }) => (
    <>
      <Text text={item.text} lang={item.lang} />
      <Choices item={item} choices={item.choices} live={live} />
    </>
  ),
  form: Form,
  fileRequest: FileRequest,
  file: File,
  card: Card,
  elementTable: ElementTable,
  termSheet: TermSheet,
  sealedInput: SealedBox,
  link: Link,
  progress: Progress,
};

export const Item = ({ item, live }: { readonly item: WireItem; readonly live: boolean }): JSX.Element => {
  const Body = FORM[item.kind] as ComponentType<{ item: WireItem; live: boolean }>;
  return (
    <div class={`msg ${item.kind}${live ? ' live' : ''}`} data-seq={item.seq}>
      <Body item={item} live={live} />
    </div>
  );
};

/** Does the message ask its reader for something? */
export const asks = (item: WireItem): boolean =>
  item.kind === 'form' ||
  item.kind === 'sealedInput' ||
  item.kind === 'fileRequest' ||
  ('choices' in item && item.choices.length > 0) ||
  (item.kind === 'elementTable' && item.rows.some(({ choices }) => choices.length > 0));
