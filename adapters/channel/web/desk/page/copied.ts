/**
 * Copies what an input shows; true when it lies on the clipboard. A frame may not be allowed to write there; then the
 * selected text is copied the old way.
 */
export const copied = async (input: HTMLInputElement | null): Promise<boolean> => {
  if (input === null) return false;
  input.select();
  const wrote = await navigator.clipboard?.writeText(input.value).then(
    () => true,
    () => document.execCommand('copy'),
  );
  return wrote ?? document.execCommand('copy');
};
