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
export const COUNT: ReadonlyMap<string, number> = new Map([
  ...table('one/a/an two three four five six seven eight nine ten eleven twelve', 1),
  ...table('un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce', 1),
  ['quince', 15],
  ['fifteen', 15],
  ['twenty', 20],
  ['veinte', 20],
  ['thirty', 30],
  ['treinta', 30],
  ['half a', 0.5],
  ['medio', 0.5],
  ['media', 0.5],
]);

/** Days of a month in Spanish words: "el cuatro de julio". */
export const SPOKEN_DAY: ReadonlyMap<string, number> = new Map([
  ...table('primero/uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince', 1),
  ...table(
    'dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro',
    16,
  ),
  ...table('veinticinco veintiseis veintisiete veintiocho veintinueve treinta', 25),
  ['treinta y uno', 31],
]);

export const anyOf = (
  table: ReadonlyMap<string, number>,
  but: (word: string) => boolean = () => true,
): string =>
  [...table.keys()]
    .filter(but)
    .sort((a, b) => b.length - a.length)
    .join('|');
