import type { YamlValue } from "../yaml.js";
import { azureOff, circleOff, githubOff, gitlabOff, travisOff } from "./disabledConditions.js";
import { type Found, nameOf } from "./found.js";

/** The steps that never run, by what the keys of a pipeline say, host by host. */
export const disabledSteps: Readonly<Record<string, (pipeline: YamlValue) => readonly Found[]>> = {
  "GitHub Actions": githubOff,
  "Forgejo Actions": githubOff,
  "Gitea Actions": githubOff,
  "GitLab CI": gitlabOff,
  CircleCI: circleOff,
  "Travis CI": travisOff,
  "Azure Pipelines": azureOff,
  Drone: leftOut,
  Woodpecker: leftOut,
  Buildkite: (pipeline) => skipped(pipeline.get("steps")),
  Semaphore: (pipeline) =>
    (pipeline.get("blocks")?.items ?? []).flatMap((block) => {
      const never = [block.get("skip", "when"), block.get("run", "when")];
      const found = never.find((when, nth) => when?.text === String(nth === 0));
      return found ? [{ text: `${nameOf(block)} never runs`, line: found.line }] : [];
    }),
  // A script of one's own may test, too; then only the tests that AppVeyor would look for itself are off.
  AppVeyor: (pipeline) => {
    const test = pipeline.get("test");
    const isOff = /^(off|false|no)$/i.test(test?.text ?? "");
    const runs = ["build_script", "after_build", "before_test", "test_script", "after_test"];
    return test && isOff && !runs.some((key) => pipeline.get(key))
      ? [{ text: "tests are switched off", line: test.line }]
      : [];
  },
};

/** Of Drone and Woodpecker: what waits for something that it leaves out itself, be it all of a pipeline or a step. */
function leftOut(pipeline: YamlValue): readonly Found[] {
  const steps = pipeline.get("steps") ?? pipeline.get("pipeline");
  const listed = (steps?.items ?? []).map((step) => [nameOf(step), step] as const);
  const all = [[pipeline.get("name")?.text ?? "the whole pipeline", pipeline] as const, ...listed];
  return [...all, ...(steps?.entries ?? [])].flatMap(([name, step]) => {
    const conditions = step.get("trigger") ?? step.get("when");
    const found = [...(conditions?.entries ?? [])].find(([key, condition]) => isNever(key, condition));
    if (!found) return [];
    const why = found[0] === "evaluate" ? "its condition is never true" : `it leaves out every ${found[0]}`;
    return [{ text: `${name} never runs: ${why}`, line: found[1].line }];
  });
}

function isNever(key: string, condition: YamlValue): boolean {
  if (key === "evaluate") return condition.text === "false";
  const left = condition.get("exclude")?.items ?? [];
  return left.some(({ text }) => text === "*" || text === "**");
}

/** Of Buildkite: steps with a `skip`, which may say why, or a condition that is never true; also those in groups. */
function skipped(steps: YamlValue | undefined): readonly Found[] {
  return (steps?.items ?? []).flatMap((step) => {
    const [skip, condition] = [step.get("skip"), step.get("if")];
    const why = skip?.text ?? "";
    if (skip && why !== "" && why !== "false")
      return [{ text: `${nameOf(step)} is skipped${why === "true" ? "" : `: ${why}`}`, line: skip.line }];
    if (condition?.text === "false") return [{ text: `${nameOf(step)} never runs`, line: condition.line }];
    return skipped(step.get("steps"));
  });
}
