import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { type Answer, postJson } from './api.ts';

/* The page /sign-in: signs in with whatever key this device or one beside it has of Parley. */

const button = document.querySelector<HTMLButtonElement>('#key');
const said = document.querySelector('#said');
const locale = document.documentElement.lang;

const signIn = async (button: HTMLButtonElement): Promise<string> => {
  const unless = (answer: Answer<unknown>): string | null =>
    answer.ok ? null : answer.text || (button.dataset['offline'] ?? '');
  const started = await postJson<PublicKeyCredentialRequestOptionsJSON>(
    `/api/desk/passkey/start?locale=${locale}`,
    {},
  );
  if (!started.ok) return unless(started) ?? '';
  // Whoever turns away from what the browser asks gets an error, as does one who has no key here.
  const answer = await startAuthentication({ optionsJSON: started.value }).catch(() => null);
  if (answer === null) return button.dataset['ended'] ?? '';
  const problem = unless(await postJson(`/api/desk/passkey/finish?locale=${locale}`, { answer }));
  if (problem === null) location.assign('/desk');
  return problem ?? '';
};

if (button !== null && said !== null && browserSupportsWebAuthn()) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    said.textContent = '';
    said.textContent = await signIn(button);
    button.disabled = false;
  });
}
