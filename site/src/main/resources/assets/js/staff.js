// Whoever works on a page that lies open for long stays signed in; whoever left it does not.
const every = 5 * 60 * 1000;
let last = Date.now();

function renew() {
  if (Date.now() - last > every) {
    last = Date.now();
    fetch('/staff/renewal', { cache: 'no-store' }).catch(() => { last = 0; });
  }
}

for (const sign of ['input', 'click', 'keydown']) {
  addEventListener(sign, renew, { passive: true });
}
