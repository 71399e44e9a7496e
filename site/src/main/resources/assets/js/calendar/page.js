// What the page itself brings: its places, its language and its words.
export const at = (id) => document.getElementById(id);
export const box = at('calendar');
export const language = box.lang;
export const words = Object.fromEntries([...at('calendar-words').children].map((one) => [one.dataset.word, one.textContent]));
export const say = (word, value) => words[word].replace('{0}', value);
