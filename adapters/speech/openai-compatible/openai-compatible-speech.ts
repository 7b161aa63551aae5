import { z } from 'zod';
import type { Locale } from '../../../core/locale.ts';
import type { Speech } from '../../../core/port/speech.ts';

const Answer = z.object({ text: z.string() });
const TIMEOUT_MS = 60_000;
/** Bytes of an answer; an hour of talk is a tenth of it. */
const LARGEST_ANSWER = 1_000_000;

/** The language of a recording as the service takes it, ISO 639-1; it tells no two kinds of Chinese apart. */
const LANGUAGE: { readonly [L in Locale]: string } = { en: 'en', es: 'es', 'zh-Hant': 'zh', 'zh-Hans': 'zh' };
/** Such services go by the ending of the name. */
const ENDING: { readonly [mime: string]: string } = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
};

/**
 * Asks a service that speaks the transcription interface of OpenAI: POST `<url>/v1/audio/transcriptions` with `file`,
 * `model`, `language` as a form, answered by `{ "text": "…" }`. Local servers (whisper.cpp, faster-whisper) speak it too.
 * Throws when it cannot be reached, is slow, or answers otherwise; the caller tries again later.
 */
export const openAiCompatibleSpeech = (
  service: { readonly url: string; readonly key?: string | undefined; readonly model: string },
  timeoutMs: number = TIMEOUT_MS,
): Speech => ({
  transcribe: async (bytes, mime, locale, signal) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), `recording.${ENDING[mime] ?? 'bin'}`);
    form.set('model', service.model);
    form.set('language', LANGUAGE[locale]);
    form.set('response_format', 'json');
    // A form that is still being written when its request is ended takes Node down with it (24.21); bytes do not.
    const written = new Response(form);
    const type = written.headers.get('content-type') ?? '';
    const body = await written.arrayBuffer();
    const response = await fetch(`${service.url}/v1/audio/transcriptions`, {
      method: 'POST',
      headers: {
        'content-type': type,
        ...(service.key === undefined ? {} : { authorization: `Bearer ${service.key}` }),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    if (!response.ok) throw new Error(`A transcription was answered with ${response.status}.`);
    const { text } = Answer.parse(JSON.parse(await bounded(response)));
    return text.trim() === '' ? null : text.trim();
  },
});

const bounded = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new Error('A transcription was answered with too much.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
