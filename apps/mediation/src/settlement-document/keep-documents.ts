import { createHash } from 'node:crypto';
import type { Draft } from '@fengqiao/domain/dispute/commands/dispute-command';
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

  /** What the rules ask for: the hash of the document that the parties will sign. */
  readonly hashOf = (draft: Draft, version: number): string => {
    const { timeZone } = this.world.rules.calendar.definition;
    const html = renderDocument(this.subject, draft, version, { at: this.world.now, timeZone });
    const hash = createHash('sha256').update(html, 'utf8').digest('hex');
    this.made.push({ version, hash, html });
    return hash;
  };

  get documents() {
    return this.made;
  }
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
