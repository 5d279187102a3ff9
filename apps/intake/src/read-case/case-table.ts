import type { CaseSummary } from '@fengqiao/contracts/http/intake/case';
import { tableColumns, type TableColumnName } from '@fengqiao/contracts/http/intake/case-search';
import { ledgerWords, stageWords } from '@fengqiao/contracts/reference/case-words';
import type { World } from '@fengqiao/domain/case/decide/world';
import type { AnswerTable, Cell } from '@fengqiao/service/tables/answer-table';
import type { z } from 'zod';

/** A case as a list shows it, with the earliest due moment of a clock that runs. */
type Shown = z.infer<typeof CaseSummary> & { readonly dueAt: string | null };

const headings: Readonly<Record<TableColumnName, string>> = {
  number: '编号',
  ref: '原编号',
  ledger: '台账',
  channel: '来源',
  category: '类别',
  summary: '摘要',
  stage: '环节',
  unit: '单位',
  owner: '责任单位',
  handler: '承办人',
  receivedAt: '收到时间',
  dueAt: '最近到期',
  overdue: '是否超期',
  level: '已升级',
  round: '办理轮次',
};

/** A list as a spreadsheet: names as people say them with the id behind, since both are looked for. */
export function caseTable(
  cases: readonly Shown[],
  columns: readonly TableColumnName[] = tableColumns,
  { directory, rules }: Pick<World, 'directory' | 'rules'>,
): AnswerTable {
  const unit = (path: string) => named(directory.units.get(path)?.nameZh, path);
  const cells: { readonly [Column in TableColumnName]: (shown: Shown) => Cell } = {
    number: ({ number }) => number,
    ref: ({ ref }) => ref,
    ledger: ({ ledger }) => named(ledgerWords[ledger], ledger),
    channel: ({ channel }) => channel,
    category: ({ category }) => named(rules.catalogue?.categories.get(category)?.nameZh, category),
    summary: ({ summary }) => summary,
    stage: ({ stage }) => named(stageWords[stage], stage),
    unit: (shown) => unit(shown.unit),
    owner: ({ owner }) => unit(owner.unit),
    handler: ({ handler }) => handler,
    receivedAt: ({ receivedAt }) => receivedAt,
    dueAt: ({ dueAt }) => dueAt,
    overdue: ({ overdue }) => (overdue ? '是 yes' : '否 no'),
    level: ({ level }) => level,
    round: ({ round }) => round,
  };
  return {
    columns: columns.map((key) => ({ key, zh: headings[key] })),
    rows: cases.map((shown) => Object.fromEntries(columns.map((key) => [key, cells[key](shown)]))),
  };
}

function named(name: string | undefined, id: string): string {
  return name === undefined ? id : `${name} ${id}`;
}
