import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EnterBody, Opened, Peeked } from '../../wire.ts';
import { getJson, postJson } from '../api.ts';
import { Assurance } from '../part/assurance.tsx';
import { PageHead } from '../part/page-head.tsx';
import { pathTo, type Route } from '../route.ts';
import { useWords } from '../words.tsx';

type Props = {
  readonly code: string;
  readonly to: 'room' | 'case';
  readonly go: (route: Route) => void;
};

/**
 * Where a link leads: what it is, then one press. Only that press enters: programs that fetch a link to show a preview
 * of it must not use it up.
 */
export const LinkPage = ({ code, to, go }: Props): JSX.Element => {
  const { chrome, say } = useWords();
  const [peeked, setPeeked] = useState<Peeked | null>(null);
  const [entering, setEntering] = useState(false);
  const [problem, setProblem] = useState('');
  const path = `/api/links/${encodeURIComponent(code)}`;
  useEffect(() => {
    void getJson<Peeked>(`${path}?locale=${chrome.locale}&to=${to}`).then((answer) => {
      if (answer.ok) setPeeked(answer.value);
      else setPeeked({ kind: 'problem', title: say('linkProblem'), text: answer.text || say('failed') });
    });
  }, [path, to, chrome.locale]);
  useEffect(() => {
    document.title = peeked === null ? 'Parley' : `${peeked.title} · Parley`;
  }, [peeked]);
  const enter = async (): Promise<void> => {
    if (entering) return;
    setEntering(true);
    setProblem('');
    const body: EnterBody = { locale: chrome.locale };
    const answer = await postJson<Opened>(path, body);
    setEntering(false);
    if (!answer.ok) return setProblem(answer.text || say('failed'));
    const { conversationId, staff } = answer.value;
    if (staff) location.assign('/desk');
    // Camera and microphone are allowed by the room's own page alone.
    else if (to === 'room' && conversationId !== null)
      location.replace(pathTo({ page: 'room', id: conversationId }));
    else if (conversationId !== null) go({ page: 'conversation', id: conversationId });
  };
  return (
    <div class="page">
      <PageHead />
      <main class="column landing" aria-busy={peeked === null}>
        {peeked === null ? (
          <p class="quiet">{say('loading')}</p>
        ) : (
          <div class="sheet">
            <h1 dir="auto">{peeked.title}</h1>
            <p class="words" dir="auto">
              {peeked.text}
            </p>
            {peeked.kind === 'problem' ? (
              <a class="button plain wide" href="/">
                {say('start')}
              </a>
            ) : (
              <button
                type="button"
                class="button primary wide"
                aria-busy={entering}
                onClick={() => void enter()}
              >
                {peeked.action || say('enter')}
              </button>
            )}
            {peeked.others?.map(({ label, url }) => (
              <a key={url} class="button plain wide" href={url}>
                {label}
              </a>
            ))}
            <p class="problem" role="alert">
              {problem}
            </p>
          </div>
        )}
        <Assurance />
      </main>
    </div>
  );
};
