/** What stands in the menu, in its order. */
export const COMMANDS = ['start', 'status', 'person', 'helper', 'language', 'export', 'help'] as const;
export type CommandName = (typeof COMMANDS)[number];
