/**
 * Lets changes run side by side, and whoever goes back come between them: it waits for all that was asked for before it, and all that is
 * asked for later waits for it. So the newest change is the one that was asked for last, be it still on its way to the disk.
 */
export class Turns {
  private readonly pending = new Set<Promise<unknown>>();
  private goingBack: Promise<unknown> = Promise.resolve();

  change<T>(task: () => Promise<T>): Promise<T> {
    return this.track(this.goingBack.then(task));
  }

  goBack<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.track(Promise.allSettled(this.pending).then(task));
    this.goingBack = turn.catch(() => undefined);
    return turn;
  }

  private track<T>(turn: Promise<T>): Promise<T> {
    const forget = (): void => {
      this.pending.delete(turn);
    };
    this.pending.add(turn);
    turn.then(forget, forget);
    return turn;
  }
}
