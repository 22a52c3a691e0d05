/** Something wrong in offboarding.json, at a place in its text (UTF-16 offsets). */
export interface Problem {
  /** What is wrong and what to do next. */
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  /** An error makes the file unreadable for Sendoff; a warning does not. */
  readonly severity: "error" | "warning";
  readonly code:
    | "syntax"
    | "conflict"
    | "empty"
    | "newer-version"
    | "older-version"
    | "shape"
    | "missing-id"
    | "duplicate-id"
    | "email-not-last"
    | "missing-piece"
    | "repeated-key"
    | "wrong-carrier"
    | "odd-record"
    | "same-document"
    | "unreadable";
  /** The values that may stand there, if there are only so many. */
  readonly allowed?: readonly string[];
}

/** Keys and indexes from the document's root. */
export type Path = readonly (string | number)[];
