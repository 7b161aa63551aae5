export const DESK_WORDS = ['desk.title'] as const;
export type DeskWord = (typeof DESK_WORDS)[number];
