import { render } from "preact";
import {
  factsKept,
  type FactsKept,
  type FactsMessage,
  factsState,
  type FactsState,
  factsWords,
} from "../../protocol/facts.js";
import { connect, readWords, root } from "../shared/connection.js";
import { keepFocus } from "../shared/keepFocus.js";
import { stable } from "../shared/stable.js";
import "../shared/base.css";
import "./main.css";
import { Page } from "./page.js";

/** How long after the last movement the place is kept (ms). */
const calm = 250;

const words = readWords(factsWords);
let state: FactsState | undefined;

const { post, kept, keep, begin } = connect<FactsState, FactsMessage, FactsKept>(
  { state: factsState, kept: factsKept },
  (told) => {
    const isFirst = state === undefined;
    const knewNone = !state?.repositories.length;
    state = stable(state, told);
    draw();
    // For the benchmark, and for whoever looks at this page with the developer tools.
    if (knewNone && told.repositories.length > 0) afterFrame(() => performance.mark("sendoff: first facts painted"));
    if (isFirst) afterFrame(drawWhole);
  },
);
let filter = kept?.filter ?? "";
const unfolded = new Set(kept?.unfolded);
/** The first frame has the numbers and the course of the work; the lists, most of the page, would hold it up. */
let isWhole = false;

let waiting: ReturnType<typeof setTimeout> | undefined;
window.addEventListener("scroll", keepLater);
begin();

function draw(): void {
  const shown = state;
  if (!shown) return;
  keepFocus(() => {
    render(
      <Page
        state={shown}
        isWhole={isWhole}
        words={words}
        filter={filter.trim()}
        setFilter={(typed) => {
          filter = typed;
          draw();
          keepLater();
        }}
        unfolded={unfolded}
        unfold={(id) => {
          if (!unfolded.delete(id)) unfolded.add(id);
          draw();
          keepLater();
        }}
        post={post}
      />,
      root(),
    );
  });
}

function drawWhole(): void {
  isWhole = true;
  draw();
  if (kept) window.scrollTo(0, kept.scroll);
}

/** Soon, but not before what was drawn is on the screen. */
function afterFrame(act: () => void): void {
  requestAnimationFrame(() => {
    setTimeout(act);
  });
}

function keepLater(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    keep({ filter, unfolded: [...unfolded], scroll: window.scrollY });
  }, calm);
}
