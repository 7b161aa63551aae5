import type { FoundAmount, FoundDate, Reading } from '../../../core/port/understanding.ts';
import { type Complaint, readComplaints } from './complaint.ts';
import { type Gate, type Scorer, share } from './gate.ts';
import gold from './narrative-gold.json' with { type: 'json' };
import { understood } from './understood.ts';

/** A place in a narrative, in UTF-16 units. */
type Place = { readonly start: number; readonly end: number };
/** What a narrative states, as a person who read it labelled it; the file holds no word of the narratives. */
type Label = {
  readonly amounts: readonly (Place & { readonly minor: number; readonly currency: string })[];
  readonly dates: readonly (Place & { readonly from: string; readonly to: string })[];
};
const GOLD = new Map<string, Label>(Object.entries(gold));

type Read = { readonly complaint: Complaint; readonly label: Label; readonly reading: Reading };

const overlap = (a: Place, b: Place): boolean => a.start < b.end && a.end > b.start;

/** A span that is said to be about a day may be so long: "two years ago" is no single day. */
const LONGEST_ABOUT = 120 * 86_400_000;

/** The same span, one that ends on the day of the complaint where the label ends later, or one about a labelled day. */
const sameSpan = (
  found: FoundDate,
  { from, to }: { readonly from: string; readonly to: string },
  received: string,
): boolean =>
  (found.from === from && found.to === (to < received ? to : received)) ||
  (found.approximate === true &&
    found.from <= from &&
    found.to >= to &&
    Date.parse(found.to) - Date.parse(found.from) <= LONGEST_ABOUT);

/** The CFPB masks with X. A day beside a mask is not stated: "XX/XX/2018" is a year at most, and never certain. */
const isMasked = (text: string, { start, end }: Place): boolean =>
  /X{2}/u.test(text.slice(Math.max(0, start - 6), end + 6));

type Told = readonly string[];
const at = (complaint: Complaint, { start, end }: Place, told: string): string =>
  `${complaint.id} ${start}-${end}: ${told}`;

const amountsOf = ({ complaint, label, reading }: Read) => {
  const found = label.amounts.map((each) => ({
    each,
    amount: reading.amounts.find((amount) => overlap(amount, each)),
  }));
  const same = (amount: FoundAmount | undefined, { minor, currency }: Label['amounts'][number]): boolean =>
    amount !== undefined && amount.minor === minor && amount.currency === currency;
  return {
    right: found.filter(({ each, amount }) => same(amount, each)).length,
    missed: found
      .filter(({ each, amount }) => !same(amount, each) && amount?.certain !== false)
      .map(({ each }) => at(complaint, each, `${each.minor} ${each.currency} missed`)),
    wrong: [
      ...found
        .filter(({ each, amount }) => amount?.certain === true && !same(amount, each))
        .map(({ each, amount }) => at(complaint, each, `read as ${amount?.minor} ${amount?.currency}`)),
      ...reading.amounts
        .filter((amount) => amount.certain && !label.amounts.some((each) => overlap(amount, each)))
        .map((amount) => at(complaint, amount, `"${amount.text}" is no amount`)),
    ],
  };
};

const datesOf = ({ complaint, label, reading }: Read) => {
  const found = label.dates.map((each) => ({
    each,
    date: reading.dates.find((date) => overlap(date, each)),
  }));
  const missed = found.filter(
    ({ each, date }) => date === undefined || (date.certain && !sameSpan(date, each, complaint.received)),
  );
  return {
    found: found.length - missed.length,
    missed: missed.map(({ each, date }) =>
      at(complaint, each, `${each.from}..${each.to}, read ${date?.from}..${date?.to}`),
    ),
    wrong: reading.dates
      .filter((date) => date.certain && isWrong(complaint, label, date))
      .map((date) => at(complaint, date, `"${date.text}" read as ${date.from}..${date.to}`)),
  };
};

const isWrong = ({ text, received }: Complaint, label: Label, date: FoundDate): boolean => {
  const labelled = label.dates.filter((each) => overlap(date, each));
  return labelled.length === 0
    ? isMasked(text, date)
    : !labelled.some((each) => sameSpan(date, each, received));
};

const readAll = (
  complaints: readonly Complaint[],
): { readonly read: readonly Read[]; readonly crashed: Told } => {
  const read: Read[] = [];
  const crashed: string[] = [];
  for (const complaint of complaints) {
    try {
      const reading = understood(complaint.text, {
        currency: 'USD',
        timeZone: 'America/New_York',
        now: Date.parse(`${complaint.received}T17:00:00Z`),
      });
      const label = GOLD.get(complaint.id);
      if (label !== undefined) read.push({ complaint, label, reading });
    } catch (fault) {
      crashed.push(`${complaint.id}: ${String(fault)}`);
    }
  }
  return { read, crashed };
};

const count = (name: string, examples: Told, of: number): Gate => ({
  name,
  kind: 'count',
  value: examples.length,
  of,
  target: { atMost: 0 },
  examples,
});

/** Real complaints to the CFPB, read in a case in dollars on the day that they were received. */
export const narrative: Scorer = {
  folder: 'cfpb-narratives',
  title: 'Narratives',
  score: async (folder) => {
    const complaints = readComplaints(folder);
    const { read, crashed } = readAll(complaints);
    const amounts = read.map(amountsOf);
    const dates = read.map(datesOf);
    const stated = read.reduce((sum, { label }) => sum + label.amounts.length, 0);
    const days = read.reduce((sum, { label }) => sum + label.dates.length, 0);
    const missed = amounts.flatMap((each) => each.missed);
    return [
      count('crashed', crashed, complaints.length),
      { name: 'labelled', kind: 'count', value: read.length, of: complaints.length },
      {
        name: 'amounts found or asked',
        kind: 'share',
        value: share(stated - missed.length, stated),
        of: stated,
        target: { atLeast: 1 },
        examples: missed,
      },
      {
        name: 'amounts right',
        kind: 'share',
        value: share(
          amounts.reduce((sum, { right }) => sum + right, 0),
          stated,
        ),
        of: stated,
      },
      count(
        'amounts wrong',
        amounts.flatMap(({ wrong }) => wrong),
        stated,
      ),
      {
        name: 'dates found or asked',
        kind: 'share',
        value: share(
          dates.reduce((sum, { found }) => sum + found, 0),
          days,
        ),
        of: days,
        target: { atLeast: 1 },
        examples: dates.flatMap((each) => each.missed),
      },
      count(
        'dates wrong',
        dates.flatMap(({ wrong }) => wrong),
        days,
      ),
    ];
  },
};
