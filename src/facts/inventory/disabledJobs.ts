import { gitlabHidden } from "./disabledConditions.js";
import { disabledSteps } from "./disabledSteps.js";
import type { Found } from "./found.js";
import type { PipelineFile, Pipelines } from "./pipelines.js";

/** A job or a whole pipeline that is there and never runs. */
export interface DisabledJob {
  readonly text: string;
  readonly file: string;
  readonly line?: number;
}

/** The jobs that never run, by what the pipelines of a repository say, and the pipelines that were put away. */
export function disabledJobs({ read: pipelines, putAway }: Pipelines): readonly DisabledJob[] {
  const ofGitlab = pipelines.filter(({ host }) => host === "GitLab CI");
  const used = ofGitlab.flatMap(({ documents }) => documents);
  return [
    ...pipelines.flatMap((pipeline) => inFile(pipeline, switchedOff(pipeline))),
    // Other files of GitLab's may be patterns for other projects, which nobody here can see.
    ...ofGitlab
      .filter(({ isMain }) => isMain)
      .flatMap((pipeline) =>
        inFile(
          pipeline,
          pipeline.documents.flatMap((document) => gitlabHidden(document, used)),
        ),
      ),
    ...putAway.map((file) => ({ text: "the whole pipeline, by its file's name or folder", file })),
  ];
}

/** What has a longer name was called so by nobody who wanted it to be read. */
const longest = 400;

function inFile({ file }: PipelineFile, found: readonly Found[]): readonly DisabledJob[] {
  return found.filter(({ text }) => text.length <= longest).map((each) => ({ ...each, file }));
}

function switchedOff({ host, text, documents }: PipelineFile): readonly Found[] {
  return host === "Jenkins" ? jenkinsOff(text) : documents.flatMap(disabledSteps[host] ?? (() => []));
}

/** Lines of a Jenkinsfile, which is a program, that say no for good. */
const never =
  /^[ \t]*when\s*\{\s*expression\s*\{\s*(?:return\s+)?false\b|^[ \t]*expression\s*\{\s*(?:return\s+)?false\s*\}/;

function jenkinsOff(text: string): readonly Found[] {
  return text.split("\n").flatMap((line, index) => (never.test(line) ? [{ text: line.trim(), line: index + 1 }] : []));
}
