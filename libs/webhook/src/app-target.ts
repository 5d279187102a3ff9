/** The bureau's own app: one address that is called for every citizen who wants to be told there. */
export interface AppTarget {
  readonly url: string;
  /** What calls are signed with. */
  readonly secret: string;
  /** Hosts that may stand at a private address. */
  readonly hosts: readonly string[];
}
