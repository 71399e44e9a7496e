// How far a file has been taken in, looked at every second while somebody sees it. Without this the page has a link that
// shows it anew.
const EVERY = 1000;
const shown = document.querySelector('#progress');
const end = document.querySelector('#end');

// What is read or pressed just now is not taken from under anybody's hands.
function isBusy(part) {
  return part.contains(document.activeElement);
}

function show(now) {
  const figures = now.querySelectorAll('[data-figures]');
  shown.querySelector('progress').value = now.querySelector('progress').value;
  shown.querySelectorAll('[data-figures]').forEach((old, at) => { old.replaceWith(figures[at]); });
}

// It is told at once; what can be done now takes its place when nobody is in what was to be done before.
function finish(page) {
  const said = document.createElement('p');
  said.className = 'alert';
  said.textContent = page.querySelector('#how-far').textContent;
  end.replaceChildren(said);
  (function takePlace() {
    if (isBusy(end.parentElement)) {
      setTimeout(takePlace, EVERY);
      return;
    }
    while (end.nextElementSibling) {
      end.nextElementSibling.remove();
    }
    const progress = page.querySelector('#progress');
    const rest = [...progress.parentElement.children];
    end.after(...rest.slice(rest.indexOf(progress)));
  })();
}

// Whether to look again.
async function look() {
  const answer = await fetch(location.pathname, { cache: 'no-store' });
  if (answer.status >= 500) {
    return true;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const now = page.querySelector('#progress');
  // Whoever is signed out, or has no such file any more, is shown something else when they go on.
  if (!now) {
    return false;
  }
  if (!now.hasAttribute('data-running')) {
    finish(page);
    return false;
  }
  if (!isBusy(shown)) {
    show(now);
  }
  return true;
}

async function goOn() {
  // The next look will tell what this one cannot.
  if (document.hidden || await look().catch(() => true)) {
    setTimeout(goOn, EVERY);
  }
}

document.querySelector('[data-script-replaces]')?.remove();
setTimeout(goOn, EVERY);
