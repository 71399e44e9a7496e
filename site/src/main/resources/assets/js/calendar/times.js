// Times: the calendar draws what the clock on the clinic's wall shows, wherever the browser is.

export const wall = (text) => text.slice(0, 19);
export const pad = (number) => String(number).padStart(2, '0');
export const day = (date) => `${String(date.getFullYear()).padStart(4, '0')}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
export const clock = (date) => `${pad(date.getHours())}:${pad(date.getMinutes())}`;
export const minutes = (from, until) => Math.round((until - from) / 60000);

/** What the wall shows there, as the API wants it: with the offset that holds there that day. */
export function withOffset(text, zone) {
  const guess = new Date(`${text}Z`);
  const offset = (moment) => {
    const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(moment).find((part) => part.type === 'timeZoneName').value.slice(3);
    return name || '+00:00';
  };
  const near = offset(guess);
  const sign = near[0] === '-' ? -1 : 1;
  const shift = sign * (Number(near.slice(1, 3)) * 60 + Number(near.slice(4, 6)));
  return text + offset(new Date(guess.getTime() - shift * 60000));
}
