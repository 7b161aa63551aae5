import { IntlMessageFormat } from 'intl-messageformat';

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** Throws where the message is no ICU message. */
const partsOf = (message: string, locale: string): readonly Part[] =>
  new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();

/** Plain words have this type in a parsed message; what is put in has others. */
const WORDS = 0;

/** What is put into a message, sorted: names, and for a choice of words what it chooses by. */
export const params = (message: string, locale: string): readonly string[] =>
  [...new Set(partsOf(message, locale).flatMap(paramsOf))].sort();

const paramsOf = (part: Part): readonly string[] => {
  if ('options' in part) {
    const by = 'offset' in part ? '' : ` one of ${Object.keys(part.options).sort().join(', ')}`;
    return [
      `${part.value}${by}`,
      ...Object.values(part.options).flatMap(({ value }) => value.flatMap(paramsOf)),
    ];
  }
  return 'value' in part && part.type !== WORDS ? [part.value] : [];
};

/** The plural forms of each count in a message. */
export const pluralForms = (message: string, locale: string): readonly (readonly string[])[] =>
  partsOf(message, locale).flatMap((part) =>
    'options' in part && 'offset' in part ? [Object.keys(part.options)] : [],
  );

/** Every way in which a message can be read, with `◌` for what is put in. */
export const readings = (message: string, locale: string): readonly string[] =>
  readingsOf(partsOf(message, locale));

const readingsOf = (parts: readonly Part[]): readonly string[] =>
  parts.reduce<readonly string[]>(
    (begun, part) => begun.flatMap((start) => waysOf(part).map((way) => start + way)),
    [''],
  );

const waysOf = (part: Part): readonly string[] => {
  if ('options' in part) return Object.values(part.options).flatMap(({ value }) => readingsOf(value));
  return 'value' in part && part.type === WORDS ? [part.value] : ['◌'];
};
