import { replayInHouse } from './house.ts';

replayInHouse(['restart']);
