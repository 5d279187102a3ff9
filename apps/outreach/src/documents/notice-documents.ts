import type { PlainWorld } from '@fengqiao/domain/aggregate/plain-kind';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import type { NoticeDraft } from '@fengqiao/domain/hazard/commands/hazard-command';
import type { EntityManager } from 'typeorm';
import type { HazardRow } from '../hazards/hazard.entity.ts';
import { NoticeDocumentRow } from './notice-document.entity.ts';
import { renderNotice, sha256, type NoticeSubject } from './render-notice.ts';

/** Makes the document of a notice while it is decided, and holds it until the decision is kept. */
export class NoticeDocument {
  private made: NoticeDocumentRow | null = null;
  private readonly subject: NoticeSubject;

  constructor(
    { state, summary, responsible }: HazardRow,
    private readonly world: PlainWorld,
  ) {
    const { id, number, kind, place, ownerPost } = state;
    const nameOf = (unit: string) => world.directory.units.get(unit)?.nameZh ?? unit;
    const names = { placeName: nameOf(place), unitName: nameOf(unitOfPost(ownerPost)) };
    this.subject = { id, number, summary, kind, ...names, responsible: responsible?.name ?? null };
  }

  readonly hashOf = (draft: NoticeDraft): string => {
    const html = renderNotice(this.subject, draft, this.world.rules.calendar.definition.timeZone);
    const hash = sha256(html);
    this.made = { hazardId: this.subject.id, n: draft.n, hash, html };
    return hash;
  };

  /** In the transaction of the notice's event. */
  async keep(manager: EntityManager): Promise<void> {
    if (this.made) await manager.insert(NoticeDocumentRow, this.made);
  }
}
