// Speaking with the service.
import { at, language, words } from './page.js';

export class Refused extends Error {
  constructor(problem, status) {
    super([problem.title, problem.detail].filter(Boolean).join('. ').replace('..', '.'));
    this.problem = problem;
    this.status = status;
  }
}

export async function call(method, address, body) {
  const answer = await fetch(address, {
    method,
    headers: { Accept: 'application/json', 'Accept-Language': language, ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
    cache: 'no-store',
  });
  if (answer.status === 401) {
    // What is typed in the panel stays: whoever signs in beside it can send it from here.
    if (at('panel').open) throw new Refused({ title: words['signed-out'] }, 401);
    location.href = `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
    return new Promise(() => {});
  }
  const read = answer.status === 204 ? null : await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Refused(read.title ? read : { title: words.failed }, answer.status);
  }
  return read;
}
