// The hours of a week, drawn. The rows of the form are what counts and what is posted: every change here is written
// into them, and every change there is drawn again.
import { plainRoles } from './calendar/roles.js';
import { clock, pad } from './calendar/times.js';

const EVERY_MINUTES = 15;
// A Monday; summer time begins and ends in other weeks.
const MONDAY = new Date(2001, 0, 1);

const form = document.getElementById('week');
const box = document.getElementById('drawn-week');
const blank = document.getElementById('new-shift');
const language = box.lang;
const places = [...blank.content.querySelectorAll('option')].map((one) => ({ id: one.value, name: one.textContent }));

const rows = () => [...form.querySelectorAll('.shift')];
const field = (row, name) => row.querySelector(`[name="${name}"]`);

/** Minutes since midnight of 8, 8.30, 08:30 or 0830; NaN of anything else. */
function minutes(typed) {
  const time = /^(\d{1,2})(?:[.: ]?([0-5]\d))?$/.exec(typed.trim());
  const all = time ? Number(time[1]) * 60 + Number(time[2] ?? 0) : NaN;
  return all <= 24 * 60 ? all : NaN;
}

const at = (weekday, minute) => new Date(2001, 0, weekday, 0, minute);
const weekdayOf = (date) => date.getDate() - MONDAY.getDate() + 1;

function shiftEvent(row, n) {
  const from = minutes(field(row, 'opens').value);
  let until = minutes(field(row, 'closes').value);
  if (until === 0) until = 24 * 60;
  if (!(from < until)) return null;
  const place = places.findIndex((one) => one.id === field(row, 'location').value);
  const weekday = Number(field(row, 'weekday').value);
  return {
    id: String(n),
    start: at(weekday, from),
    end: at(weekday, until),
    title: place < 0 ? '' : places[place].name,
    classNames: [`t-${Math.max(place, 0) % 8}`],
  };
}

function draw() {
  calendar.setOption('events', rows().map(shiftEvent).filter(Boolean));
}

/** Writes a time that was drawn into its row, under its weekday. */
function write(row, { start, end }) {
  const weekday = weekdayOf(start);
  field(row, 'opens').value = clock(start);
  field(row, 'closes').value = weekdayOf(end) === weekday ? clock(end) : '24:00';
  const day = form.querySelector(`[data-weekday="${weekday}"]`);
  if (field(row, 'weekday').value !== String(weekday)) {
    field(row, 'weekday').value = weekday;
    day.querySelector('ul').append(row);
  }
  name(row, day);
}

function name(row, day) {
  const whose = day.querySelector('legend').textContent;
  const n = row.dataset.n ?? (row.dataset.n = `new-${rows().length}-${Date.now()}`);
  for (const part of ['opens', 'closes', 'location']) {
    const one = field(row, part);
    const label = row.querySelector(`label[for="${one.id}"]`);
    one.id = `${part}-${n}`;
    if (label) {
      label.htmlFor = one.id;
      label.dataset.what ??= label.textContent.trim().split(' ').at(-1);
      label.textContent = `${whose} ${label.dataset.what}`;
    }
  }
}

function add(time) {
  const row = blank.content.firstElementChild.cloneNode(true);
  form.querySelector('[data-weekday] ul').append(row);
  const near = rows().map((one) => field(one, 'location')).filter((one) => one.value && !row.contains(one)).at(-1);
  if (near) field(row, 'location').value = near.value;
  write(row, time);
  draw();
  return row;
}

box.hidden = false;
document.querySelector('.drawn-hint').hidden = false;

const calendar = EventCalendar.create(box, {
  view: 'timeGridWeek',
  date: MONDAY,
  locale: language,
  firstDay: 1,
  headerToolbar: { start: '', center: '', end: '' },
  allDaySlot: false,
  slotMinTime: '06:00:00',
  slotMaxTime: '21:00:00',
  flexibleSlotTimeLimits: true,
  slotDuration: '00:30:00',
  slotLabelInterval: '01:00:00',
  snapDuration: { minutes: EVERY_MINUTES },
  slotHeight: 19,
  slotLabelFormat: (time) => clock(time),
  displayEventEnd: true,
  eventTimeFormat: (start, end) => `${clock(start)}–${pad(end.getHours() || (end > start && end.getDate() !== start.getDate() ? 24 : 0))}:${pad(end.getMinutes())}`,
  dayHeaderFormat: { weekday: 'short' },
  editable: true,
  selectable: true,
  selectMinDistance: 4,
  events: [],
  // Left alone, the library writes a heading of a level of its own.
  eventContent: ({ event, timeText }) => ({
    domNodes: [timeText, event.title].map((text) => Object.assign(document.createElement('div'), { textContent: text })),
  }),
  eventDrop: ({ event }) => { write(rows()[event.id], event); draw(); },
  eventResize: ({ event }) => { write(rows()[event.id], event); draw(); },
  eventClick: ({ event }) => field(rows()[event.id], 'opens').focus(),
  select: (time) => { add(time); calendar.unselect(); },
});

form.addEventListener('input', draw);
form.addEventListener('click', (click) => {
  const button = click.target.closest('button');
  if (button?.name === 'remove') {
    click.preventDefault();
    const day = button.closest('fieldset');
    button.closest('.shift').remove();
    day.querySelector('[name="add"]').focus();
    draw();
  } else if (button?.name === 'add') {
    click.preventDefault();
    const weekday = Number(button.value);
    const morning = !button.closest('fieldset').querySelector('.shift');
    const row = add({ start: at(weekday, morning ? 8 * 60 : 13 * 60), end: at(weekday, morning ? 12 * 60 : 17 * 60) });
    field(row, 'opens').focus();
  }
});

plainRoles(box);
draw();
box.dataset.ready = 'yes';
