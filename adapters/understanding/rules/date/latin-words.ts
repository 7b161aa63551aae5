/** Names of months, weekdays and small numbers in English and Spanish, without accents. */
const table = (words: string, from: number): readonly [string, number][] =>
  words
    .split(' ')
    .flatMap((forms, index) => forms.split('/').map((form): [string, number] => [form, from + index]));

export const MONTH: ReadonlyMap<string, number> = new Map([
  ...table('january/jan february/feb march/mar april/apr may june/jun july/jul august/aug', 1),
  ...table('september/sept/sep october/oct november/nov december/dec', 9),
  ...table('enero/ene febrero marzo abril/abr mayo junio julio agosto/ago', 1),
  ...table('septiembre/setiembre/set octubre noviembre diciembre/dic', 9),
]);
/** Month names that are a word of their own alone: "may", "set"; they need a number beside them. */
export const ONLY_WITH_NUMBER = new Set([
  'may',
  'march',
  'mar',
  'set',
  'ago',
  'ene',
  'dic',
  'jan',
  'jun',
  'dec',
  'sep',
  'abr',
  'oct',
]);

export const WEEKDAY: ReadonlyMap<string, number> = new Map([
  ...table(
    'sunday/sun monday/mon tuesday/tues/tue wednesday/wed thursday/thurs/thur/thu friday/fri saturday/sat',
    0,
  ),
  ...table('domingo lunes martes miercoles jueves viernes sabado', 0),
]);
export const anyOf = (
  table: ReadonlyMap<string, number>,
  but: (word: string) => boolean = () => true,
): string =>
  [...table.keys()]
    .filter(but)
    .sort((a, b) => b.length - a.length)
    .join('|');

/** "The other 3 may be broken": no day in May. */
export const NO_WISH =
  '(?!(?<=may) (?:be|not|have|also|or|well|still|need|come|take|go|get|cause|work|i|we|you|they)(?![a-z]))';
