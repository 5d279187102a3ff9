import { createHash } from 'node:crypto';
import type {
  Draft,
  DraftedObligation,
  DraftHashes,
} from '@fengqiao/domain/dispute/commands/dispute-command';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules/rules';
import type { EntityManager } from 'typeorm';
import type { DisputeRow, NamedParty } from '../disputes/dispute.entity.ts';
import { renderDocument, type DocumentSubject } from './render-document.ts';
import { SettlementDocumentRow } from './settlement-document.entity.ts';

/** Makes the document of a draft while it is decided, and holds it until the decision is kept. */
export class DocumentDraft {
  private readonly made: { version: number; hash: string; html: string }[] = [];
  private readonly subject: DocumentSubject;

  constructor(
    dispute: { number: string; title: string; place: string; parties: readonly NamedParty[] },
    private readonly world: DisputePremises,
  ) {
    const { number, title, place, parties } = dispute;
    const placeName = world.directory.units.get(place)?.nameZh ?? place;
    this.subject = { number, title, placeName, parties };
  }

  static of({ number, title, place, parties }: DisputeRow, world: DisputePremises): DocumentDraft {
    return new DocumentDraft({ number, title, place, parties }, world);
  }

  /** What the rules ask for: the hashes of the document that the parties will sign, and of each thing owed. */
  readonly hashOf = (draft: Draft, version: number): DraftHashes => {
    const { timeZone } = this.world.rules.calendar.definition;
    const html = renderDocument(this.subject, draft, version, { at: this.world.now, timeZone });
    const document = sha256(html);
    this.made.push({ version, hash: document, html });
    const { number } = this.subject;
    return { document, obligations: draft.obligations.map((each) => hashOfWords(number, each)) };
  };

  get documents() {
    return this.made;
  }
}

/** Of one thing owed: its words and its sum. Those of another dispute have another hash. */
export function hashOfWords(
  number: string,
  { id, what, amountYuan }: Pick<DraftedObligation, 'id' | 'what' | 'amountYuan'>,
): string {
  return sha256(JSON.stringify([number, id, what, amountYuan ?? null]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** In the transaction of the draft's event. */
export async function keepDocuments(
  manager: EntityManager,
  disputeId: string,
  draft: DocumentDraft,
): Promise<void> {
  await keepAllDocuments(manager, [[disputeId, draft]]);
}

/** Of many disputes at once. */
export async function keepAllDocuments(
  manager: EntityManager,
  drafts: readonly (readonly [disputeId: string, draft: DocumentDraft])[],
): Promise<void> {
  const rows = drafts.flatMap(([disputeId, { documents }]) =>
    documents.map((document) => ({ disputeId, ...document })),
  );
  if (rows.length > 0) await manager.insert(SettlementDocumentRow, rows);
}
