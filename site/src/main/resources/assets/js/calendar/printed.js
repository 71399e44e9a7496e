// On paper the calendar is a list: the days that are shown, as they are shown now.
import { at, language, piece, words } from './page.js';
import { wall } from './times.js';

const place = at('printed');
const heading = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

function line(visit, { name, stateOf }) {
  const row = document.createElement('tr');
  const patient = piece('th', visit.patient ?? words['unknown-patient']);
  patient.scope = 'row';
  row.append(piece('td', `${wall(visit.start).slice(11, 16)}–${wall(visit.end).slice(11, 16)}`, 'nowrap'), patient,
    ...[name[visit.treatment], name[visit.practitioner], name[visit.location], stateOf(visit)].map((text) => piece('td', text ?? '')));
  return row;
}

function listOf(day, visits, told) {
  const list = at('printed-day').content.cloneNode(true);
  list.querySelector('h2').textContent = heading.format(new Date(`${day}T00:00Z`));
  list.querySelector('tbody').append(...visits.map((visit) => line(visit, told)));
  list.querySelector(visits.length ? 'p' : 'table').remove();
  return list;
}

/**
 * @param shown what there is to print: {days, visits, name, stateOf}
 */
export function printAs(shown) {
  addEventListener('beforeprint', () => {
    const { days, visits, ...told } = shown();
    place.replaceChildren(...days.map((day) => listOf(day, visits.filter((visit) => wall(visit.start).startsWith(day)), told)));
  });
  addEventListener('afterprint', () => place.replaceChildren());
}
