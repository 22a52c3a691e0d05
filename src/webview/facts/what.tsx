import type { JSX } from "preact";
import type { Fact, FactsWords } from "../../protocol/facts.js";
import { filled } from "../shared/filled.js";
import { Icon } from "./icons.js";
import { Spark, type Span } from "./spark.js";

/** The text of a fact, and how much of its group it is. */
export function What({ fact, span }: { readonly fact: Fact; readonly span: Span | undefined }): JSX.Element {
  const { text, share, amount, months } = fact;
  return (
    <>
      <span class="text">{text}</span>
      {amount !== undefined && <span class="amount">{amount}</span>}
      {months && span ? <Spark months={months} span={span} /> : share !== undefined && <Meter share={share} />}
    </>
  );
}

/** What else is known of a fact, and what became of it. */
export function Second({ fact, words }: { readonly fact: Fact; readonly words: FactsWords }): JSX.Element {
  const { detail, became, months = [] } = fact;
  const peak = months.reduce((most, month) => (month.all > most.all ? month : most), { month: "", all: 0, ours: 0 });
  return (
    <>
      {detail !== undefined && (
        <span class="detail">
          {detail}
          {months.length > 1 && `, ${filled(words.sparkSaid, peak.month)}`}
        </span>
      )}
      {became !== undefined && (
        <span class="became">
          <Icon name="fine" /> {became}
        </span>
      )}
    </>
  );
}

function Meter({ share }: { readonly share: number }): JSX.Element {
  return (
    <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="ground" width="100" height="4" />
      <rect class="filled" width={Math.max(0.7, share * 100)} height="4" />
    </svg>
  );
}
