import { useCallback, useEffect, useRef, useState } from 'react';
import type { WireInput } from '../../../wire.ts';
import type { DeskCase, DeskForm, DeskSaid } from '../../wire.ts';
import { getAnswers, getCase, openCase, type Problem, postTurn } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { useWake } from '../live.ts';

export type CaseDesk = {
  readonly view: DeskCase | null;
  readonly problem: string | null;
  /** The reader's own conversation about the case; null until it is open. */
  readonly conversationId: string | null;
  /** What Parley answered to the last thing that was done. */
  readonly answers: DeskSaid['items'];
  /** Sends inputs one after the other; true when the case moved by them. */
  act(...inputs: readonly WireInput[]): Promise<boolean>;
  /** The form that Parley puts for an action; null where it puts none, and then says why. */
  form(action: string): Promise<DeskForm | null>;
  dismiss(): void;
};

/** A case on the screen: loaded, kept fresh, and acted on through the reader's own conversation. */
export const useCase = (caseId: string): CaseDesk => {
  const { chrome, live, t } = useDesk();
  const { locale } = chrome;
  const [view, setView] = useState<DeskCase | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [conversationId, setConversationId] = useState<string | null>(null);
  const [answers, setAnswers] = useState<DeskSaid['items']>([]);
  const last = useRef(0);
  /** The opening of the conversation; an action that is faster waits for it. */
  const opening = useRef<Promise<string | null>>(Promise.resolve(null));

  const load = useCallback(async (): Promise<DeskCase | null> => {
    try {
      const found = await getCase(locale, caseId);
      setView(found);
      setProblem(null);
      return found;
    } catch (fault) {
      setProblem((fault as Problem).message || t('desk.unreachable'));
      return null;
    }
  }, [locale, caseId, t]);

  useEffect(() => {
    const open = async (): Promise<string | null> => {
      if ((await load()) === null) return null;
      const opened = await openCase(locale, caseId);
      last.current = (await getAnswers(locale, opened.conversationId, null)).last;
      setConversationId(opened.conversationId);
      return opened.conversationId;
    };
    opening.current = open().catch((fault: Problem) => {
      setProblem(fault.message || t('desk.unreachable'));
      return null;
    });
  }, [load, locale, caseId, t]);
  useWake(live, load);

  const form = async (action: string): Promise<DeskForm | null> => {
    const conversation = await opening.current;
    if (conversation === null) return null;
    try {
      await postTurn(locale, conversation, crypto.randomUUID(), {
        kind: 'choice',
        action: 'open',
        subject: action,
      });
      const said = await getAnswers(locale, conversation, last.current);
      last.current = said.last;
      const put = said.items.find((item) => item.form?.action === action);
      if (put === undefined) setAnswers(said.items.slice(-3));
      return put?.form ?? null;
    } catch (fault) {
      setAnswers([unreached((fault as Problem).message || t('desk.unreachable'))]);
      return null;
    }
  };

  const act = async (...inputs: readonly WireInput[]): Promise<boolean> => {
    const conversation = await opening.current;
    if (conversation === null) return false;
    const before = view?.timeline.at(-1)?.position ?? 0;
    try {
      for (const input of inputs) await postTurn(locale, conversation, crypto.randomUUID(), input);
      const said = await getAnswers(locale, conversation, last.current);
      last.current = said.last;
      setAnswers(said.items.slice(-3));
    } catch (fault) {
      const text = (fault as Problem).message || t('desk.unreachable');
      setAnswers([unreached(text)]);
    }
    const after = await load();
    return (after?.timeline.at(-1)?.position ?? 0) > before;
  };
  return { view, problem, conversationId, answers, act, form, dismiss: () => setAnswers([]) };
};

/** What is said in place of an answer that did not come. */
const unreached = (text: string): DeskSaid['items'][number] => ({
  seq: -1,
  text,
  link: null,
  choices: [],
  form: null,
});
