import type { ComponentType, JSX } from 'preact';
import type { WireItem } from '../../wire.ts';
import { type Rest, useRest } from '../load-rest.ts';
import { useTalk } from '../part/talk.tsx';
import { Text } from '../part/text.tsx';
import { Card } from './card.tsx';
import { Choices } from './choices.tsx';
import { File } from './file.tsx';
import { FileRequest } from './file-request.tsx';
import { OwnWords } from './own-words.tsx';
import { Progress } from './progress.tsx';

type Kind = WireItem['kind'];
export type ItemOf<K extends Kind> = Extract<WireItem, { readonly kind: K }>;

/** What a message's form is given. `live`: it belongs to the newest turn; an older one stays usable, but quiet. */
export type ItemProps<K extends Kind> = { readonly item: ItemOf<K>; readonly live: boolean };

/** Messages whose form is in the second script; until that is there they are their text, which always suffices. */
type Late = 'form' | 'elementTable' | 'termSheet' | 'sealedInput' | 'link';

const Words = ({ item }: { readonly item: WireItem }): JSX.Element | null => (
  <Text text={item.text} lang={item.lang} />
);

/** The best form of every kind of message; a kind without one does not compile. */
const FORM: { readonly [K in Exclude<Kind, Late>]: ComponentType<ItemProps<K>> } = {
  text: Words,
  choices: ({ item, live }) => (
    <>
      <Words item={item} />
      <Choices item={item} choices={item.choices} live={live} />
    </>
  ),
  fileRequest: FileRequest,
  file: File,
  card: Card,
  progress: Progress,
};
const lateForm = (rest: Rest): { readonly [K in Late]: ComponentType<ItemProps<K>> } => ({
  form: rest.Form,
  elementTable: rest.ElementTable,
  termSheet: rest.TermSheet,
  sealedInput: rest.SealedBox,
  link: rest.Link,
});

type Shown = {
  readonly item: WireItem;
  readonly live: boolean /** May it be edited? */;
  readonly edits: boolean;
};

export const Item = ({ item, live, edits }: Shown): JSX.Element => {
  const { editing } = useTalk().shown;
  const rest = useRest();
  const forms = { ...FORM, ...(rest !== null && lateForm(rest)) };
  const Body = (forms[item.kind as keyof typeof FORM] ?? Words) as ComponentType<{
    item: WireItem;
    live: boolean;
  }>;
  const marks = `${live ? ' live' : ''}${editing?.of === item.seq ? ' editing' : ''}`;
  return (
    <div class={`msg ${item.kind}${marks}`} data-seq={item.seq}>
      {item.kind === 'text' && item.from.me ? (
        <OwnWords item={item} edits={edits} />
      ) : (
        <Body item={item} live={live} />
      )}
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
