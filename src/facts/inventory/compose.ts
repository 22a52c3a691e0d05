import type { Evidence, ServiceKind } from "../../core/facts.js";
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

/** The images of a Compose file, service by service; not those that the service builds itself. One that nobody knows is called by its own name. */
export function imagesIn(file: string, text: string): readonly ComposeImage[] {
  return servicesIn(text).flatMap(({ image, line, isBuilt }) => {
    if (image === undefined || isBuilt) return [];
    const { name, version } = parseImage(image);
    if (name === "") return [];
    const { stack, service, kind } = knownImages.find((known) => known.image.test(name)) ?? {
      stack: undefined,
      service: `Image ${name}`,
      kind: "container" as const,
    };
    return [
      {
        ...(stack !== undefined && { stack }),
        ...(service !== undefined && { service }),
        kind,
        ...(version !== undefined && { version }),
        evidence: { file, line },
      },
    ];
  });
}

interface Service {
  image?: string;
  line: number;
  isBuilt: boolean;
}

/** What the lines below `services:` say. Which service a line belongs to is told by how far it is moved in. */
function servicesIn(text: string): readonly Service[] {
  const services: Service[] = [];
  let isInside = false;
  let [ofName, ofKey] = [0, 0];
  for (const [index, whole] of text.split("\n").entries()) {
    const line = whole.replace(/\s+$/, "");
    if (/^\s*(#.*)?$/.test(line)) continue;
    const indent = line.search(/\S/);
    if (indent === 0) {
      isInside = /^["']?services["']?\s*:/.test(line);
      ofName = 0;
      continue;
    }
    if (!isInside) continue;
    if (ofName === 0) ofName = indent;
    if (indent <= ofName) {
      services.push({ line: index + 1, isBuilt: false });
      ofKey = 0;
      continue;
    }
    if (ofKey === 0) ofKey = indent;
    const service = services.at(-1);
    if (!service || indent !== ofKey) continue;
    const [, image] = /^\s*image\s*:\s*["']?([^\s"'#]+)/.exec(line) ?? [];
    if (image !== undefined) {
      service.image = image;
      service.line = index + 1;
    }
    if (/^\s*build\s*:/.test(line)) service.isBuilt = true;
  }
  return services;
}

/** `registry.example/library/postgres:${PG:-16}-alpine@sha256:…` is postgres, 16. */
function parseImage(image: string): { readonly name: string; readonly version?: string } {
  const plain = image.replace(/\$\{[^}:]*:?-([^}]*)\}/g, "$1").replace(/@.*$/, "");
  const [, path = "", tag] = /^(.*?)(?::([^:/]*))?$/.exec(plain) ?? [];
  const parts = path.split("/");
  const [host = ""] = parts;
  const name = (parts.length > 1 && /[.:]|^localhost$/.test(host) ? parts.slice(1) : parts).join("/");
  const [, version] = /^v?(\d+(?:\.\d+)*)/.exec(tag ?? "") ?? [];
  return { name: name.includes("$") ? "" : name.replace(/^library\//, ""), ...(version !== undefined && { version }) };
}
