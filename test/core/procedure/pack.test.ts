import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CLOCKS } from '../../../core/deadline/deadline.ts';
import { LOCALES } from '../../../core/locale.ts';
import type { Clock, Translated } from '../../../core/procedure/procedure.ts';
import { PROCEDURES, parseProcedure } from '../../../core/procedure/procedures.ts';

const FOLDER = 'core/procedure/pack';
const HOUSE_RULE = 'Parley house rule';

test('every pack in the folder is offered, each under its own id', () => {
  const files = readdirSync(FOLDER).map((name) => name.replace('.json', ''));
  expect(PROCEDURES.map(({ id }) => id).sort()).toEqual(files.sort());
});

test('a pack with a mistake is refused, and the field is named', () => {
  const pack = JSON.parse(readFileSync(`${FOLDER}/consumer.json`, 'utf8'));
  expect(() => parseProcedure({ ...pack, currency: 'dollars' })).toThrow('currency');
  const { tell: _tell, ...clocks } = pack.clocks;
  expect(() => parseProcedure({ ...pack, clocks })).toThrow('tell');
  const { es: _es, ...title } = pack.title;
  expect(() => parseProcedure({ ...pack, title })).toThrow('es');
});

const isTranslated = (value: object): value is Translated => LOCALES.every((locale) => locale in value);
/** Every text for people in a pack, with the place where it stands. */
const textsOf = (value: unknown, at: string): readonly (readonly [string, Translated])[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isTranslated(value)) return [[at, value]];
  return Object.entries(value).flatMap(([name, each]) => textsOf(each, `${at}.${name}`));
};

describe.each(PROCEDURES)('$id', (procedure) => {
  const clocks: readonly (readonly [string, Clock])[] = [
    ...Object.entries(procedure.clocks),
    ['reflectionWithInjury', procedure.reflectionWithInjury],
  ];
  const texts = textsOf(procedure, procedure.id);

  test('has every clock, and no other', () => {
    expect(Object.keys(procedure.clocks).sort()).toEqual([...CLOCKS].sort());
  });

  test('says each thing in each language in words of that language', () => {
    expect(texts.length).toBeGreaterThan(CLOCKS.length);
    for (const [at, text] of texts)
      expect([at, new Set(LOCALES.map((locale) => text[locale])).size]).toEqual([at, LOCALES.length]);
  });

  test('names a number in a reason only as long as the clock itself runs', () => {
    for (const [name, { amount, unit, why }] of clocks)
      for (const found of why.en.match(/\d+/g) ?? [])
        expect([name, Number(found), unit]).toEqual([name, amount, expect.stringMatching(/Days$/)]);
  });

  test('calls a rule checked only where it is its own', () => {
    for (const [name, { source, verified }] of clocks)
      expect([name, verified]).toEqual([name, source === HOUSE_RULE]);
  });

  test('reminds before an end, and never before the clock began', () => {
    // A talk on video ends its clock when it was agreed to begin; its own length is nothing.
    const counted = clocks.filter(([name]) => name !== 'session');
    const hours = { minutes: 1 / 60, hours: 1, calendarDays: 24, workingDays: 24 };
    for (const [name, { amount, unit, remindHoursBefore }] of counted)
      for (const before of remindHoursBefore)
        expect([name, before < amount * hours[unit]]).toEqual([name, true]);
  });

  test('gives more time to think where somebody was hurt', () => {
    const days = ({ amount, unit }: Clock): number => (unit === 'hours' ? amount / 24 : amount);
    expect(days(procedure.reflectionWithInjury)).toBeGreaterThan(days(procedure.clocks.reflection));
  });
});
