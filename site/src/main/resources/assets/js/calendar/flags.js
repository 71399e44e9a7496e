// Red flags that nobody has looked at stand above the calendar, also those that came since its page was made.
import { at, words } from './page.js';
import { mark } from './menu.js';

const place = at('flags');
let asking = false;
let again = false;

/** What stands there already is left alone: it is not read out again, and whoever is on its link stays there. */
function change(fresh) {
  const list = place.querySelector('ul');
  if (!fresh || !list) {
    place.replaceChildren(...(fresh ? [fresh] : []));
    return;
  }
  const lines = [...fresh.querySelectorAll('li')];
  for (const one of [...list.children]) if (!lines.some((line) => line.isEqualNode(one))) one.remove();
  lines.forEach((line, n) => { if (!list.children[n]?.isEqualNode(line)) list.insertBefore(line, list.children[n] ?? null); });
}

function show(fresh) {
  const within = place.contains(document.activeElement);
  change(fresh);
  if (within && !place.contains(document.activeElement)) at('calendar-title').focus();
}

async function ask() {
  const answer = await fetch('/staff/red-flags', { cache: 'no-store' });
  const told = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-to-do]');
  // Where it was led to the sign-in, the calendar itself asks for that.
  if (!told) return;
  mark('/staff/tasks', told.dataset.toDo, words['to-do']);
  show(told.querySelector('section'));
}

/** Asks which there are. */
export async function lookForFlags() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    do {
      again = false;
      await ask();
    } while (again);
  } catch {
    // That nothing is heard is told above the calendar; a minute later it is asked again.
  } finally {
    asking = false;
  }
}
