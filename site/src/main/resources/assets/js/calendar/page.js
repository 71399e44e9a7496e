// What the page itself brings: its places, its language and its words.
export const at = (id) => document.getElementById(id);
export const box = at('calendar');
export const language = box.lang;
export const words = Object.fromEntries([...at('calendar-words').children].map((one) => [one.dataset.word, one.textContent]));
export const say = (word, value) => words[word].replace('{0}', value);

export function piece(tag, text, className) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

/** Where somebody came from; drawn anew since, it is the one that opens the same. */
export function backTo(place) {
  const again = place?.isConnected ? place : box.querySelector(`[data-opens="${place?.dataset?.opens}"]`);
  again?.focus({ preventScroll: true });
}
