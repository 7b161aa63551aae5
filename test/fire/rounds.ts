/** How many times as long it burns as in `npm test`; `npm run fire` says (long.env). */
const TIMES = Number(process.env['FIRE'] ?? 1);

/** So many rounds of something, for as long as it shall burn. */
export const rounds = (few: number): number => few * TIMES;
