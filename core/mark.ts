/** A short mark that tells one thing from another: FNV-1a, 32 bits, of its JSON. No sentence of anybody is kept in it. */
export const markOf = (thing: unknown): string => {
  const json = JSON.stringify(thing);
  let hash = 0x811c9dc5;
  for (let index = 0; index < json.length; index += 1) {
    hash ^= json.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36);
};
