import { Select } from 'antd';
import { zoneOf } from '../../parts/near-moment.ts';
import { useDeskTexts } from '../../speaking.tsx';
import { fieldKinds, type Row, type Value } from './condition-rows.ts';
import { useOptions } from './use-options.ts';

interface ValueProps {
  readonly row: Row;
  /** What the line is about, for whoever hears it. */
  readonly label: string;
  /** The service's time: its days begin where the bureau is. */
  readonly now: string;
  readonly onChange: (value: Value) => void;
}

/** The control for what a line asks for. */
export function ConditionValue(props: ValueProps) {
  const { row, label, onChange } = props;
  const { find, fields } = useDeskTexts();
  const options = useOptions(row.field);
  switch (fieldKinds[row.field]) {
    case 'words':
      return (
        <input
          aria-label={label}
          maxLength={100}
          value={row.value as string}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'several':
      return (
        <Select
          className="wide"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={fields.choose}
          aria-label={label}
          options={options}
          // Nobody stands for no value, which a list of options cannot hold.
          value={(row.value as (string | null)[]).map((each) => each ?? '')}
          onChange={(chosen: string[]) => onChange(chosen.map((each) => (each === '' ? null : each)))}
        />
      );
    case 'yes-or-no':
      return (
        <select
          aria-label={label}
          value={String(row.value)}
          onChange={({ target }) => onChange(target.value === 'true')}
        >
          <option value="true">{find.yes}</option>
          <option value="false">{find.no}</option>
        </select>
      );
    case 'between':
      return <Between {...props} />;
    case 'at-least':
      return (
        <input
          type="number"
          aria-label={label}
          min={0}
          max={100}
          value={(row.value as { atLeast: number }).atLeast}
          onChange={({ target }) =>
            onChange({ atLeast: Math.min(100, Math.max(0, target.valueAsNumber || 0)) })
          }
        />
      );
  }
}

const dayMs = 86_400_000;
const dayOf = (moment: string | undefined, more = 0) =>
  moment === undefined
    ? ''
    : new Date(Date.parse(moment.slice(0, 10)) + more * dayMs).toISOString().slice(0, 10);

/** From a day to a day, both of them included: the service is asked for the moments at which they begin and end. */
function Between({ row, label, now, onChange }: ValueProps) {
  const { find } = useDeskTexts();
  const { from, before } = row.value as { from?: string; before?: string };
  const beginning = (day: string) => `${day}T00:00:00${zoneOf(now)}`;
  return (
    <span className="between">
      <input
        type="date"
        aria-label={`${label} ${find.from}`}
        value={dayOf(from)}
        onChange={({ target }) =>
          onChange({ ...(target.value && { from: beginning(target.value) }), ...(before && { before }) })
        }
      />
      <span>{find.until}</span>
      <input
        type="date"
        aria-label={`${label} ${find.until}`}
        value={dayOf(before, -1)}
        onChange={({ target }) =>
          onChange({
            ...(from && { from }),
            ...(target.value && { before: beginning(dayOf(target.value, 1)) }),
          })
        }
      />
    </span>
  );
}
