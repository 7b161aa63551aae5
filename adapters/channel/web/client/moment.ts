/** Time of day, in the reader's way of writing and in the zone of their device. */
export const timeOf = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at);

/** A day by its name; the year only where it is not this one. */
export const dayOf = (at: number, locale: string): string => {
  const sameYear = new Date(at).getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
};

/** For `<time datetime>`. */
export const isoOf = (at: number): string => new Date(at).toISOString();
