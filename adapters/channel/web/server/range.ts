/** Part of a file, by its first and last byte. */
export type Part = { readonly first: number; readonly last: number };

/**
 * The part that a `Range` header asks for (RFC 9110, 14.2): null for the whole file, which is also the answer to what is
 * no single range of bytes; `outside` where the file has no such part. Some browsers play no sound without parts.
 */
export const partOf = (header: string | undefined, size: number): Part | null | 'outside' => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/u.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  // Without a beginning it is so many bytes from the end.
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to));
  if (first >= size || (from === '' && Number(to) === 0)) return 'outside';
  return first <= last ? { first, last } : null;
};
