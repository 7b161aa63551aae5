import { terminal } from './bench/terminal.ts';
import { replayOn } from './replay.ts';

replayOn(terminal);
