// The panel beside the calendar: the page of a visit or a block, without what stands around it.
import { at, backTo, words } from './page.js';
import { leaveToSignIn, signInBeside } from './service.js';
import { tell } from './toast.js';

const panel = at('panel');
const body = at('panel-body');

function inside(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const main = page.querySelector('main') ?? page.body;
  for (const one of main.querySelectorAll('script, link, [data-page-only], .back-link, [aria-labelledby="red-flags"]')) one.remove();
  const heading = main.querySelector('h1');
  if (heading) {
    heading.id ||= 'panel-title';
    heading.tabIndex = -1;
    panel.setAttribute('aria-labelledby', heading.id);
  }
  return [...main.childNodes];
}

/** Escape is pressed for many reasons: half a sentence is not lost to it. */
function isTyping() {
  const field = document.activeElement;
  return body.contains(field) && field.matches('input, textarea') && field.value !== field.defaultValue;
}

/**
 * Opens what there is to see beside the calendar.
 *
 * @param look asks for what the calendar shows, anew
 * @param closed is called when it closes
 */
export function panelBeside({ look, closed }) {
  let cameFrom = null;
  let asked = 0;

  function show(content, from) {
    body.replaceChildren(...content);
    if (!panel.open) {
      cameFrom = from;
      panel.show();
    }
    (body.querySelector('#panel-title, h1') ?? panel).focus();
  }

  /** Shows what is at hand. What is still on its way for an earlier visit does not take its place. */
  function put(content, from) {
    asked++;
    show(content, from);
  }

  function close() {
    asked++;
    panel.close();
    body.replaceChildren();
    closed();
    backTo(cameFrom);
  }

  /** Shows a page, or what comes of a form that is sent there. */
  async function fill(page, from, form) {
    const headers = { 'X-Panel': '1' };
    const mine = ++asked;
    const answer = await fetch(page, form ? { method: 'POST', body: form, headers } : { cache: 'no-store', headers }).catch(() => null);
    const html = await answer?.text().catch(() => null);
    if (typeof html !== 'string') {
      if (form) await look();
      tell(form ? words.unsure : words.failed, [], true);
      return;
    }
    if (answer.url.includes('/sign-in')) {
      if (panel.open) tell(words['signed-out'], [signInBeside], true);
      else leaveToSignIn();
      return;
    }
    // Whoever has closed the panel meanwhile, or opened another visit, has it come back only for a no to what was sent.
    if (mine !== asked && !(form && !answer.ok)) { if (form) look(); return; }
    const landed = new URL(answer.url).pathname;
    if (form && (landed === '/staff' || landed === '/staff/day')) { close(); await look(); return; }
    show(inside(html), from);
    if (form) look();
  }

  panel.querySelector('.panel-close').addEventListener('click', close);
  document.addEventListener('keydown', (key) => { if (key.key === 'Escape' && panel.open && !isTyping()) close(); });

  // What is sent from the panel stays in it; the calendar behind follows.
  body.addEventListener('submit', (sent) => {
    const form = sent.target;
    if (sent.defaultPrevented || form.method !== 'post') return;
    sent.preventDefault();
    const { submitter } = sent;
    const typed = new URLSearchParams(new FormData(form, submitter));
    // Pressed twice it is sent once.
    if (submitter) submitter.disabled = true;
    fill(form.action, cameFrom, typed).finally(() => { if (submitter) submitter.disabled = false; });
  });

  return { close, fill, put };
}
