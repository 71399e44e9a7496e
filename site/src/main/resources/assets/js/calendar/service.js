// Speaking with the service.
import { at, language, words } from './page.js';

export class Refused extends Error {
  constructor(problem, status) {
    super([problem.title, problem.detail].filter(Boolean).join('. ').replace('..', '.'));
    this.problem = problem;
    this.status = status;
  }

  /** Nobody knows whether it was done: no answer came, or none of whoever was to do it. */
  get unsure() {
    return this.status === 0 || this.status >= 500;
  }
}

/** For whoever has something typed that is to stay. */
export const signInBeside = [words['sign-in'], () => window.open('/sign-in')];

export function leaveToSignIn() {
  location.href = `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
}

export async function call(method, address, body) {
  const wordless = { title: method === 'GET' ? words.failed : words.unsure };
  const unheard = () => { throw new Refused(wordless, 0); };
  const answer = await fetch(address, {
    method,
    headers: { Accept: 'application/json', 'Accept-Language': language, ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
    cache: 'no-store',
  }).catch(unheard);
  if (answer.status === 401) {
    // What is typed in the panel stays: whoever signs in beside it can send it from here.
    if (at('panel').open) throw new Refused({ title: words['signed-out'] }, 401);
    leaveToSignIn();
    return new Promise(() => {});
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(problem.title ? problem : answer.status < 500 ? { title: words.failed } : wordless, answer.status);
  }
  return answer.status === 204 ? null : answer.json().catch(unheard);
}
