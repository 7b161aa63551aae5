import { replayInHouse } from './house.ts';

replayInHouse(['plain', 'twice', 'burst']);
