// What patients book, move and cancel by themselves: said beside the calendar while it is open, counted in the menu.
import { mark } from './menu.js';
import { at, language, piece, words } from './page.js';
import { call } from './service.js';

const MOST_LINES = 3;
const STAYS = 30000;

const box = at('alerts');
const lines = box?.querySelector('[role="status"]');
const buttons = box?.querySelector('.button-row');
const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

let known = null; // numbers that were there when the page was opened, or have been said
let asking = false;
let again = false;
let ends;

function sentence({ what, start, practitioner }, name) {
  const when = `${day.format(new Date(`${start.slice(0, 10)}T00:00Z`))} ${start.slice(11, 16)}`;
  return words[`alert-${what}`].replace('{0}', when).replace('{1}', name[practitioner] ?? '');
}

function hush() {
  clearTimeout(ends);
  lines.replaceChildren();
  box.classList.remove('is-shown');
  buttons.hidden = true;
}

/** Whoever is about to press one of its buttons still has it. */
function fade() {
  clearTimeout(ends);
  ends = setTimeout(() => { if (box.matches(':hover, :focus-within')) fade(); else hush(); }, STAYS);
}

function show(fresh, name) {
  for (const one of fresh) {
    lines.append(piece('p', sentence(one, name)));
  }
  while (lines.children.length > MOST_LINES) lines.firstChild.remove();
  box.classList.add('is-shown');
  buttons.hidden = false;
  fade();
}

/** Asks what is new and says what has not been said; the first time nothing, for the menu counts it already. */
export async function hear(name) {
  if (!box) return;
  if (asking) { again = true; return; }
  asking = true;
  try {
    do {
      again = false;
      const { alerts } = await call('GET', '/api/staff/alerts');
      const fresh = known && alerts.filter((one) => !known.has(one.number));
      known = new Set([...(known ?? []), ...alerts.map((one) => one.number)]);
      mark('/staff/alerts', alerts.length < 100 ? alerts.length : '99+', words.new);
      if (fresh?.length) show(fresh, name);
    } while (again);
  } catch {
    // The menu counts them with the next page.
  } finally {
    asking = false;
  }
}

function dismiss() {
  const within = box.contains(document.activeElement);
  hush();
  if (within) at('calendar-title').focus();
}

if (box) {
  buttons.querySelector('button').addEventListener('click', dismiss);
  box.addEventListener('keydown', (key) => {
    if (key.key === 'Escape') { key.stopPropagation(); dismiss(); }
  });
}
