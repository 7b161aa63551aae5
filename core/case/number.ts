/**
 * Letters and digits that are heard and read as themselves: without 0, 1, I, L, O and U, and without A and E, so that
 * no number spells a word.
 */
export const NUMBER_LETTERS = '23456789BCDFGHJKMNPQRSTVWXYZ';
/** A number is two halves of so many letters. */
export const NUMBER_HALF = 5;

const LETTERS = BigInt(NUMBER_LETTERS.length);
const NUMBERS = LETTERS ** BigInt(2 * NUMBER_HALF);
/** Shares no factor with the number of letters, so that every character of an id moves every letter. */
const STEP = 257n;

/**
 * The number by which people speak of a case, on every screen and in every letter: ten letters and digits, written
 * `K7F3M-9QX2T`. It is worked out of the case's id alone, so a case from before there were numbers has one too, and no
 * store has to hand them out. An id holds 96 bits of chance: among ten million cases there is any pair that shares one
 * of the 2.96e14 numbers with a chance of one in six. Such a pair is two rows to whoever searches for it; nothing is
 * opened, joined or written by a number, and it does not lead back to the id.
 */
export const caseNumber = (caseId: string): string => {
  let rest = 0n;
  for (const character of caseId) rest = (rest * STEP + BigInt(character.codePointAt(0) ?? 0)) % NUMBERS;
  let said = '';
  for (; said.length < 2 * NUMBER_HALF; rest /= LETTERS) said += NUMBER_LETTERS[Number(rest % LETTERS)];
  return `${said.slice(0, NUMBER_HALF)}-${said.slice(NUMBER_HALF)}`;
};
