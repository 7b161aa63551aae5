import type { Money } from '../money.ts';

/**
 * A number that only its owner may know. It has no `toString`, `toJSON` or inspection that shows it, so a log line,
 * a template or an error that swallows one prints nothing. `reveal` is called in two places only: where the number is
 * encrypted, and where a closed round is evaluated (an architecture test holds them to it).
 */
export class SealedAmount {
  readonly #money: Money;

  constructor(money: Money) {
    this.#money = money;
    Object.freeze(this);
  }

  reveal(): Money {
    return this.#money;
  }

  toString(): string {
    return '[sealed]';
  }

  toJSON(): string {
    return '[sealed]';
  }
}
