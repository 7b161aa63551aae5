import { LARGEST_FILE } from '../../../../core/port/intake.ts';
import { SECOND } from '../../../../core/time.ts';
import { isConnector, isSafe, type TeamsSettings } from '../settings.ts';

/** Where Teams keeps what people send: SharePoint and OneDrive, in every cloud. */
const STORES = [
  '.sharepoint.com',
  '.sharepoint.us',
  '.sharepoint-mil.us',
  '.sharepoint.cn',
  '.onedrive.com',
  '.1drv.com',
  '.svc.ms',
];
const PATIENCE = 60 * SECOND;
const HOPS = 3;

type Fetching = {
  readonly settings: TeamsSettings;
  /** The connector's own address: it keeps pictures that were pasted into a chat, and is asked with the bot's token. */
  readonly serviceUrl: string;
};

/**
 * Whether a file may be fetched from there or sent there. An address comes with a message, and a server that fetches
 * whatever it is told to can be sent to machines that only it can reach; so only the known stores are asked.
 */
export const isFileStore = (url: URL, { settings, serviceUrl }: Fetching): boolean =>
  isSafe(url, settings) &&
  ((url.origin === URL.parse(serviceUrl)?.origin && isConnector(url, settings)) ||
    (url.protocol === 'https:' && url.port === '' && STORES.some((store) => url.hostname.endsWith(store))));

export type Fetched = { readonly bytes: Uint8Array } | { readonly problem: 'place' | 'size' | 'unreachable' };

/** Fetches a file. `token`: shown to the connector alone, wherever the address leads. */
export const fetchFile = async (address: string, token: string | null, at: Fetching): Promise<Fetched> => {
  let url = URL.parse(address);
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    for (let hop = 0; hop <= HOPS; hop += 1) {
      if (url === null || !isFileStore(url, at)) return { problem: 'place' };
      const asked = token !== null && url.origin === URL.parse(at.serviceUrl)?.origin;
      const headers = asked ? { authorization: `Bearer ${token}` } : {};
      const response = await fetch(url, { headers, redirect: 'manual', signal });
      const next = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || next === null) return await read(response);
      await response.body?.cancel();
      url = URL.parse(next, url);
    }
  } catch {
    // What fetch says names the address, and with it the right to open the file.
  }
  return { problem: 'unreachable' };
};

/** Counted while it comes: what the header says may be untrue. */
const read = async (response: Response): Promise<Fetched> => {
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    return { problem: 'unreachable' };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > LARGEST_FILE) {
      return { problem: 'size' };
    }
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks, size) };
};
