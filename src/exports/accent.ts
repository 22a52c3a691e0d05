/*
 * The provider's colour on the page: as it is where it only decorates, and as dark (or, on a dark page, as light) as text needs
 * to be where it is read.
 */

type Rgb = readonly [number, number, number];

/** The page's own grounds, as in handover.css, and the accent of those who chose none. */
const paper = "#fdfbf7";
const night = "#1d1a17";
export const ownAccent = "#8a4b2a";

/** WCAG 2.2, 1.4.3: the contrast of text with its ground. A little more, so that rounding cannot undo it. */
const readable = 4.6;

/** Custom properties for the page's style: `--bar` for decoration, `--accent` for text. `colour` is `#rrggbb` or null. */
export function accentStyle(colour: string | null): string {
  const bar = colour !== null && /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : ownAccent;
  return `:root{--bar:${bar};--accent:${accentOn(bar, paper)}}
@media screen and (prefers-color-scheme:dark){:root{--accent:${accentOn(bar, night)}}}
`;
}

/** The colour, moved towards black or white just as far as it takes to be read on that ground. */
export function accentOn(colour: string, ground: string): string {
  const goal: Rgb = luminance(parse(ground)) > 0.5 ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share <= 1; share += 0.02) {
    const mixed = mix(parse(colour), goal, share);
    if (contrast(mixed, parse(ground)) >= readable) return hex(mixed);
  }
  return hex(goal);
}

/** The contrast ratio of two `#rrggbb` colours by WCAG, 1 to 21. */
export function contrastOf(a: string, b: string): number {
  return contrast(parse(a), parse(b));
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function mix(colour: Rgb, goal: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(colour[index] + (goal[index] - colour[index]) * share);
  return [part(0), part(1), part(2)];
}

function parse(colour: string): Rgb {
  const part = (index: number) => Number.parseInt(colour.slice(1 + index * 2, 3 + index * 2), 16);
  return [part(0), part(1), part(2)];
}

function hex(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
