// What is said for a moment, above everything.
import { at, words } from './page.js';

const toast = at('toast');
let toastEnds;

export function tell(text, actions = [], bad = false) {
  toast.querySelector('p').textContent = text;
  toast.classList.toggle('bad', bad);
  toast.querySelector('div').replaceChildren(...[...actions, [words.dismiss, () => {}]].map(([name, act]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', () => { toast.hidePopover(); act(); });
    return button;
  }));
  hush();
  toast.showPopover();
  clearTimeout(toastEnds);
  // Somebody who has to choose is given the time to.
  if (!bad) toastEnds = setTimeout(hush, 12000);
}

export function hush() {
  if (toast.matches(':popover-open')) toast.hidePopover();
}
