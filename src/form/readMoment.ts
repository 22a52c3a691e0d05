/**
 * A day and a time as people type them (`2026-12-11 10:00`) as a moment with the zone of whoever types; anything else as it is, for the
 * schema to judge.
 */
export function readMoment(text: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)[T ]+(\d{1,2}):(\d\d)$/.exec(text);
  if (!found) return text;
  const [year, month, day, hour, minute] = found.slice(1).map(Number) as [number, number, number, number, number];
  const there = new Date(year, month - 1, day, hour, minute);
  // A day or an hour that does not exist would roll over to another.
  if (there.getMonth() !== month - 1 || there.getDate() !== day || there.getHours() !== hour) return text;
  const two = (value: number): string => String(value).padStart(2, "0");
  const east = -there.getTimezoneOffset();
  const zone = `${east < 0 ? "-" : "+"}${two(Math.floor(Math.abs(east) / 60))}:${two(Math.abs(east) % 60)}`;
  return `${text.slice(0, 10)}T${two(hour)}:${two(minute)}${zone}`;
}
