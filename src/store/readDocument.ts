import type * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import type { JsonObject } from "../core/jsonShape.js";
import { type Offboarding, offboarding as offboardingSchema } from "../core/offboarding.js";
import { describeIssue } from "../core/operation.js";
import { completeIds } from "./completeIds.js";
import { documentProblems, type Locator } from "./documentProblems.js";
import { migrated, type Versions, versionOf, versions as ours } from "./migrations.js";
import { locator, parseText } from "./parseText.js";
import type { Path, Problem } from "./problem.js";

/**
 * A text read as an offboarding: the value as it stands in the file (unknown fields and all), or why it cannot be read. What
 * another version wrote is never written, but can be looked at as far as this one understands it.
 */
export type Reading =
  | { readonly ok: true; readonly offboarding: Offboarding; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly readOnly?: Offboarding };

/** Parses the text for places once, and only when there is something to point at. */
function lazyLocator(text: string): Locator {
  let locate: Locator | undefined;
  return (path) => (locate ??= locator(text))(path);
}

/**
 * Reads the text of an offboarding.json. Total: whatever the text is, the answer is a document or problems with their places.
 * Missing ids are completed in memory, so that one line added by hand does not make the file unreadable; the file gets
 * them when somebody asks for it.
 */
export function readDocument(text: string, versions: Versions = ours): Reading {
  const parsed = parseText(text);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map((problem) => ({ ...problem, severity: "error" })) };
  const at = lazyLocator(text);
  const value = parsed.value as JsonObject;
  const other = otherVersion(at, value, versions);
  if (other) return other;
  const missing: Problem[] = [];
  const complete = completeIds(value, (path, id) => {
    const message = `This has no id yet; “${id}” would do.`;
    missing.push({ ...at(path), message, severity: "warning", code: "missing-id" });
  });
  const result = offboardingSchema.safeParse(complete, { reportInput: true });
  if (!result.success)
    return { ok: false, problems: result.error.issues.map((issue) => shapeProblem(at, issue)).concat(missing) };
  // The value from the file, not what zod returned: that would lose unknown fields.
  const offboarding = complete as Offboarding;
  return {
    ok: true,
    offboarding,
    problems: [...missing, ...documentProblems({ text, value }, at, offboarding)],
  };
}

/** The document of a reading, or a UserError: what cannot be read is never written. */
export function readable(reading: Reading): Offboarding {
  if (reading.ok) return reading.offboarding;
  const [problem] = reading.problems;
  throw new UserError(
    `offboarding.json cannot be read, so nothing was changed. Open it and mend this first: ${problem?.message ?? "it is not valid"}`,
    "offboarding",
  );
}

function otherVersion(at: Locator, value: JsonObject, versions: Versions): Reading | undefined {
  const version = versionOf(value);
  if (version === undefined || version === versions.current) return undefined;
  const newer = version > versions.current;
  // A newer document may have the fields that this version knows, and more.
  const understood = newer ? { ...value, version: versions.current } : migrated(value, versions);
  if (understood === undefined) return undefined;
  const asNow = offboardingSchema.safeParse(completeIds(understood, () => undefined));
  const message = newer
    ? `This file was written by a newer Sendoff (version ${String(version)}; this one reads ${String(versions.current)}). Update Sendoff; until then it is read-only.`
    : `This file was written by an older Sendoff (version ${String(version)}), so it is read-only until it is updated. The quick fix updates it; the old bytes are kept.`;
  const problem = problemAt(at, ["version"], newer ? "newer-version" : "older-version", message);
  return {
    ok: false,
    problems: [problem],
    ...(asNow.success && { readOnly: completeIds(understood, () => undefined) as Offboarding }),
  };
}

function problemAt(at: Locator, path: Path, code: Problem["code"], message: string): Problem {
  return { ...at(path), message, severity: "error", code };
}

function shapeProblem(at: Locator, issue: z.core.$ZodIssue): Problem {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const where = path.length === 0 ? "The document" : path.join(".");
  const problem = problemAt(at, path, "shape", `${where}: ${describeIssue(issue)}.`);
  const allowed =
    issue.code === "invalid_value" && typeof issue.input === "string"
      ? issue.values.filter((value) => typeof value === "string")
      : [];
  return allowed.length === 0 ? problem : { ...problem, allowed };
}
