/** Lets a loop rest until there is work: woken in-process after a commit, and by itself when nobody calls. */
export class Waker {
  private release: (() => void) | null = null;
  private called = false;

  wake(): void {
    this.called = true;
    this.release?.();
  }

  async rest(ms: number): Promise<void> {
    if (!this.called)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.release = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.called = false;
    this.release = null;
  }
}
