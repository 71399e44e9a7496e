// The calendar of staff. Everything it does has a page or a form beside it; what it shows comes from
// /api/staff/calendar, what it changes goes through the same doors as those forms.
import { hear } from './calendar/alerts.js';
import { lookForFlags } from './calendar/flags.js';
import { live } from './calendar/live.js';
import { at, backTo, box, language, piece, say, words } from './calendar/page.js';
import { panelBeside } from './calendar/panel.js';
import { printAs } from './calendar/printed.js';
import { plainRoles } from './calendar/roles.js';
import { call, signInBeside } from './calendar/service.js';
import { clock, day, minutes, wall, withOffset } from './calendar/times.js';
import { tell } from './calendar/toast.js';

const EVERY_MINUTES = 15;
const BETWEEN_LOOKS = 400;

// ---- What there is

/** The day stands there as a list until the calendar does. */
function goWithout() {
  tell(words['not-drawn'], [[words.again, () => location.reload()]], true);
  return new Promise(() => {});
}

if (!window.EventCalendar) await goWithout();
const things = await call('GET', '/api/staff/calendar/resources').catch(goWithout);
const zoneOf = Object.fromEntries(things.locations.map((one) => [one.id, one.zone]));
const clinicZone = things.zone;
const hue = Object.fromEntries(things.treatments.map((one, index) => [one.id, index % 8]));
const name = Object.fromEntries([...things.practitioners, ...things.locations, ...things.rooms, ...things.treatments].map((one) => [one.id, one.name]));

const address = new URLSearchParams(location.search);
const chosen = {
  view: address.get('view') ?? 'resourceTimeGridDay',
  location: at('pick-location').value,
  practitioner: address.get('practitioner') ?? '',
  treatment: '',
};
at('pick-practitioner').value = chosen.practitioner;
let shown = { visits: [], blocks: [], hours: [] };
let span = { from: box.dataset.day, days: 1 };
let { today } = box.dataset;

const inRooms = () => chosen.view === 'resourceTimelineDay';
const inWeek = () => chosen.view === 'timeGridWeek';

function columns() {
  if (inRooms()) {
    const rooms = things.rooms.filter((room) => !chosen.location || room.location === chosen.location);
    return [...rooms.map((room) => ({ id: room.id, title: room.name, extendedProps: { sub: name[room.location] } })),
      { id: 'none', title: words.room }];
  }
  const works = new Set(shown.hours.filter((open) => !chosen.location || open.location === chosen.location).map((open) => open.practitioner));
  shown.visits.filter((visit) => !chosen.location || visit.location === chosen.location).forEach((visit) => works.add(visit.practitioner));
  return things.practitioners
    .filter((one) => (chosen.practitioner ? one.id === chosen.practitioner : works.size === 0 || works.has(one.id)))
    .map((one) => ({ id: one.id, title: one.name, extendedProps: { sub: one.title, initials: one.initials } }));
}

const meant = (visit) => (!chosen.location || visit.location === chosen.location)
  && (!chosen.practitioner || visit.practitioner === chosen.practitioner)
  && (!chosen.treatment || visit.treatment === chosen.treatment);

const wanted = (visit) => meant(visit) && visit.state !== 'cancelled';

const stateOf = (visit) => (visit.state === 'booked' && visit.confirmed ? words.confirmed : visit.stateName);

const days = () => Array.from({ length: span.days }, (_, n) => day(new Date(new Date(`${span.from}T12:00`).getTime() + n * 86400000)));

const over = new Set(['completed', 'no-show', 'cancelled']);

function visitEvent(visit) {
  const still = !over.has(visit.state) && visit.mayChange && !inRooms();
  return {
    id: visit.id,
    resourceIds: inRooms() ? (visit.rooms.length ? visit.rooms : ['none']) : [visit.practitioner],
    start: wall(visit.start),
    end: wall(visit.end),
    title: visit.patient ?? words['unknown-patient'],
    startEditable: still,
    durationEditable: still,
    classNames: [`t-${hue[visit.treatment] ?? 0}`, `s-${visit.state}`, ...(visit.confirmed && visit.state === 'booked' ? ['s-confirmed'] : [])],
    extendedProps: { visit },
  };
}

function blockEvent(block) {
  return {
    id: block.id,
    resourceIds: [block.resource],
    start: wall(block.start),
    end: wall(block.end),
    title: block.held ? words.held : block.note ?? words.block,
    startEditable: false,
    durationEditable: false,
    classNames: [block.held ? 'is-held' : 'is-block'],
    extendedProps: { block },
  };
}

