// What is said for a moment, above everything. It is read out from beside it: what is written into a box that is not open
// yet is not.
import { at, backTo, piece, words } from './page.js';

const STAYS = 12000;
const UNTIL_NEWS = 100;

const toast = at('toast');
const spoken = { good: at('said'), bad: at('refused') };
let ends;
let speaks;
let cameFrom = null;

/** The same words again are news only where there were none in between. */
function speak(text, how) {
  clearTimeout(speaks);
  for (const one of Object.values(spoken)) one.textContent = '';
  if (text) speaks = setTimeout(() => { spoken[how].textContent = text; }, UNTIL_NEWS);
}

/** Whoever is about to press one of its buttons still has it. */
function fade() {
  clearTimeout(ends);
  ends = setTimeout(() => { if (toast.matches(':hover, :focus-within')) fade(); else hush(); }, STAYS);
}

function button([name, act]) {
  const one = piece('button', name);
  one.type = 'button';
  one.addEventListener('click', () => { hush(); act(); });
  return one;
}

export function tell(text, actions = [], bad = false) {
  hush();
  toast.querySelector('p').textContent = text;
  toast.classList.toggle('bad', bad);
  toast.querySelector('div').replaceChildren(...[...actions, [words.dismiss, () => {}]].map(button));
  toast.showPopover();
  speak([text, ...actions.map(([name]) => name)].join(' '), bad ? 'bad' : 'good');
  // Somebody who has to choose is given the time to.
  if (!bad) fade();
}

export function hush() {
  clearTimeout(ends);
  speak('');
  const within = toast.contains(document.activeElement);
  if (toast.matches(':popover-open')) toast.hidePopover();
  if (within) backTo(cameFrom ?? at('calendar-title'));
}

toast.addEventListener('focusin', ({ relatedTarget }) => {
  if (!toast.contains(relatedTarget)) cameFrom = relatedTarget;
});
