type Begin = (isHis: boolean) => void;

/**
 * So many at once; others wait their turn. Whoever sent much waits for himself: of those who wait, each caller has one turn
 * after the other, in the order they came.
 */
export class Turns {
  private readonly waiting = new Map<string, Begin[]>();
  private taken = 0;

  constructor(private readonly most: number) {}

  /** Null: the caller went away before it was his turn. */
  async take<T>(caller: string, gone: AbortSignal, work: () => Promise<T>): Promise<T | null> {
    if (this.taken < this.most) this.taken += 1;
    else if (!(await this.wait(caller, gone))) return null;
    try {
      return gone.aborted ? null : await work();
    } finally {
      this.next();
    }
  }

  private wait(caller: string, gone: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const leave = () => {
        this.forget(caller, begin);
        resolve(false);
      };
      const begin: Begin = (isHis) => {
        gone.removeEventListener('abort', leave);
        resolve(isHis);
      };
      if (gone.aborted) return resolve(false);
      gone.addEventListener('abort', leave, { once: true });
      this.waiting.set(caller, [...(this.waiting.get(caller) ?? []), begin]);
    });
  }

  /** A turn that ends is the next caller's, whose others go behind everybody's. */
  private next(): void {
    const [first] = this.waiting;
    if (!first) {
      this.taken -= 1;
      return;
    }
    const [caller, [begin, ...others]] = first;
    this.waiting.delete(caller);
    if (others.length > 0) this.waiting.set(caller, others);
    begin?.(true);
  }

  private forget(caller: string, begin: Begin): void {
    const others = (this.waiting.get(caller) ?? []).filter((each) => each !== begin);
    if (others.length > 0) this.waiting.set(caller, others);
    else this.waiting.delete(caller);
  }
}
