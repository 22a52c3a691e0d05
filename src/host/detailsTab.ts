import { Emitter } from "../store/emitter.js";

/** Which tab of the details form is asked for, by the offboarding's URI: the form may not be there yet when somebody asks. */
export class DetailsTab {
  private readonly wanted = new Map<string, string>();
  private readonly asked = new Emitter<string>();
  /** Fires with the URI of the offboarding. */
  readonly onDidAsk = this.asked.event;

  ask(uri: string, tab: string): void {
    this.wanted.set(uri, tab);
    this.asked.fire(uri);
  }

  /** What was asked for last; asked for once. */
  take(uri: string): string | undefined {
    const tab = this.wanted.get(uri);
    this.wanted.delete(uri);
    return tab;
  }
}
