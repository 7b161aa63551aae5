import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Me, OpenBody, Opened } from '../../wire.ts';
import { getJson, postJson } from '../api.ts';
import { Assurance } from '../part/assurance.tsx';
import { Icon } from '../part/icon.tsx';
import { PageHead } from '../part/page-head.tsx';
import { isEmbedded, type Route } from '../route.ts';
import { useWords } from '../words.tsx';

type Go = (route: Route) => void;

/** The first screen: in one look what this is, then one press to begin. */
export const StartPage = ({ go }: { readonly go: Go }): JSX.Element => {
  const { say } = useWords();
  useEffect(() => {
    document.title = 'Parley';
  }, []);
  return (
    <div class="page">
      <PageHead />
      <main class="column start">
        <h1>{say('tagline')}</h1>
        <Steps />
        <YourCases go={go} />
        <Begin go={go} />
        <Assurance />
      </main>
    </div>
  );
};

const Steps = (): JSX.Element => {
  const { say } = useWords();
  return (
    <ol class="steps">
      <li>
        <Icon name="tell" />
        <span>{say('howItWorks1')}</span>
      </li>
      <li>
        <Icon name="answer" />
        <span>{say('howItWorks2')}</span>
      </li>
      <li>
        <Icon name="agree" />
        <span>{say('howItWorks3')}</span>
      </li>
    </ol>
  );
};

const YourCases = ({ go }: { readonly go: Go }): JSX.Element | null => {
  const { chrome, say } = useWords();
  const [me, setMe] = useState<Me | null>(null);
  useEffect(() => {
    void getJson<Me>(`/api/me?locale=${chrome.locale}`).then((answer) => answer.ok && setMe(answer.value));
  }, [chrome.locale]);
  if (me === null || (me.conversations.length === 0 && me.staff === null)) return null;
  return (
    <section class="block" aria-label={say('yourCases')}>
      <h2>{say('yourCases')}</h2>
      <ul class="cases">
        {me.staff !== null && !isEmbedded() && (
          <li>
            <a class="case" href="/desk">
              <Icon name="person" />
              <strong>{me.staff.name}</strong>
              <Icon name="go" />
            </a>
          </li>
        )}
        {me.conversations.map(({ id, title, next }) => (
          <li key={id}>
            <a
              class="case"
              href={`/c/${encodeURIComponent(id)}`}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                go({ page: 'conversation', id });
              }}
            >
              <Icon name="tell" />
              <span>
                <strong>{title}</strong>
                <span class="quiet">{next}</span>
              </span>
              <span class="hidden">{say('continueCase')}</span>
              <Icon name="go" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Begin = ({ go }: { readonly go: Go }): JSX.Element => {
  const { chrome, say } = useWords();
  const [opening, setOpening] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const wanted = new URLSearchParams(location.search).get('procedure');
  const preset = chrome.procedures.find(({ id }) => id === wanted);
  const open = async (procedureId: string): Promise<void> => {
    if (opening !== null) return;
    setOpening(procedureId);
    setProblem('');
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const body: OpenBody = { procedureId, locale: chrome.locale, timeZone };
    const answer = await postJson<Opened>('/api/cases', body);
    setOpening(null);
    if (answer.ok && answer.value.conversationId !== null)
      return go({ page: 'conversation', id: answer.value.conversationId });
    setProblem((answer.ok ? '' : answer.text) || say('failed'));
  };
  return (
    <section class="block">
      {preset === undefined ? (
        <>
          <h2 id="start-with">{say('startWith')}</h2>
          <ul class="procedures" aria-labelledby="start-with">
            {chrome.procedures.map(({ id, title }) => (
              <li key={id}>
                <button type="button" class="case" aria-busy={opening === id} onClick={() => void open(id)}>
                  <strong>{title}</strong>
                  <Icon name="go" />
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <button
          type="button"
          class="button primary wide"
          aria-busy={opening !== null}
          onClick={() => void open(preset.id)}
        >
          {say('start')}
        </button>
      )}
      <p class="problem" role="alert">
        {problem}
      </p>
    </section>
  );
};
