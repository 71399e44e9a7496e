/**
 * The library says of what it draws that it is a table, which it is not: its cells hold no text, and buttons lie across
 * them. Answers with what to call after drawing anew.
 */
export function plainRoles(box) {
  const plain = () => {
    for (const one of box.querySelectorAll('[role]:not(aside), .ec-event[tabindex]')) {
      one.removeAttribute('role');
      if (one.matches('.ec-event')) one.removeAttribute('tabindex');
    }
    for (const place of ['colindex', 'rowindex', 'colspan', 'rowspan', 'colcount', 'rowcount']) {
      for (const one of box.querySelectorAll(`[aria-${place}]`)) one.removeAttribute(`aria-${place}`);
    }
    for (const one of box.querySelectorAll('aside:not([role])')) one.setAttribute('role', 'none');
    for (const one of box.querySelectorAll('.ec-main:not([tabindex])')) one.tabIndex = 0;
  };
  new MutationObserver(plain).observe(box, {
    childList: true, subtree: true, attributes: true, attributeFilter: ['role', 'tabindex', 'aria-colindex', 'aria-rowindex'],
  });
  plain();
  return plain;
}
