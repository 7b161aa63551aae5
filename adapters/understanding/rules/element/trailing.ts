/**
 * The text without what of these stands at its end, as often as it stands there: as `/(?:a|b)+$/` would take it away, in
 * a time that grows with what goes and not with the square of the text.
 */
export const withoutEnds = (text: string, ends: readonly string[]): string => {
  const longest = Math.max(...ends.map(({ length }) => length));
  /** Where a run of ends may begin that reaches to the end of the text. */
  const begins = new Set([text.length]);
  let first = text.length;
  for (let at = text.length; at > 0 && at >= first - longest; at -= 1) {
    if (!begins.has(at)) continue;
    first = at;
    for (const end of ends) {
      const from = at - end.length;
      // A place before the text would be taken for its beginning.
      if (from >= 0 && text.startsWith(end, from)) begins.add(from);
    }
  }
  return text.slice(0, Math.min(...begins));
};
