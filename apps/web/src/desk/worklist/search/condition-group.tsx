import { Button } from 'antd';
import { useDeskTexts } from '../../speaking.tsx';
import {
  conditionFields,
  emptyGroup,
  fieldKinds,
  isGroup,
  newRow,
  type ConditionField,
  type Group,
  type Row,
} from './condition-rows.ts';
import { ConditionValue } from './condition-value.tsx';

/** Groups within groups that the builder offers; an address may say more. */
const deepest = 2;

interface GroupProps {
  readonly group: Group;
  readonly now: string;
  readonly depth?: number;
  readonly onChange: (group: Group) => void;
}

/** Lines that all, or any of which, must be so. */
export function ConditionGroup({ group, now, depth = 0, onChange }: GroupProps) {
  const { find } = useDeskTexts();
  const put = (at: number, part: Row | Group) =>
    onChange({ ...group, parts: group.parts.map((each, i) => (i === at ? part : each)) });
  const add = (part: Row | Group) => onChange({ ...group, parts: [...group.parts, part] });
  const drop = (at: number) => onChange({ ...group, parts: group.parts.filter((_, i) => i !== at) });
  return (
    <fieldset className={depth > 0 ? 'condition-group condition-inner' : 'condition-group'}>
      <legend className={depth > 0 ? undefined : 'only-heard'}>{depth > 0 ? find.group : find.title}</legend>
      <div className="condition-join">
        {depth > 0 && <Not isNot={group.isNot} onChange={(isNot) => onChange({ ...group, isNot })} />}
        <select
          aria-label={find.join}
          value={group.join}
          onChange={({ target }) => onChange({ ...group, join: target.value === 'any' ? 'any' : 'all' })}
        >
          <option value="all">{find.all}</option>
          <option value="any">{find.any}</option>
        </select>
      </div>
      {group.parts.map((part, i) => (
        // Lines have no names of their own: where one stands is what it is.
        <div key={i} className="condition-part">
          {isGroup(part) ? (
            <ConditionGroup group={part} now={now} depth={depth + 1} onChange={(inner) => put(i, inner)} />
          ) : (
            <Line row={part} now={now} onChange={(row) => put(i, row)} />
          )}
          <Button size="small" type="text" aria-label={find.dropLine(i + 1)} onClick={() => drop(i)}>
            {find.drop}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => add(newRow('stage'))}>
        {find.addLine}
      </Button>{' '}
      {depth < deepest && (
        <Button size="small" onClick={() => add({ ...emptyGroup, join: 'any', parts: [newRow('stage')] })}>
          {find.addGroup}
        </Button>
      )}
    </fieldset>
  );
}

function Line({ row, now, onChange }: { row: Row; now: string; onChange: (row: Row) => void }) {
  const { find } = useDeskTexts();
  return (
    <div className="condition-line">
      <select
        aria-label={find.field}
        value={row.field}
        onChange={({ target }) => onChange(newRow(target.value as ConditionField))}
      >
        {conditionFields.map((field) => (
          <option key={field} value={field}>
            {find.fields[field]}
          </option>
        ))}
      </select>
      {/* Yes or no says it already. */}
      {fieldKinds[row.field] === 'yes-or-no' && !row.isNot ? (
        <span />
      ) : (
        <Not isNot={row.isNot} onChange={(isNot) => onChange({ ...row, isNot })} />
      )}
      <div className="condition-value">
        <ConditionValue
          row={row}
          now={now}
          label={find.fields[row.field]}
          onChange={(value) => onChange({ ...row, value })}
        />
      </div>
    </div>
  );
}

function Not({ isNot, onChange }: { isNot: boolean; onChange: (isNot: boolean) => void }) {
  const { find } = useDeskTexts();
  return (
    <select
      className="condition-not"
      aria-label={find.isOrNot}
      value={isNot ? 'not' : 'is'}
      onChange={({ target }) => onChange(target.value === 'not')}
    >
      <option value="is">{find.is}</option>
      <option value="not">{find.isNot}</option>
    </select>
  );
}
