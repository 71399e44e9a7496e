// A check-in whose server cannot be reached is sent again until it is taken. What was answered stays in this page's own
// memory, and in no storage of the browser. Sent twice it has its effect once: so the browser goes on by sending the form
// itself, once it is known that it will arrive.
const form = document.querySelector('form[data-check-in]');
const waiting = document.querySelector('[data-waiting]');
const onItsWay = document.querySelector('[data-sending]');
const LONGEST = 30_000;
// A line that has gone quiet is as good as none. The gateway answers before that.
const PATIENCE = 25_000;
// So long nobody wonders whether the button was pressed.
const SOON = 2000;

async function isTaken(body) {
  const line = new AbortController();
  const quiet = setTimeout(() => { line.abort(); }, PATIENCE);
  const request = { method: 'POST', body, cache: 'no-store', signal: line.signal };
  let answer;
  // Only what the line does is tried again: what this browser cannot do, it cannot do the next time either.
  try {
    answer = await fetch(form.action, request);
  } catch {
    return false;
  } finally {
    clearTimeout(quiet);
  }
  return answer.status < 500 && answer.status !== 429;
}

function sayThatItWaits() {
  onItsWay.hidden = true;
  if (waiting.hidden) {
    waiting.hidden = false;
    waiting.scrollIntoView({ block: 'nearest' });
  }
}

async function keepSending() {
  const body = new URLSearchParams(new FormData(form));
  for (let pause = 2000; !(await isTaken(body)); pause = Math.min(pause * 2, LONGEST)) {
    sayThatItWaits();
    await new Promise((resolve) => { setTimeout(resolve, pause); });
  }
}

let sending = false;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!sending) {
    sending = true;
    setTimeout(() => { onItsWay.hidden = !sending || !waiting.hidden; }, SOON);
    // Where the script cannot send, the browser does by itself.
    keepSending().catch(() => {}).then(() => { form.submit(); });
  }
});

// What a yes asks for is shown by the stylesheet, and by this where a browser does not know :has().
function showAtOnce() {
  for (const asked of document.querySelectorAll('.choices')) {
    asked.classList.toggle('is-flagged', asked.querySelector('input:checked:not([value="no"])') !== null);
  }
}
form.addEventListener('change', showAtOnce);
showAtOnce();

// Whoever comes back to the page by the browser's own button may send it again, and finds what they had chosen.
addEventListener('pageshow', () => {
  sending = false;
  onItsWay.hidden = true;
  waiting.hidden = true;
  showAtOnce();
});
