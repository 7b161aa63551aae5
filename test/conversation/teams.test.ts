import { teams } from './bench/teams.ts';
import { replayOn } from './replay.ts';

replayOn(teams);
