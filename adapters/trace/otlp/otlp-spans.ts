import type { Span as OtelSpan } from '@opentelemetry/api';
import type { TracerProviderOptions } from '@opentelemetry/sdk-trace';
import type { Span, Spans } from '../span.ts';

/** OpenTelemetry is configured, but its optional packages are not installed; the message says what to do. */
export class TracePackageMissing extends Error {}

/** The fields that may ever leave the house, and what they are called there; anything else is dropped, whatever it is. */
const ATTRIBUTES = {
  turnId: 'parley.turn',
  caseId: 'parley.case',
  conversationId: 'parley.conversation',
  channel: 'parley.channel',
  end: 'parley.end',
} as const;

/** Status code of a span that failed (OpenTelemetry specification, Tracing API, Set Status). */
const FAILED = 2;

/**
 * Sends steps to an OpenTelemetry collector by OTLP over HTTP, in batches, beside the turns: none of them waits for it,
 * and where it does not answer its spans are lost and nothing else. `endpoint`: its address, without `/v1/traces`. `serviceName`: whose they
 * are said to be there.
 */
export const otlpSpans = async (
  endpoint: string,
  serviceName: string,
): Promise<Spans & { readonly close: () => Promise<void> }> => {
  const [{ ROOT_CONTEXT, trace }, { BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }] =
    await packages();
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/(?<!\/)\/+$/u, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: named(serviceName),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('parley');
  const running = new WeakMap<Span, OtelSpan>();
  return {
    begin: (facts, within) => {
      const outer = within === null ? undefined : running.get(within);
      const attributes = Object.fromEntries(
        Object.entries(ATTRIBUTES).flatMap(([field, name]) => {
          const value = facts[field as keyof typeof ATTRIBUTES];
          return value === undefined ? [] : [[name, value]];
        }),
      );
      const context = outer === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, outer);
      const started = tracer.startSpan(facts.step, { attributes }, context);
      const span: Span = {
        end: (failed) => {
          // Without a message: that of a fault may quote what a person wrote.
          if (failed) started.setStatus({ code: FAILED });
          started.end();
        },
      };
      running.set(span, started);
      return span;
    },
    close: () => provider.shutdown().catch(() => undefined),
  };
};

/** Whose spans these are, in OpenTelemetry's words (semantic conventions, Service): without it they are of an `unknown_service`. */
const named = (name: string): NonNullable<TracerProviderOptions['resource']> => ({
  attributes: { 'service.name': name },
  getRawAttributes: () => [['service.name', name]],
  merge: () => named(name),
});

const packages = () =>
  Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]).catch(() => {
    throw new TracePackageMissing(
      'OTEL_EXPORTER_OTLP_ENDPOINT is set, but the packages for it are not installed. Run npm install --include=optional.',
    );
  });
