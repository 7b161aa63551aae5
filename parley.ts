import { join } from 'node:path';
import { icalCalendar } from './adapters/calendar/ical/ical-calendar.ts';
import { standingClock, systemClock } from './adapters/clock/clock.ts';
import { ticking } from './adapters/clock/ticking.ts';
import { type Config, ConfigProblem, isShared, readConfig } from './adapters/config/config.ts';
import { personContainment } from './adapters/containment/person/person-containment.ts';
import { webhookContainment } from './adapters/containment/webhook/webhook-containment.ts';
import { offlineDocuments } from './adapters/document/offline/offline-documents.ts';
import { randomIds, sha256 } from './adapters/ids/random-ids.ts';
import { localIntake } from './adapters/intake/local/local-intake.ts';
import { pinoLog } from './adapters/log/pino/pino-log.ts';
import { meteredStore, meteredTurns } from './adapters/metric/prometheus/metered.ts';
import { noSpeech } from './adapters/speech/off/no-speech.ts';
import { openAiCompatibleSpeech } from './adapters/speech/openai-compatible/openai-compatible-speech.ts';
import { localTrace, tracedLog } from './adapters/trace/local/local-trace.ts';
import { tracedStore, tracedTurns, tracedUnderstanding } from './adapters/trace/traced.ts';
import { rulesUnderstanding } from './adapters/understanding/rules/understanding.ts';
import { aesGcmVault } from './adapters/vault/aes-gcm/aes-gcm-vault.ts';
import { keyFor } from './adapters/vault/aes-gcm/master-key.ts';
import { icuWording } from './adapters/wording/icu/wording.ts';
import { adjusterBot } from './bots/adjuster/adjuster-bot.ts';
import { claimantBot } from './bots/claimant/bot.ts';
import { contributorBot } from './bots/contributor/contributor-bot.ts';
import { mediatorBot } from './bots/mediator/mediator-bot.ts';
import { representativeBot } from './bots/representative/representative-bot.ts';
import { respondentBot } from './bots/respondent/respondent-bot.ts';
import type { Calendar } from './core/port/calendar.ts';
import type { Intake } from './core/port/intake.ts';
import type { Meter } from './core/port/meter.ts';
import type {
  Attachments,
  Clock,
  Counters,
  Digest,
  Ids,
  Log,
  Signals,
  Wakeups,
  Wording,
} from './core/port/outside.ts';
import type { Paraphrase } from './core/port/paraphrase.ts';
import type { Presence } from './core/port/presence.ts';
import type { Speech } from './core/port/speech.ts';
import type { Store } from './core/port/store.ts';
import type { Trace } from './core/port/trace.ts';
import type { Understanding } from './core/port/understanding.ts';
import type { Procedure } from './core/procedure/procedure.ts';
import type { Instant } from './core/time.ts';
import type { AnyBot } from './core/turn/engine.ts';
import { type Turns, turnService } from './core/turn/turn-service.ts';
import { finder, openPlace, proceduresOf } from './place.ts';

/** Everything that a channel or a command works with. */
export type Parley = {
  readonly turns: Turns;
  readonly store: Store;
  readonly wording: Wording;
  readonly attachments: Attachments;
  readonly intake: Intake;
  readonly calendar: Calendar;
  readonly wakeups: Wakeups;
  readonly counters: Counters;
  readonly signals: Signals;
  readonly presence: Presence;
  /** Signs what lets a page into a video room; the same in every process. */
  readonly roomKey: Uint8Array;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly log: Log;
  readonly trace: Trace;
  readonly procedures: readonly Procedure[];
  close(): Promise<void>;
};

/**
 * Puts Parley together from its settings. `clock` is an argument, so that a demonstration can move it; `meter`
 * where somebody reads what is counted. With `STORE=memory` nothing is read from or written to the disk but the words
 * and the procedures.
 */
export const openParley = async (
  config: Config,
  clock: Clock,
  plainLog: Log,
  meter?: Meter,
): Promise<Parley> => {
  const ids = randomIds();
  const spans = await spansOf(config);
  const trace = localTrace(ids, spans);
  const log = tracedLog(plainLog, trace);
  const place = await openPlace(config, log);
  const metered = meter === undefined ? place.store : meteredStore(place.store, meter);
  const kept = { ...place, store: tracedStore(metered, trace) };
  const procedures = proceduresOf(config);
  const wording = repliesHere();
  const reading = await openUnderstanding(config, clock, log, wording, kept.store).catch(
    async (fault: unknown) => {
      await kept.close();
      throw fault;
    },
  );
  const documents = offlineDocuments();
  const service = turnService({
    store: kept.store,
    vault: aesGcmVault({ masterKey: kept.key }),
    ...reading,
    understanding: tracedUnderstanding(reading.understanding, trace),
    trace,
    containment:
      config.CONTAINMENT_URL === undefined
        ? personContainment()
        : webhookContainment(config.CONTAINMENT_URL, config.CONTAINMENT_SECRET),
    attachments: kept.attachments,
    documents,
    speech: speechOf(config),
    wakeups: kept.wakeups,
    clock,
    ids,
    digest: sha256,
    log,
    ...(meter === undefined ? {} : { meter }),
    procedures,
    procedureOf: finder(procedures),
    bots: {
      claimant: claimantBot as AnyBot,
      respondent: respondentBot as AnyBot,
      adjuster: adjusterBot as AnyBot,
      mediator: mediatorBot as AnyBot,
      contributor: contributorBot as AnyBot,
      representative: representativeBot as AnyBot,
    },
  });
  const turns = tracedTurns(meter === undefined ? service : meteredTurns(service, meter), trace);
  return {
    turns,
    store: kept.store,
    wording,
    attachments: kept.attachments,
    intake: localIntake({ attachments: kept.attachments, documents, log }),
    calendar: icalCalendar,
    wakeups: kept.wakeups,
    counters: kept.counters,
    signals: kept.signals,
    presence: kept.presence,
    roomKey: keyFor('video room', kept.key),
    ids,
    digest: sha256,
    clock,
    log,
    trace,
    procedures,
    close: async () => {
      await turns.stop();
      await documents.close();
      await kept.close();
      await spans?.close();
    },
  };
};

