import * as z from "zod/mini";
import { offboarding } from "./offboarding.js";

/** The published JSON schema of offboarding.json (draft 7, which VS Code reads), made from the zod schema. */
export function offboardingJsonSchema(): object {
  return {
    $id: "sendoff:offboarding",
    title: "Sendoff offboarding",
    // Comments and trailing commas are welcome: the file is edited by people, too.
    allowComments: true,
    allowTrailingCommas: true,
    ...z.toJSONSchema(offboarding, { io: "input", target: "draft-7" }),
  };
}
