// Live: another desk's change is looked at within a second; nobody is kept signed in by a page that lies open.
import { box, words } from './page.js';
import { hush, tell } from './toast.js';

// A page that nobody has touched for so long must not keep its reader signed in.
const PATIENCE = 40 * 60 * 1000;

let touched = Date.now();
let line = null;
let lost = false;
let poll = null;

function touches({ from, until }, span) {
  if (!from) return true;
  const start = new Date(`${span.from}T00:00Z`).getTime() - 86400000;
  const end = start + (span.days + 2) * 86400000;
  return new Date(from).getTime() < end && new Date(until).getTime() > start;
}

/**
 * Hears of changes from now on.
 *
 * @param look asks for what is shown, anew
 * @param span which days are shown just now: {from, days}
 * @param hear asks what patients have done by themselves
 */
export function live(look, span, hear) {
  function listen() {
    line = new EventSource('/api/staff/calendar/changes');
    line.addEventListener('changed', ({ data }) => {
      const change = JSON.parse(data);
      if (touches(change, span())) look();
      if (!change.from) hear();
    });
    line.addEventListener('alert', hear);
    line.addEventListener('open', () => {
      box.dataset.live = 'true';
      clearInterval(poll);
      if (lost) { lost = false; tell(words.back); }
    });
    line.addEventListener('error', () => {
      delete box.dataset.live;
      // Closed for good: too many windows, or nobody is signed in any more. Then it asks by itself.
      if (line.readyState === EventSource.CLOSED && !lost) {
        lost = true;
        tell(words.lost);
        clearInterval(poll);
        poll = setInterval(() => { look(); listen(); }, 60000);
      }
    });
  }

  function rest() {
    if (Date.now() - touched > PATIENCE && line) {
      line.close();
      clearInterval(poll);
      line = null;
      tell(words.paused, [], true);
    }
  }

  for (const sign of ['pointerdown', 'keydown']) {
    addEventListener(sign, () => {
      touched = Date.now();
      if (!line) { hush(); listen(); look(); }
    }, { passive: true });
  }
  setInterval(rest, 60000);
  addEventListener('pagehide', () => line?.close());
  listen();
}
