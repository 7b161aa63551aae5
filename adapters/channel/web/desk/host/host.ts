/** How a host looks: bright, dark, or white on black with hard edges for eyes that need them. */
export type Theme = 'light' | 'dark' | 'contrast';

/** What stands around the desk: a browser's own window, or Teams. Whatever differs between the two is here. */
export type Host = {
  /** The case that the desk was opened for, by a link of the host; null for the queue. */
  readonly caseId: string | null;
  /** The desk stands in a frame of another site. */
  readonly framed: boolean;
  /** The host's language, a BCP 47 tag; null where the browser's own list is the best that is known. */
  readonly language: string | null;
  /** The host's theme; null where the browser itself follows the system's. */
  readonly theme: Theme | null;
  /** Calls back at each change of theme. */
  onTheme(changed: (theme: Theme) => void): void;
  /** A token that says who sits here, for the server to verify; null where people come in by a link. */
  token(): Promise<string | null>;
  /** An address that brings a colleague to this case. `teamsApp`: the app's id in Teams, null where it is not used there. */
  linkTo(caseId: string, label: string, teamsApp: string | null): string;
  /** Tells the host that something can be seen, so that it takes its own waiting sign away. */
  shown(): void;
};
