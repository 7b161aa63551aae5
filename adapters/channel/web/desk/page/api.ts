import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { OwnSession } from '../../staff/own-wire.ts';
import type { OwnKeys } from '../../staff/passkey-wire.ts';
import type { JournalPage, MemberChange, NewMember, Team, TeamMember } from '../../staff/team-wire.ts';
import type { WireInput } from '../../wire.ts';
import type { DeskReport, ReportName } from '../report-wire.ts';
import type {
  DeskApproval,
  DeskCase,
  DeskChrome,
  DeskProblem,
  DeskQueue,
  DeskSaid,
  DeskStalls,
  Filter,
} from '../wire.ts';

/** A refusal in the reader's own language; `status` 0 where no server answered. */
export class Problem extends Error {
  readonly status: number;
  /** The page to sign in on, where that is what is missing. */
  readonly signIn: string | null;
  constructor(text: string, status: number, signIn: string | null = null) {
    super(text);
    this.status = status;
    this.signIn = signIn;
  }
}

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const call = async <T>(path: string, locale: string, init: RequestInit = {}): Promise<T> => {
  const url = new URL(path, location.origin);
  url.searchParams.set('locale', locale);
  url.searchParams.set('timeZone', timeZone);
  const ask = () => fetch(url, { ...init, credentials: 'same-origin' }).catch(() => null);
  const first = await ask();
  const response = first?.status === 401 && (await signedIn(locale)) ? await ask() : first;
  if (response === null) throw new Problem('', 0);
  const body = (await response.json().catch(() => ({}))) as T & Partial<DeskProblem>;
  if (!response.ok) throw new Problem(body.text ?? '', response.status, body.signIn ?? null);
  return body;
};

/** What the host says of who sits here; null where it says nothing. */
let token: () => Promise<string | null> = async () => null;
/** The signing in that is under way: several calls may find the session ended at once. */
let signing: Promise<boolean> | null = null;

/** From now on a session that is not there or has ended is opened by the host's token, where there is one. */
export const signInBy = (hostToken: typeof token): void => {
  token = hostToken;
};

