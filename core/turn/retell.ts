import { type toldBy, unretold } from '../case/retelling.ts';
import type { CaseState } from '../case/state.ts';
import type { Money } from '../money.ts';
import { MOST_RETOLD, type Retelling } from '../narrative/retelling.ts';
import { act } from './act.ts';
import { commit } from './commit.ts';
import type { Engine } from './engine.ts';
import type { DoErrand } from './errand.ts';
import { remembered } from './loaded-case.ts';
import { onLatest } from './on-latest.ts';
import { speakToAll } from './speak.ts';

/**
 * Has what a side told put in short, and records what came of it, also where nothing did: then it is not asked again for
 * the same words. The key of its errand is `retelling/<side>/<mark of the words>`.
 */
export const retellAndRecord: DoErrand = async (engine, { caseId, key }, signal) => {
  const loaded = await engine.cache.fresh(caseId);
  const told = loaded.state === null ? undefined : unretold(loaded.state).find(isOf(key));
  if (loaded.state === null || told === undefined) return;
  const { by, of, words } = told;
  const { currency, timeZone, claimType } = loaded.state;
  const locale = remembered(loaded.conversations.find(({ role }) => role === by)?.memory).locale;
  const said = await engine.paraphrase?.retell(
    {
      by,
      words,
      locale,
      now: engine.clock.now(),
      timeZone,
      currency,
      claimType,
      claimed: claimedIn(loaded.state),
    },
    signal,
  );
  signal.throwIfAborted();
  const text = said == null || said.text.length > MOST_RETOLD ? null : said.text;
  await record(engine, caseId, { by, of, locale: said?.locale ?? locale, text });
};

const isOf =
  (key: string) =>
  ({ by, of }: ReturnType<typeof toldBy>): boolean =>
    key === `retelling/${by}/${of}`;

const claimedIn = ({ elements }: CaseState): readonly Money[] =>
  Object.values(elements).flatMap(({ value }) => (value.kind === 'money' ? [value.money] : []));

/** It comes into the case like any outside answer, and both sides are told. */
const record = (engine: Engine, caseId: string, retelling: Retelling): Promise<void> =>
  engine.cases.run(caseId, () =>
    onLatest(engine, caseId, async (loaded) => {
      const now = engine.clock.now();
      const acted = act(
        engine,
        loaded,
        [{ type: 'recordRetelling', retelling }],
        { role: 'parley' },
        now,
        'en',
      );
      if (acted.records.length === 0) return undefined;
      const result = await commit(engine, acted, speakToAll(engine, acted, null, now), { now });
      return result.ok ? undefined : 'conflict';
    }),
  );
