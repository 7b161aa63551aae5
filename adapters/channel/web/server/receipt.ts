import type { Locale } from '../../../../core/locale.ts';
import type { BidReceipt } from '../../../../core/port/vault.ts';
import type { WireReceipt } from '../wire.ts';
import type { Say } from './words.ts';

/** The receipt as its bidder sees and saves it; it goes into the answer to the bidder and nowhere else. */
export const wireReceipt = (
  receipt: BidReceipt,
  say: Say,
  locale: Locale,
  timeZone: string,
): WireReceipt => ({
  title: say('chrome.receipt.title', locale),
  text: say(
    'chrome.receipt.text',
    locale,
    {
      amount: { money: { minor: receipt.minor, currency: receipt.currency } },
      at: { at: receipt.sealedAt },
    },
    timeZone,
  ),
  file: {
    name: `parley-receipt-${receipt.commitment.slice(0, 8)}.json`,
    content: `${JSON.stringify({ format: 'parley-receipt', version: 1, ...receipt }, null, 2)}\n`,
  },
});