/** What is left of a day outside somebody's hours, hatched. */
function closedEvents() {
  if (inRooms()) return [];
  const events = [];
  for (const column of inWeek() ? columns().slice(0, 1) : columns()) {
    for (const date of days()) {
      let from = '00:00:00';
      const open = shown.hours
        .filter((one) => one.practitioner === column.id && wall(one.start).startsWith(date) && (!chosen.location || one.location === chosen.location))
        .sort((one, other) => one.start.localeCompare(other.start));
      for (const one of [...open, { start: `${date}T24:00:00`, end: '' }]) {
        const until = wall(one.start).slice(11);
        if (until > from) {
          events.push({ id: `closed-${column.id}-${date}-${from}`, resourceIds: [column.id], start: `${date}T${from}`, end: `${date}T${until}`, display: 'background', classNames: ['is-closed'] });
        }
        from = wall(one.end).startsWith(date) ? wall(one.end).slice(11) : '24:00:00';
      }
    }
  }
  return events;
}

function events() {
  const seen = new Set(columns().map((one) => one.id));
  return [
    ...closedEvents(),
    ...shown.blocks.filter((block) => seen.has(block.resource)).map(blockEvent),
    ...shown.visits.filter(wanted).map(visitEvent),
  ];
}

// ---- Drawing

/** What is drawn is no button of itself: the button in it opens it, and the click goes on to the calendar. */
function opener(seen, id) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'opener';
  button.dataset.opens = id;
  button.append(...seen);
  button.addEventListener('keydown', (key) => { if (key.key === 'Enter' || key.key === ' ') key.stopPropagation(); });
  return button;
}

const calendar = EventCalendar.create(box, {
  view: chosen.view,
  date: `${box.dataset.day}T00:00:00`,
  locale: language,
  firstDay: 1,
  height: '100%',
  headerToolbar: { start: '', center: '', end: '' },
  buttonText: (text) => ({ ...text, prev: words.prev ?? '‹', next: '›' }),
  allDaySlot: false,
  slotMinTime: '07:00:00',
  slotMaxTime: '19:00:00',
  flexibleSlotTimeLimits: true,
  slotDuration: '00:15:00',
  slotLabelInterval: '01:00:00',
  snapDuration: { minutes: EVERY_MINUTES },
  slotHeight: 20,
  displayEventEnd: true,
  slotWidth: 26,
  columnWidth: 'minmax(8.6rem, 1fr)',
  slotLabelFormat: (time) => clock(time),
  eventTimeFormat: (start, end) => `${clock(start)}–${clock(end)}`,
  dayHeaderFormat: { weekday: 'short', day: 'numeric', month: 'short' },
  hiddenDays: [],
  editable: false,
  selectable: true,
  selectMinDistance: 4,
  selectBackgroundColor: 'transparent',
  nowIndicator: today === day(new Date()), // where the clinic is tried out its clock may be ahead
  resources: [],
  events: [],
  datesSet: (info) => {
    span = { from: info.startStr.slice(0, 10), days: Math.max(1, Math.round((info.end - info.start) / 86400000)) };
    title(info);
    look();
  },
  resourceLabelContent: ({ resource }) => {
    const { sub, initials } = resource.extendedProps;
    const words = piece('span', '', 'who');
    words.append(piece('b', resource.title), piece('small', sub ?? ''));
    return { domNodes: initials ? [piece('span', initials, 'avatar'), words] : [words] };
  },
  eventContent: ({ event, timeText }) => {
    const { visit, block } = event.extendedProps;
    if (!visit) {
      const what = piece('span', event.title, 'what');
      return { domNodes: !block ? [] : block.held ? [what] : [opener([piece('span', timeText, 'visually-hidden'), what], block.id)] };
    }
    const state = visit.state === 'booked' && !visit.confirmed ? '' : stateOf(visit);
    const line = piece('span', '', 'when');
    const [from, until] = timeText.split('–');
    const time = piece('time', from);
    time.append(piece('span', `–${until}`, 'until'));
    line.append(time, piece('b', state));
    const seen = [line, piece('b', event.title, 'patient'), piece('span', name[visit.treatment] ?? '', 'what'),
      piece('span', name[visit.practitioner] ?? '', 'visually-hidden')];
    return { domNodes: [opener(seen, visit.id)] };
  },
  eventClick: ({ event, el }) => open(event, el.querySelector('.opener') ?? el),
  eventDrop: (info) => moved(info, info.newResource),
  eventResize: (info) => moved(info),
  select: (info) => drawn(info),
});

