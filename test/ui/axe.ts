import axe from "axe-core";
import type { Frame } from "playwright-core";

/** What axe-core finds wrong in a frame as it is now: the rule, the element, and why. */
export async function axeViolations(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe.source);
  const found: unknown = await frame.evaluate(
    "axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`)))",
  );
  return found as readonly string[];
}