/** Whoever is told of the steps of turns: nobody, unless the operator says who. */
const spansOf = async ({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: name }: Config) => {
  if (endpoint === undefined) return undefined;
  const { otlpSpans, TracePackageMissing } = await import('./adapters/trace/otlp/otlp-spans.ts');
  return otlpSpans(endpoint, name).catch((fault: unknown) => {
    throw fault instanceof TracePackageMissing ? new ConfigProblem(fault.message) : fault;
  });
};

/** What listens to recordings: nobody, unless the operator says who. */
const speechOf = ({ SPEECH_URL: url, SPEECH_KEY: key, SPEECH_MODEL: model }: Config): Speech =>
  url === undefined ? noSpeech() : openAiCompatibleSpeech({ url, key, model });

/**
 * What reads people's words: the rules, and a language model beside them where one is configured, which also puts things
 * into other words. Nothing of a model is loaded otherwise. `store` keeps the count of the day's tokens; without it the count ends with the process.
 */
export const openUnderstanding = async (
  config: Config,
  clock: Clock,
  log: Log,
  wording: Wording,
  store?: Store,
): Promise<{ readonly understanding: Understanding; readonly paraphrase?: Paraphrase }> => {
  const rules = rulesUnderstanding();
  const { MODEL_PROVIDER: provider, MODEL_NAME: name, MODEL_URL: url, MODEL_KEY: key } = config;
  if (provider === undefined || name === undefined) return { understanding: rules };
  const [{ openModel }, { ModelPackageMissing }] = await Promise.all([
    import('./adapters/understanding/langchain/model.ts'),
    import('./adapters/understanding/langchain/chat-model.ts'),
  ]);
  try {
    return await openModel({
      rules,
      wording,
      settings: {
        provider,
        name,
        ...(url === undefined ? {} : { url }),
        ...(key === undefined ? {} : { key }),
      },
      promptDirectory: join(import.meta.dirname, 'prompts/model'),
      timeoutMs: config.MODEL_TIMEOUT_MS,
      dailyTokens: config.MODEL_DAILY_TOKENS,
      clock,
      log,
      ...(store === undefined ? {} : { kept: store }),
    });
  } catch (fault) {
    throw fault instanceof ModelPackageMissing ? new ConfigProblem(fault.message) : fault;
  }
};

const repliesHere = (): Wording => icuWording(join(import.meta.dirname, 'prompts/replies'));

/** For reading alone, without a case. */
export const openToUnderstand = async (): Promise<Understanding> => {
  const config = readConfig(process.env);
  const log = pinoLog(config.LOG_LEVEL, process.stderr);
  return (await openUnderstanding(config, systemClock, log, repliesHere())).understanding;
};

/** For a conversation at the terminal: in memory, unless a directory is named or set, or a database is shared. */
export const openToChat = async (data: string | undefined) => {
  const kept = data !== undefined || Boolean(process.env['DATA_DIR']) || isShared(process.env['STORE'] ?? '');
  const config = readConfig({
    ...process.env,
    ...(data === undefined ? {} : { DATA_DIR: data }),
    ...(kept ? {} : { STORE: 'memory' }),
  });
  const parts = await openParley(config, systemClock, pinoLog(config.LOG_LEVEL, process.stderr));
  const clockwork = ticking(parts.turns, parts.log);
  const close = async (): Promise<void> => {
    clockwork.stop();
    await clockwork.now();
    await parts.close();
  };
  const url = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  return {
    parts: { ...parts, close },
    kept: config.STORE !== 'memory',
    publicUrl: config.STORE === 'memory' ? null : (config.PUBLIC_URL ?? null),
    urlOf: (code: string) => `${url}/l/${code}`,
  };
};

/** For what an operator does to single cases from outside; nothing is due meanwhile, nobody is served. */
export const openToKeep = async <T>(work: (parts: Kept) => Promise<T>): Promise<T> => {
  const config = readConfig(process.env);
  const parley = await openParley(config, systemClock, pinoLog(config.LOG_LEVEL, process.stderr));
  try {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return await work({
      ...parley,
      procedureOf: finder(parley.procedures),
      now: parley.clock.now,
      timeZone: config.TIME_ZONE ?? timeZone,
    });
  } finally {
    await parley.close();
  }
};
type Kept = Parley & {
  readonly procedureOf: ReturnType<typeof finder>;
  readonly now: () => Instant;
  readonly timeZone: string;
};

/** For a simulation: empty, in memory, on a clock that stands still until it is moved. */
export const openToSimulate = async (start: Instant, log: Log) => {
  const clock = standingClock(start);
  const parley = await openParley(readConfig({ STORE: 'memory' }), clock, log);
  return { ...parley, moveClock: (ms: number) => clock.move(ms) };
};
