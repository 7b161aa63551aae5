import { type Finding, unwell, well } from '../../core/port/finding.ts';
import { type Answer, ask, hostOf } from './ask.ts';

/** Tokens, certificates and platforms' signatures allow for about this much, in milliseconds. */
const MOST = 60_000;

type Asked = { readonly url: string; readonly answer: Answer };

/**
 * This machine's clock against the `Date` (RFC 9110, 6.6.1; whole seconds) that configured platforms answer with. Where
 * none can be reached, nothing is said about the clock.
 */
export const checkClock = async (urls: readonly string[]): Promise<readonly Finding[]> => {
  const asked = await Promise.all(urls.map(async (url): Promise<Asked> => ({ url, answer: await ask(url) })));
  const told = asked.flatMap(({ url, answer }) =>
    answer.reached && answer.clock !== null
      ? [{ host: hostOf(url), off: answer.clock.ours - answer.clock.theirs }]
      : [],
  );
  const [nearest] = told.toSorted((one, other) => Math.abs(one.off) - Math.abs(other.off));
  if (nearest === undefined)
    return [
      well(
        urls.length === 0
          ? 'No other machine is configured to compare the clock with.'
          : 'The clock was not compared: no configured platform could be reached.',
      ),
    ];
  const seconds = Math.round(Math.abs(nearest.off) / 1_000);
  if (Math.abs(nearest.off) <= MOST) return [well(`The clock agrees with that of ${nearest.host}.`)];
  return [
    unwell(
      `This machine's clock is ${seconds} seconds ${nearest.off > 0 ? 'ahead of' : 'behind'} that of ${nearest.host}.`,
      'Let it be set over the network: timedatectl set-ntp true',
    ),
  ];
};
