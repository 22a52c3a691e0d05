/*
 * A logo is kept as the image itself, in a data URI: so it is the same for a teammate, in the browser, and in every export, and no file
 * has to be where it was.
 */

/** Bytes; what is larger would be copied into every client's file. */
export const largestLogo = 100 * 1024;

/** How the images begin that every export can show. */
const beginnings = [
  { type: "png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "jpeg", bytes: [0xff, 0xd8, 0xff] },
] as const;

/** An image as a data URI; undefined if it is neither PNG nor JPEG, whatever its name says, or larger than `largestLogo`. */
export function logoFrom(image: Uint8Array): string | undefined {
  const found = beginnings.find(({ bytes }) => bytes.every((byte, index) => image[index] === byte));
  if (!found || image.length > largestLogo) return undefined;
  let binary = "";
  for (const byte of image) binary += String.fromCharCode(byte);
  return `data:image/${found.type};base64,${btoa(binary)}`;
}

/** Why a text in a data URI's form cannot be a logo; undefined for any other text, and for one that can. */
export function whyNoLogo(logo: string): string | undefined {
  if (!/^data:/i.test(logo)) return undefined;
  const [, type, base64 = ""] = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/.exec(logo) ?? [];
  if (type === undefined) return "expected a PNG or JPEG image as a data URI";
  return base64.length * 0.75 > largestLogo + 2 ? "is larger than 100 KB; make the image smaller" : undefined;
}