const signedIn = (locale: string): Promise<boolean> => {
  const signIn = async (): Promise<boolean> => {
    const said = await token();
    if (said === null) return false;
    const answer = await fetch(`/api/desk/sso?locale=${locale}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: said }),
    }).catch(() => null);
    if (answer === null) throw new Problem('', 0);
    if (answer.ok) return true;
    const { text = '' } = (await answer.json().catch(() => ({}))) as Partial<DeskProblem>;
    throw new Problem(text, answer.status);
  };
  signing ??= signIn().finally(() => {
    signing = null;
  });
  return signing;
};

const send = <T>(method: 'POST' | 'PUT', path: string, locale: string, body: unknown): Promise<T> =>
  call(path, locale, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const post = <T>(path: string, locale: string, body: unknown): Promise<T> => send('POST', path, locale, body);

export const getChrome = (locale: string): Promise<DeskChrome> => call('/api/desk/words', locale);

/** One page of the queue: the rows after `after`, from the first on where it is null. */
export const getQueue = (
  locale: string,
  filter: Filter,
  text: string,
  after: string | null,
): Promise<DeskQueue> => {
  const asked = new URLSearchParams({ filter });
  if (text !== '') asked.set('text', text);
  if (after !== null) asked.set('after', after);
  return call(`/api/desk/queue?${asked}`, locale);
};

export const getCase = (locale: string, caseId: string): Promise<DeskCase> =>
  call(`/api/desk/cases/${encodeURIComponent(caseId)}`, locale);

export const openCase = (locale: string, caseId: string): Promise<{ readonly conversationId: string }> =>
  post(`/api/desk/cases/${encodeURIComponent(caseId)}/open`, locale, {});

/** The daily stall list. */
export const getStalls = (locale: string): Promise<DeskStalls> => call('/api/desk/reports/stalls', locale);

/** The same as a file for a spreadsheet. */
export const stallsFile = (locale: string): string =>
  `/api/desk/reports/stalls.csv?${new URLSearchParams({ locale, timeZone })}`;

/** What is asked of a report; without it, its usual weeks. */
export type ReportAsked = { readonly from?: string; readonly to?: string; readonly by?: string };

export const getReport = (locale: string, name: ReportName, asked: ReportAsked): Promise<DeskReport> =>
  call(`/api/desk/reports/${name}?${new URLSearchParams(asked)}`, locale);

/** One table of a report as a file for a spreadsheet. */
export const reportFile = (locale: string, name: ReportName, asked: ReportAsked, section: string): string =>
  `/api/desk/reports/${name}.csv?${new URLSearchParams({ ...asked, section, locale, timeZone })}`;

/** What Parley answered after message `after`; without it, only where the conversation ends. */
export const getAnswers = (locale: string, conversationId: string, after: number | null): Promise<DeskSaid> =>
  call(
    `/api/desk/conversations/${encodeURIComponent(conversationId)}/answers${after === null ? '' : `?after=${after}`}`,
    locale,
  );

/** One turn in the reader's own conversation about a case. Sent again with the same `id` it has one effect. */
export const postTurn = async (
  locale: string,
  conversationId: string,
  id: string,
  input: WireInput,
): Promise<void> => {
  const frame = await post<{ readonly t: string; readonly text?: string }>(
    `/api/conversations/${encodeURIComponent(conversationId)}/turns`,
    locale,
    { id, input },
  );
  if (frame.t === 'refused') throw new Problem(frame.text ?? '', 200);
};

export const moveClock = (locale: string, ms: number): Promise<{ readonly now: number }> =>
  post('/api/desk/clock', locale, { ms });

export const getTeam = (locale: string): Promise<Team> => call('/api/desk/members', locale);

const memberPath = (memberId: string): string => `/api/desk/members/${encodeURIComponent(memberId)}`;

/** Adds somebody; `url` is the link that lets them in, once. */
export const addMember = (
  locale: string,
  member: NewMember,
): Promise<{ readonly id: string; readonly url: string }> => post('/api/desk/members', locale, member);

export const changeMember = (locale: string, memberId: string, change: MemberChange): Promise<TeamMember> =>
  send('PUT', memberPath(memberId), locale, change);

export const linkFor = (locale: string, memberId: string): Promise<{ readonly url: string }> =>
  post(`${memberPath(memberId)}/link`, locale, {});

export const endSessionsOf = (locale: string, memberId: string, why: string): Promise<unknown> =>
  post(`${memberPath(memberId)}/end-sessions`, locale, { why });

/** A stretch of the journal from before an entry on, the newest first. */
export const getJournal = (
  locale: string,
  { before, kind, text }: { readonly before: number | null; readonly kind: string; readonly text: string },
): Promise<JournalPage> => {
  const asked = new URLSearchParams({ kind, text });
  if (before !== null) asked.set('before', String(before));
  return call(`/api/desk/journal?${asked}`, locale);
};

export const JOURNAL_FILE = '/api/desk/journal/export';

export const getSessions = (locale: string): Promise<readonly OwnSession[]> =>
  call('/api/desk/sessions', locale);

export const endSession = (locale: string, id: string): Promise<unknown> =>
  post(`/api/desk/sessions/${encodeURIComponent(id)}/end`, locale, {});

export const endOtherSessions = (locale: string): Promise<unknown> =>
  post('/api/desk/sessions/end-others', locale, {});

/** `url`: where the browser goes to be signed out by who vouched for it too. */
export const signOut = (locale: string): Promise<{ readonly url: string | null }> =>
  post('/api/desk/sign-out', locale, {});

export const getKeys = (locale: string): Promise<OwnKeys> => call('/api/desk/passkeys', locale);

export const keyOptions = (locale: string): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  post('/api/desk/passkeys/options', locale, {});

export const addKey = (
  locale: string,
  name: string,
  answer: RegistrationResponseJSON,
): Promise<{ readonly id: string }> => post('/api/desk/passkeys', locale, { name, answer });

export const removeKey = (locale: string, id: string): Promise<unknown> =>
  post(`/api/desk/passkeys/${encodeURIComponent(id)}/remove`, locale, {});

export const getApprovals = (locale: string): Promise<readonly DeskApproval[]> =>
  call('/api/desk/approvals', locale);

export const answerApproval = (
  locale: string,
  caseId: string,
  answer: { readonly approvalId: string; readonly approved: boolean; readonly reason: string },
): Promise<unknown> => post(`/api/desk/approvals/${encodeURIComponent(caseId)}`, locale, answer);
