import { isEmailKind } from "../../core/drafts.js";
import { addressProblem, writtenAddresses } from "../addressList.js";
import { fieldOf } from "../draftParts.js";
import { headerValuePlace } from "../editFrontMatter.js";
import type { Check, Found } from "./finding.js";

/** Receivers to whom no mail program can send. A gap among them is the other rule's. */
export const addresses: Check = ({ text, fields }, { kind }) => {
  if (!isEmailKind(kind)) return [];
  return (["to", "cc"] as const).flatMap((field) => {
    const receivers = writtenAddresses(fieldOf(fields, field)).map(({ text: written }) => ({
      written,
      message: /\[[^\]]*\]/.test(written) ? undefined : addressProblem(written),
    }));
    const place = receivers.some(({ message }) => message !== undefined) ? headerValuePlace(text, field) : undefined;
    if (!place) return [];
    const value = text.slice(place.offset, place.offset + place.length);
    let behind = 0;
    return receivers.flatMap(({ written, message }): readonly Found[] => {
      const at = value.indexOf(written, behind);
      if (at >= 0) behind = at + written.length;
      if (message === undefined) return [];
      // YAML may write it otherwise, with escapes or over several lines: then it is the whole field.
      const range = at < 0 ? place : { offset: place.offset + at, length: written.length };
      return [{ rule: "gap", severity: "warning", message, ...range }];
    });
  });
};
