import type { WireItem } from '../../wire.ts';

/** A message whose words are being put right: `of` is its `seq`, `text` what it says. */
export type Editing = { readonly of: number; readonly text: string };

type Words = Extract<WireItem, { readonly kind: 'text' }>;

const isEdit = (item: WireItem): item is Words & { readonly edits: number } =>
  item.kind === 'text' && item.edits !== undefined;

/** Every message as it stands: the last edit of one is in its place, and keeps saying by `edits` that it is one. */
export const standing = (items: readonly WireItem[]): readonly WireItem[] => {
  const edits = new Map(items.filter(isEdit).map((item) => [item.edits, item]));
  return items
    .filter((item) => !isEdit(item))
    .map((item) => {
      const edit = edits.get(item.seq);
      return edit === undefined ? item : { ...edit, seq: item.seq, at: item.at };
    });
};

/** The reader's own messages of `standing` that may be edited, oldest first. */
export const editable = (items: readonly WireItem[]): readonly WireItem[] => {
  const newest = items.findLast(({ from }) => from.me);
  return items.filter(
    (item) =>
      item.kind === 'text' && (item.edit === 'always' || (item.edit !== undefined && item === newest)),
  );
};
