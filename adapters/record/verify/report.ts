/** One thing that was checked, in a sentence for whoever asked. */
export type Finding = { readonly holds: boolean; readonly text: string };

export const good = (text: string): Finding => ({ holds: true, text });
export const bad = (text: string): Finding => ({ holds: false, text });
