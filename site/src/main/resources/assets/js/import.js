// How far a file has been taken in, looked at every second. Without this the page has a link that shows it anew.
const EVERY = 1000;

async function look() {
  const shown = document.querySelector('#progress[data-running]');
  if (!shown) {
    return;
  }
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.querySelector('#progress');
    if (now && !now.hasAttribute('data-running')) {
      // What can be done now is another page.
      location.reload();
      return;
    }
    if (now) {
      now.querySelector('[data-script-replaces]')?.remove();
      shown.replaceWith(now);
    }
  } catch {
    // The next look will tell.
  }
  setTimeout(look, EVERY);
}

document.querySelector('[data-script-replaces]')?.remove();
setTimeout(look, EVERY);
