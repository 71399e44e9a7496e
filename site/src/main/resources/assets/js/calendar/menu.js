// The menu beside the calendar counts what waits, while the page lies open.
import { piece } from './page.js';

/** @param many as it is shown; nothing is shown of none */
export function mark(path, many, what) {
  const link = document.querySelector(`.staff-rail a[href="${path}"]`);
  const count = link?.querySelector('.staff-mark') ?? piece('span', '', 'staff-mark');
  count.replaceChildren(String(many), ' ', piece('span', what, 'visually-hidden'));
  if (Number(many) === 0) count.remove();
  else link?.append(count);
}
