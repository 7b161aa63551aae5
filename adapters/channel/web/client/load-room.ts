import { lateScript } from './late-script.ts';

/** The script of the video room. */
export const { use: useRoom } = lateScript<typeof import('./room/room.ts')>('/assets/room.js');
