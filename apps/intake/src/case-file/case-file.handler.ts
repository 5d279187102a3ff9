import type { Language } from '@fengqiao/contracts/problem';
import { principalOf } from '@fengqiao/aggregate/commands/key-owner';
import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { Paper } from '@fengqiao/documents/paper';
import { PdfPress } from '@fengqiao/documents/pdf/pdf-press';
import { principalText } from '@fengqiao/domain/aggregate/principal';
import type { World } from '@fengqiao/domain/case/decide/world';
import { audienceOnPaper, mayRead, recordFor } from '@fengqiao/domain/case/visibility/fields';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { attachmentsOfCase, staffAttachmentView } from '../attachments/attachment-views.ts';
import { caseView } from '../cases/case-view.ts';
import type { CaseRow } from '../cases/case.entity.ts';
import { CaseReader } from '../read-case/case-reader.ts';
import { casePaper, type CaseFile } from './case-paper.ts';
import { namesIn } from './file-names.ts';

export interface DrawnFile {
  readonly name: string;
  readonly pdf: Buffer;
}

/** The case file as its reader may see it, drawn; the reading is on record before it is given. */
@Injectable()
export class CaseFileHandler {
  private readonly press = new PdfPress();

  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: CaseReader,
  ) {}

  /** `gone`: nobody waits for it any more. */
  async draw(
    id: string,
    identity: Identity,
    language: Language,
    gone: AbortSignal,
  ): Promise<DrawnFile | Refusal> {
    const paper = await this.paper(id, identity, language);
    if (isRefusal(paper)) return paper;
    const pdf = await this.press.draw(paper, principalText(principalOf(identity)), gone);
    if (pdf === null || isRefusal(pdf)) return pdf ?? refuse('unavailable');
    return { name: `${paper.reference}.pdf`, pdf };
  }

  /** What it says, before it is drawn. */
  async paper(id: string, identity: Identity, language: Language): Promise<Paper | Refusal> {
    const told = await this.reader.forStaff(
      id,
      identity,
      'file',
      (row, world) => this.paperOf(row, language, world),
      ({ showsReporter }) => showsReporter,
    );
    return isRefusal(told) ? told : told.paper;
  }

  private async paperOf(
    row: CaseRow,
    language: Language,
    world: World,
  ): Promise<{ paper: Paper; showsReporter: boolean }> {
    const { manager } = this.dataSource;
    const view = caseView(row.state, row, world);
    const audience = audienceOnPaper(row.state, world.reader, world);
    const isNameless = !mayRead('reporter', audience) && view.reporter !== null;
    const events = (await this.reader.happened(row, world)).map((item) => ({
      ...item,
      record: recordFor(audience, item.record),
    }));
    const local = localTime(world);
    const rows = await attachmentsOfCase(manager, row.id, audience);
    const attachments = rows.map((each) => staffAttachmentView(each, audience, local));
    const drawnBy = world.reader.id ?? principalText(world.reader.principal);
    const file: CaseFile = { view, events, attachments, isNameless, drawnBy, at: world.now };
    const names = await namesIn(language, peopleIn(file), manager, world);
    const showsReporter = view.reporter !== null && !isNameless;
    return { paper: casePaper(file, language, names), showsReporter };
  }
}

/** Everybody the file names by an id. */
function peopleIn({ view, events, attachments, drawnBy }: CaseFile): string[] {
  const handlers = events.map(({ fact }) => (fact as { handler?: unknown }).handler);
  const ids = [
    ...[drawnBy, view.owner.person, view.handler, ...view.subjectPersons, ...handlers],
    ...[...events, ...attachments].map(({ by }) => by),
  ];
  return ids.filter((id) => typeof id === 'string');
}
