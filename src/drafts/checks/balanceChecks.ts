import { balance } from "../../core/balance.js";
import { textHolds } from "../../core/goodbyeText.js";
import { toPlainText } from "../toPlainText.js";
import { inProse } from "./checkedText.js";
import type { Check, Found } from "./finding.js";

const nothing =
  /\b(?:nothing (?:is |remains )?(?:left |still )?(?:to pay|owed|outstanding|due|open)|owe (?:me |us )?nothing|(?:is|are) (?:all |fully )?(?:settled|paid in full)|balance is (?:nil|zero)|no (?:open|outstanding) invoices?)\b/gi;
const money = /\b(?:pay|payment|paid|owe|owed|invoices?|balance|settled|bill|in your favour)\b|€|\$|£/i;

/** What the goodbye says about money: it has to, and it has to be true. */
export const balanceRules: Check = (text, { kind, offboarding }) => {
  const { known, open } = balance(offboarding);
  const owed = open.some(({ minor }) => minor > 0);
  const found: Found[] =
    known && !owed
      ? []
      : inProse(text, nothing).map(({ found: said, offset }) => ({
          rule: "balance",
          severity: "error",
          message: known ? `“${said}” is not so: something is still open.` : `“${said}”: the balance is not known.`,
          offset,
          length: said.length,
        }));
  if (kind !== "email") return found;
  const body = text.text.slice(text.bodyAt);
  const whole = { offset: text.bodyAt, length: body.split("\n")[0]?.length ?? 0 };
  if (!known)
    found.push({
      rule: "balance",
      severity: "error",
      message: "The balance is not known. Add the final invoice, or declare that nothing is owed.",
      ...whole,
    });
  else if (!money.test(body))
    found.push({
      rule: "balance",
      severity: "warning",
      message: "It does not say what is still to pay, if only that it is nothing.",
      ...whole,
    });
  // Markdown takes a while to be read.
  const isAsked = offboarding.invoices?.some(({ state }) => state === "in-goodbye") === true;
  for (const { message } of isAsked ? textHolds(offboarding, toPlainText(body)) : [])
    found.push({ rule: "balance", severity: "error", message, ...whole });
  return found;
};
