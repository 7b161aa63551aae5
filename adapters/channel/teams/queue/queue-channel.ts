import { z } from 'zod';
import { Locale } from '../../../../core/locale.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { TeamsSettings } from '../settings.ts';

const Told = z.object({ serviceUrl: z.url(), channelId: z.string(), locale: Locale });
/** The channel of a team that is told which cases need a person. */
export type Told = z.infer<typeof Told>;

export type QueueChannel = {
  /** Null where no channel was named. */
  get(): Promise<Told | null>;
  set(told: Told): Promise<void>;
  /** The bot is no longer in that channel. */
  forget(): Promise<void>;
};

const SETTING = 'teams/queue/channel';

/** What the operator set stands over what was said in a channel. */
export const queueChannel = (
  store: Pick<Store, 'setting' | 'putSetting'>,
  { queueChannel: channelId, serviceUrl }: Pick<TeamsSettings, 'queueChannel' | 'serviceUrl'>,
): QueueChannel => ({
  get: async () => {
    if (channelId !== null) return { serviceUrl, channelId, locale: 'en' };
    const stored = await store.setting(SETTING);
    const read = Told.safeParse(stored === null || stored === '' ? null : JSON.parse(stored));
    return read.success ? read.data : null;
  },
  set: (told) => store.putSetting(SETTING, JSON.stringify(told)),
  forget: () => store.putSetting(SETTING, ''),
});
