/** What is agreed in the room is signed in it: the door stays open from the mediation to the signature. */
const OPEN: readonly string[] = ['mediation', 'matched', 'reflection', 'signed'];

/** Whether people may be in the video room of a case now, by its phase. */
export const isRoomOpen = (phase: string): boolean => OPEN.includes(phase);

/** Whether they are shown the way to it. */
export const isRoomOffered = (phase: string): boolean => phase === 'mediation';
