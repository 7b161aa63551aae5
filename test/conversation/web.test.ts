import { web } from './bench/web.ts';
import { replayOn } from './replay.ts';

replayOn(web);
