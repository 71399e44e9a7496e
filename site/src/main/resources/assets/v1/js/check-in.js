// A check-in whose server cannot be reached is sent again until it is taken. What was answered stays in this page's own
// memory, and in no storage of the browser. Sent twice it has its effect once: so the browser goes on by sending the form
// itself, once it is known that it will arrive.
const form = document.querySelector('form[data-check-in]');
const waiting = document.querySelector('[data-waiting]');
const LONGEST = 30_000;
// A line that has gone quiet is as good as none. The gateway answers before that.
const PATIENCE = 25_000;

async function isTaken(body) {
  try {
    const answer = await fetch(form.action, {
      method: 'POST', body, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE),
    });
    return answer.status < 500 && answer.status !== 429;
  } catch {
    return false;
  }
}

function sayThatItWaits() {
  if (waiting.hidden) {
    waiting.hidden = false;
    waiting.scrollIntoView({ block: 'nearest' });
  }
}

async function keepSending(body) {
  for (let pause = 2000; !(await isTaken(body)); pause = Math.min(pause * 2, LONGEST)) {
    sayThatItWaits();
    await new Promise((resolve) => { setTimeout(resolve, pause); });
  }
  form.submit();
}

let sending = false;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!sending) {
    sending = true;
    keepSending(new URLSearchParams(new FormData(form)));
  }
});

// Whoever comes back to the page by the browser's own button may send it again.
addEventListener('pageshow', () => { sending = false; });