function title({ start, end }) {
  const last = new Date(end.getTime() - 1);
  const format = inWeek()
    ? new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(start, last)
    : new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(start);
  at('calendar-title').textContent = format[0].toUpperCase() + format.slice(1);
  if (document.activeElement !== at('pick-date')) at('pick-date').value = day(start);
  at('link-list').href = `/staff/day?date=${day(start)}${chosen.location && `&location=${chosen.location}`}`;
  at('link-block').href = `/staff/blocks/new?date=${day(start)}${chosen.practitioner && `&resource=${chosen.practitioner}`}`;
  const here = new URLSearchParams();
  // Come back to tomorrow, the page shows tomorrow.
  if (today < day(start) || today >= day(end)) here.set('date', day(start));
  for (const part of ['location', 'practitioner']) if (chosen[part]) here.set(part, chosen[part]);
  if (chosen.view !== 'resourceTimeGridDay') here.set('view', chosen.view);
  history.replaceState(null, '', `/staff${String(here) && `?${here}`}`);
}

/** From now on there is the calendar, and no list. */
function stand() {
  for (const id of ['calendar-tools', 'calendar', 'calendar-legend']) at(id).hidden = false;
  at('day-list')?.remove();
}

function draw() {
  // What is drawn takes the place of what was, and with it the focus of whoever goes by the keyboard.
  const on = document.activeElement?.dataset.opens && document.activeElement;
  calendar.setOption('resources', columns());
  calendar.setOption('filterEventsWithResources', inWeek());
  calendar.setOption('events', events());
  queueMicrotask(() => {
    plain();
    if (on && !on.isConnected) backTo(on);
  });
}

const plain = plainRoles(box);

// ---- Looking: at most every so often, the last wish last

let looking = false;
let again = false;

// What is in a hand is not drawn anew under it.
let held = false;
let missed = false;

function letGo() {
  held = false;
  if (missed) look();
}
box.addEventListener('pointerdown', ({ button }) => { held = button === 0; });
for (const end of ['pointerup', 'pointercancel', 'blur']) window.addEventListener(end, letGo);
// Let go of where nobody told us: over a menu, or beside the window.
window.addEventListener('pointermove', ({ buttons }) => { if (held && !buttons) letGo(); });

/** Answers whether what is shown is what there is. */
async function look() {
  if (looking) { again = true; return false; }
  looking = true;
  try {
    do {
      again = false;
      const asked = { ...span };
      const read = await call('GET', `/api/staff/calendar?from=${asked.from}&days=${asked.days}`);
      if (asked.from === span.from && asked.days === span.days) {
        missed = held;
        if (!held) {
          shown = read;
          // An older instance, during an upgrade, does not tell.
          today = read.today ?? today;
          calendar.setOption('nowIndicator', today === day(new Date()));
          stand();
          draw();
          box.dataset.ready = asked.from;
        }
      } else {
        again = true;
      }
      if (again) await new Promise((go) => { setTimeout(go, BETWEEN_LOOKS); });
    } while (again);
    return true;
  } catch (refused) {
    tell(box.hidden ? words['not-drawn'] : refused.message, [refused.status === 401 ? signInBeside : [words.again, look]], true);
    return false;
  } finally {
    looking = false;
  }
}

// ---- Moving

const timeOf = (visit) => ({ practitioner: visit.practitioner, start: visit.start, minutes: minutes(new Date(visit.start), new Date(visit.end)) });

async function move(visit, to, { back = false, revert = () => {} } = {}) {
  const before = timeOf(visit);
  try {
    const placed = await call('POST', `/api/staff/appointments/${visit.id}/time`, { ...to, version: visit.version });
    // Whoever takes it back or drags on has seen this one, even if what is shown is read anew only in a moment.
    visit.version = placed.version;
    await look();
    if (back) tell(words.undone);
    else tell(say('moved', to.start.slice(11, 16)), [[words.undo, () => move(visit, before, { back: true })]]);
  } catch (refused) {
    revert();
    draw();
    if (refused.unsure) {
      await look();
      tell(refused.message, [[words['look-again'], look]], true);
      return;
    }
    const nearest = nearestOf(refused.problem?.alternatives ?? [], to.start);
    tell(`${refused.message} ${words['not-moved']}`, nearest ? [[say('move-to', `${dayAndTime(nearest.start, to.start)} ${nearest.practitioner.name}`),
      () => move(visit, { ...(to.minutes && { minutes: to.minutes }), practitioner: nearest.practitioner.id, start: nearest.start })]] : [], true);
  }
}

// The day too, where it is another than was wished for.
function dayAndTime(start, wished) {
  const time = start.slice(11, 16);
  if (start.slice(0, 10) === wished.slice(0, 10)) return time;
  const named = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return `${named.format(new Date(`${start.slice(0, 10)}T00:00Z`))} ${time}`;
}

function nearestOf(free, start) {
  const far = (one) => Math.abs(new Date(one.start) - new Date(start));
  return [...free].sort((one, other) => far(one) - far(other))[0];
}

