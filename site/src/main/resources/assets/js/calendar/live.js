// Live: another desk's change is looked at within a second; nobody is kept signed in by a page that lies open.
import { at, box, language, piece, say, words } from './page.js';
import { hush, tell } from './toast.js';

// A page that nobody has touched for so long must not keep its reader signed in.
const PATIENCE = 40 * 60 * 1000;
const MINUTE = 60 * 1000;

// A line that breaks is back by itself within seconds, and nobody need know.
const SOON = 10 * 1000;

// The service says every four seconds that it is there: a line so long without a word is dead, whatever the browser believes.
const SILENCE = 20 * 1000;

const standing = at('standing');

let touched = Date.now();
let line = null;
let poll = null;
let late = null;
let since = null;
let heard = Date.now();
let beats = false; // an older service does not say that it is there

function touches({ from, until }, span) {
  if (!from) return true;
  const start = new Date(`${span.from}T00:00Z`).getTime() - 86400000;
  const end = start + (span.days + 2) * 86400000;
  return new Date(from).getTime() < end && new Date(until).getTime() > start;
}

/** Stands there for as long as it is so: whoever looks away for a minute has not missed it. */
function stand(text) {
  if (standing.textContent !== text) standing.replaceChildren(...(text ? [piece('p', text, 'alert alert-warning')] : []));
}

const deaf = () => stand(say('deaf', since));

function forget() {
  clearInterval(poll);
  clearTimeout(late);
  late = null;
  since = null;
}

/**
 * Hears of changes from now on.
 *
 * @param look asks for what is shown, anew
 * @param span which days are shown just now: {from, days}
 * @param hear asks what patients have done by themselves
 * @param lookForFlags asks which red flags wait
 * @param zone of the clock on the wall
 */
export function live({ look, span, hear, lookForFlags, zone }) {
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });

  const now = () => clock.format(new Date());

  function hears() {
    box.dataset.live = 'true';
    forget();
    if (standing.hasChildNodes()) {
      stand('');
      tell(words.back);
    }
  }

  function hearsNothing() {
    delete box.dataset.live;
    since ??= now();
    // Closed for good: too many windows, or nobody is signed in any more. Then it asks by itself.
    if (line.readyState === EventSource.CLOSED) {
      if (!standing.hasChildNodes()) deaf();
      clearInterval(poll);
      poll = setInterval(askByItself, MINUTE);
    } else {
      late ??= setTimeout(deaf, SOON);
    }
  }

  async function askByItself() {
    listen();
    const fresh = await look();
    // Heard again meanwhile, or hung up.
    if (box.dataset.live || !line) return;
    if (fresh) since = now();
    if (fresh) stand(words.lost);
    else deaf();
  }

  function listen() {
    line?.close();
    heard = Date.now();
    beats = false;
    line = new EventSource('/api/staff/calendar/changes');
    // Also what the line begins with, for nobody knows what happened before: it is a change of anything.
    line.addEventListener('changed', ({ data }) => {
      const change = JSON.parse(data);
      if (touches(change, span())) look();
      if (!change.from) hear();
      lookForFlags();
    });
    line.addEventListener('alert', hear);
    line.addEventListener('red-flag', lookForFlags);
    line.addEventListener('here', () => { heard = Date.now(); beats = true; });
    line.addEventListener('open', hears);
    line.addEventListener('error', hearsNothing);
  }

  function hangUp() {
    line?.close();
    line = null;
    delete box.dataset.live;
    forget();
  }

  function listenAgain() {
    listen();
    look();
  }

  setInterval(() => {
    if (!line) return;
    if (Date.now() - touched > PATIENCE) {
      hangUp();
      tell(words.paused, [], true);
    } else {
      // A red flag is seen though nothing else happens, and though the line hears nothing.
      lookForFlags();
    }
  }, MINUTE);

  setInterval(() => {
    const mustSpeak = line && (beats || line.readyState === EventSource.CONNECTING);
    if (!mustSpeak || Date.now() - heard < SILENCE) return;
    delete box.dataset.live;
    since ??= clock.format(new Date(heard));
    deaf();
    listen();
  }, SOON);

  for (const sign of ['pointerdown', 'keydown']) {
    addEventListener(sign, () => {
      touched = Date.now();
      if (!line) { hush(); listenAgain(); }
    }, { passive: true });
  }
  addEventListener('pagehide', hangUp);
  // Come back to, the page is as it was left.
  addEventListener('pageshow', ({ persisted }) => { if (persisted && !line) listenAgain(); });
  listen();
}
