import { LARGEST_FILE } from '../../../core/port/intake.ts';
import type { TelegramParts } from './parts.ts';
import type { RemoteFile } from './update.ts';

/** `size`: more than a file of a case may have. `lost`: Telegram did not give it. */
export type Fetched = { readonly bytes: Uint8Array } | { readonly problem: 'size' | 'lost' };

const ATTEMPTS = 3;
/** Milliseconds that a file may take to come. */
const PATIENCE = 60_000;

/**
 * Gets a file that a person sent. Telegram gives a bot nothing above 20 MB (https://core.telegram.org/bots/api#getfile),
 * which is more than a case takes. The address of a file has the token in it: it is in no error and no log.
 */
export const fetchFile = async (parts: TelegramParts, { fileId, bytes }: RemoteFile): Promise<Fetched> => {
  if (bytes !== null && bytes > LARGEST_FILE) return { problem: 'size' };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await parts.client.call('getFile', { file_id: fileId });
    if (!found.ok && found.problem === 'malformed') return { problem: 'size' };
    const path = found.ok ? found.result.file_path : undefined;
    const fetched = path === undefined ? null : await download(parts, path);
    if (fetched !== null) return fetched;
  }
  return { problem: 'lost' };
};

/** Null where it may work the next time. */
const download = async (
  { apiUrl, token }: Pick<TelegramParts, 'apiUrl' | 'token'>,
  path: string,
): Promise<Fetched | null> => {
  try {
    const store = new URL(`${apiUrl}/file/bot${token}/`);
    const url = new URL(`${store.href}${path}`);
    // With dots a path could leave the files and call a method of the bot.
    if (!url.href.startsWith(store.href)) return null;
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok || response.body === null) return null;
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > LARGEST_FILE) return { problem: 'size' };
      chunks.push(chunk);
    }
    return { bytes: Buffer.concat(chunks) };
  } catch {
    return null;
  }
};
