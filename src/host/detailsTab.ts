import { Emitter } from "../store/emitter.js";

/** A tab of the details form, and the row on it that is meant (the id of a record), if it is one. */
export interface DetailsPlace {
  readonly tab: string;
  readonly row?: string;
}

/** Which place in the details form is asked for, by the offboarding's URI: the form may not be there yet when somebody asks. */
export class DetailsTab {
  private readonly wanted = new Map<string, DetailsPlace>();
  private readonly asked = new Emitter<string>();
  /** Fires with the URI of the offboarding. */
  readonly onDidAsk = this.asked.event;

  ask(uri: string, place: DetailsPlace): void {
    this.wanted.set(uri, place);
    this.asked.fire(uri);
  }

  /** What was asked for last; asked for once. */
  take(uri: string): DetailsPlace | undefined {
    const place = this.wanted.get(uri);
    this.wanted.delete(uri);
    return place;
  }
}