function moved({ event, oldEvent, revert }, newResource) {
  const { visit } = event.extendedProps;
  const to = {
    start: withOffset(`${day(event.start)}T${clock(event.start)}:00`, zoneOf[visit.location]),
    ...(newResource && newResource.id !== visit.practitioner && { practitioner: newResource.id }),
  };
  const long = minutes(event.start, event.end);
  if (long !== minutes(oldEvent.start, oldEvent.end)) to.minutes = long;
  move(visit, to, { revert });
}

// ---- The panel beside the calendar

const panel = panelBeside({ look, closed: () => calendar.unselect() });

function open(event, from) {
  const { visit, block } = event.extendedProps;
  if (visit) panel.fill(`/staff/appointments/${visit.id}`, from);
  else if (block && !block.held) panel.fill(`/staff/blocks/${block.id}`, from);
}

// ---- Drawing a stretch: book there, or block it

async function openAgain(block) {
  try {
    await call('DELETE', `/api/staff/blocks/${block}`);
    await look();
    tell(words.opened);
  } catch (refused) {
    if (refused.unsure) await look();
    tell(refused.message, [], true);
  }
}

function drawn({ start, end, resource, jsEvent }) {
  const whose = inWeek() ? columns()[0] : resource;
  if (!whose || whose.id === 'none') return;
  const room = things.rooms.find((one) => one.id === whose.id);
  const zone = room ? zoneOf[room.location] : clinicZone;
  // A visit is where it is given; what is blocked has the clinic's own time.
  const there = chosen.location ? zoneOf[chosen.location] : clinicZone;
  const from = withOffset(`${day(start)}T${clock(start)}:00`, zone);
  const until = withOffset(`${day(end)}T${clock(end)}:00`, zone);
  const content = at('drawn-form').content.cloneNode(true).firstElementChild;
  content.querySelector('h1').textContent = whose.title ?? name[whose.id];
  content.querySelector('[data-when]').textContent = `${new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(start)} ${clock(start)}–${clock(end)}`;
  const book = content.querySelector('[data-book]');
  if (room) book.parentElement.remove();
  else book.href = `/staff/appointments/new?${new URLSearchParams({ practitioner: whose.id, start: withOffset(`${day(start)}T${clock(start)}:00`, there), ...(chosen.location && { location: chosen.location }) })}`;
  const form = content.querySelector('form');
  if (!things.everybodys && whose.id !== things.practitioner) form.remove();
  form.addEventListener('submit', async (sent) => {
    sent.preventDefault();
    const { submitter } = sent;
    if (submitter) submitter.disabled = true;
    try {
      const made = await call('POST', '/api/staff/blocks', { [room ? 'room' : 'practitioner']: whose.id, start: from, end: until, ...(form.note.value && { note: form.note.value }) });
      panel.close();
      await look();
      tell(words.blocked, [[words.undo, () => openAgain(made.id)]]);
    } catch (refused) {
      if (refused.unsure) await look();
      tell(refused.message, [], true);
    } finally {
      if (submitter) submitter.disabled = false;
    }
  });
  panel.put([content], jsEvent?.target);
}

// ---- Turning the page, and choosing what to see

function press(views) {
  for (const one of document.querySelectorAll('[data-view]')) one.setAttribute('aria-pressed', String(one.dataset.view === views));
}

document.addEventListener('click', ({ target }) => {
  const go = target.closest?.('[data-go]')?.dataset.go;
  if (go === 'today') calendar.setOption('date', `${today}T00:00:00`);
  else if (go) calendar[go]();
  const view = target.closest?.('[data-view]')?.dataset.view;
  if (view) turnTo(view);
});

function turnTo(view) {
  const wasInWeek = inWeek();
  chosen.view = view;
  // A week is one person's; the day is everybody's again.
  if (inWeek() && !chosen.practitioner) chosen.practitioner = things.practitioner ?? columns()[0]?.id ?? '';
  else if (wasInWeek && !inWeek()) chosen.practitioner = '';
  at('pick-practitioner').value = chosen.practitioner;
  press(view);
  calendar.setOption('resources', columns());
  calendar.setOption('view', view);
}

// A year is typed digit by digit, and each is a change: nobody means the year 2.
at('pick-date').addEventListener('change', ({ target }) => { if (target.value >= '1900') calendar.setOption('date', `${target.value}T00:00:00`); });
at('pick-date').addEventListener('blur', ({ target }) => { target.value = day(calendar.getView().currentStart); });
for (const part of ['location', 'practitioner', 'treatment']) {
  at(`pick-${part}`).addEventListener('change', ({ target }) => {
    chosen[part] = target.value;
    draw();
    title({ start: calendar.getView().currentStart, end: calendar.getView().currentEnd });
  });
}

press(chosen.view);
if (inWeek()) turnTo(chosen.view);
printAs(() => ({ days: days(), visits: shown.visits.filter(meant), name, stateOf }));
live({ look, span: () => span, hear: () => hear(name), lookForFlags, zone: clinicZone });
