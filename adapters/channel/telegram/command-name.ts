/** What stands in the menu, in its order. */
export const COMMANDS = ['start', 'status', 'person', 'language', 'export', 'help'] as const;
export type CommandName = (typeof COMMANDS)[number];
