import type { ChiefScores, ScoreBoard, ScoreItem } from '@fengqiao/contracts/http/scoring/scores';
import type { AnswerTable, Cell, TableColumn } from '@fengqiao/service/tables/answer-table';

const figureColumns: readonly TableColumn[] = [
  { key: 'score', zh: '得分' },
  { key: 'status', zh: '状态' },
  ...(
    [
      ['satisfaction', '群众满意'],
      ['completeOnTime', '按时办结'],
      ['assignOnTime', '按时交办'],
      ['notReached', '未联系上'],
      ['inPerson', '亲自抓'],
    ] as const
  ).flatMap(([name, zh]) => [
    { key: `${name}.met`, zh: `${zh}数` },
    { key: `${name}.total`, zh: `${zh}基数` },
    { key: `${name}.rate`, zh: `${zh}率` },
  ]),
  { key: 'accountability', zh: '问责记录' },
];

const unitColumns: readonly TableColumn[] = [
  { key: 'unit', zh: '单位' },
  { key: 'nameZh', zh: '中文名称' },
  { key: 'nameEn', zh: '英文名称' },
];

export function boardTable({ items }: ScoreBoard): AnswerTable {
  const columns = [{ key: 'rank', zh: '名次' }, ...unitColumns, ...figureColumns];
  return {
    columns,
    rows: items.map((item) => ({ ...unitCells(item), rank: item.rank, ...figureCells(item) })),
  };
}

export function chiefsTable({ items }: ChiefScores): AnswerTable {
  const columns = [
    ...unitColumns,
    { key: 'post', zh: '职务' },
    { key: 'person', zh: '人员' },
    { key: 'from', zh: '任期起' },
    { key: 'to', zh: '任期止' },
    { key: 'standIn', zh: '代行' },
    { key: 'inPlaceOf', zh: '代行对象' },
    { key: 'standInShare', zh: '代行期间结果占比' },
    ...figureColumns,
  ];
  const rows = items.map((item) => {
    const { post, person, from, to, inPlaceOf } = item;
    const standIn = item.standIn ? '是' : '否';
    const standInShare = item.standInShare?.rate ?? null;
    const tenure = { post, person, from, to, standIn, inPlaceOf, standInShare };
    return { ...unitCells(item), ...tenure, ...figureCells(item) };
  });
  return { columns, rows };
}

function unitCells({ unit, nameZh, nameEn }: Pick<ScoreItem, 'unit' | 'nameZh' | 'nameEn'>) {
  return { unit, nameZh, nameEn };
}

function figureCells({
  score,
  status,
  measures,
  beside,
}: Pick<ScoreItem, 'score' | 'status' | 'measures' | 'beside'>): Record<string, Cell> {
  const { notReached, inPerson, accountability } = beside;
  const figures = Object.entries({ ...measures, notReached, inPerson }).flatMap(
    ([name, { met, total, rate }]) => [
      [`${name}.met`, met],
      [`${name}.total`, total],
      [`${name}.rate`, rate],
    ],
  );
  return { score, status, ...Object.fromEntries(figures), accountability: accountability.met };
}
