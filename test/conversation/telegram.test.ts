import { telegram } from './bench/telegram.ts';
import { replayOn } from './replay.ts';

replayOn(telegram);
