import type { Evidence, ServiceKind } from "../../core/facts.js";
import { parseYaml } from "../yaml.js";
import { parseImage } from "./images.js";
import { knownImages } from "./knownImages.js";

/** A Compose file, by its name. */
export const composeFile = /(^|\/)(docker-)?compose([.-][\w.-]+)?\.ya?ml$/;

/** An image that a Compose file runs and somebody else made. */
export interface ComposeImage {
  /** What people call it where the work is built with it, and where it is a service; see `knownImages`. */
  readonly stack?: string;
  readonly service?: string;
  readonly kind: ServiceKind;
  readonly version?: string;
  readonly evidence: Evidence;
}

/**
 * The images of a Compose file, service by service; not those that the service builds itself. One that nobody knows is called by its own
 * name. Undefined if the file cannot be read.
 */
export function imagesIn(file: string, text: string): readonly ComposeImage[] | undefined {
  const services = parseYaml(text)?.flatMap((document) => [...(document.get("services")?.entries.values() ?? [])]);
  return services?.flatMap((service) => {
    const image = service.get("image");
    if (image?.text === undefined || service.get("build")) return [];
    const { name, version } = parseImage(image.text);
    if (name === "") return [];
    const {
      stack,
      service: called,
      kind,
    } = knownImages.find((known) => known.image.test(name)) ?? {
      stack: undefined,
      service: `Image ${name}`,
      kind: "container" as const,
    };
    return [
      {
        ...(stack !== undefined && { stack }),
        ...(called !== undefined && { service: called }),
        kind,
        ...(version !== undefined && { version }),
        evidence: { file, line: image.line },
      },
    ];
  });
}
