import { say } from '../../../../core/message/phrasing.ts';
import type { Presence } from '../../../../core/port/presence.ts';
import type { Sayer } from './said.ts';
import type { Option, Person } from './wire.ts';

/** So many names say enough; of the others it is said how many they are. */
const NAMED = 6;

/** Who of these is here, as a sentence; null where nobody is. */
export const hereSaid = async (
  presence: Presence,
  people: readonly Person[],
  by: Sayer,
): Promise<string | null> => {
  const present = await presence.among(people.map(({ id }) => id));
  const here = people.filter(({ id }) => present.has(id));
  if (here.length === 0) return null;
  const names = here.slice(0, NAMED).map(({ id, name }) => name || id);
  return by.phrase(say('desk.here', { names: names.join(', '), more: here.length - names.length }));
};

/** Whom a case can be handed to, each with whether they would see it now; those who are here first. */
export const handOverOptions = async (
  presence: Presence,
  people: readonly Person[],
  by: Sayer,
): Promise<readonly Option[]> => {
  const present = await presence.among(people.map(({ id }) => id));
  const option =
    (key: string) =>
    ({ id, name }: Person): Option => ({
      value: id,
      label: by.phrase(say(key, { name: name || id })),
    });
  return [
    ...people.filter(({ id }) => present.has(id)).map(option('desk.handOver.here')),
    ...people.filter(({ id }) => !present.has(id)).map(option('desk.handOver.away')),
  ];
};
