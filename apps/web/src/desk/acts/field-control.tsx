import { Field, describedBy, idOf } from '../../parts/field.tsx';
import { BlanksLeft } from '../guidance/blanks-left.tsx';
import { zoneOf } from '../parts/near-moment.ts';
import { useDeskTexts } from '../speaking.tsx';
import { textOf, type ControlProps } from './control-props.ts';
import { EvidenceControl } from './evidence-control.tsx';
import { useForm } from './form-speaks.ts';
import {
  CaseControl,
  CategoryControl,
  FileControl,
  PeopleControl,
  PersonControl,
  UnitControl,
} from './look-ups.tsx';
import { ListControl, PartControl } from './nested-controls.tsx';
import { PlaceControl } from './place-control.tsx';
import { ReplyTemplates } from './reply-templates.tsx';
import { useLabel } from './use-label.ts';

/** What is looked up rather than typed, by the name it has in every command. */
const byName: Readonly<Record<string, (props: ControlProps) => React.ReactNode>> = {
  unit: UnitControl,
  subjectUnit: UnitControl,
  handler: PersonControl,
  subjectPersons: PeopleControl,
  category: CategoryControl,
  into: CaseControl,
  attachment: FileControl,
  evidence: EvidenceControl,
  attachments: EvidenceControl,
};

/** The control of one field, by what the API says it takes. */
export function FieldControl(props: ControlProps) {
  const { name, shape } = props;
  const { command } = useForm();
  const LookUp = byName[name];
  if (LookUp) return <LookUp {...props} />;
  // Of these two names one command means a unit and a person, the others a text and a date.
  if (name === 'place' && command === 'refer') return <UnitControl {...props} />;
  if (name === 'by' && command === 'close') return <PersonControl {...props} />;
  if (name === 'place') return <PlaceControl {...props} />;
  if (shape.properties) return <PartControl {...props} />;
  if (shape.items?.enum) return <SeveralControl {...props} />;
  if (shape.type === 'array') return <ListControl {...props} />;
  if (shape.enum) return <ChoiceControl {...props} />;
  if (shape.type === 'boolean') return <SwitchControl {...props} />;
  return <TextControl {...props} />;
}

/** One of few: all of them are seen. */
function ChoiceControl({ name, path, shape, isNeeded, value, onChange }: ControlProps) {
  const { fields } = useDeskTexts();
  const { label, error } = useLabel(path, name);
  const inWords = useChoiceWords();
  const { matter } = useForm();
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} id={`${idOf(path)}-group`}>
      <legend>{label}</legend>
      {error && <p className="error">{error}</p>}
      <div className="choices-in-line">
        {[...(isNeeded ? [] : ['']), ...(shape.enum ?? [])].map((each) => (
          <label key={each} className="choice">
            <input
              type="radio"
              name={path}
              value={each}
              checked={textOf(value) === each}
              onChange={() => onChange(each)}
              {...describedBy({ name: path, label, error })}
            />
            <span>{each !== '' ? inWords(each) : matter ? fields.noChange : fields.leaveOut}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Values that the API names, as the bureau's papers do. */
function useChoiceWords(): (value: string) => string {
  const { fields, matter, words } = useDeskTexts();
  const ledgers = Object.entries(words.ledgers).map(([ledger, said]) => [ledger, said.name]);
  const inWords: Readonly<Record<string, string>> = {
    ...{ ...fields.outcomes, ...fields.values, ...matter.channels },
    ...Object.fromEntries(ledgers),
  };
  return (value) => inWords[value] ?? value;
}

/** Some of few, or none. */
function SeveralControl({ name, path, shape, value, onChange }: ControlProps) {
  const { label, error } = useLabel(path, name);
  const inWords = useChoiceWords();
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'}>
      <legend>{label}</legend>
      {error && <p className="error">{error}</p>}
      <div className="choices-in-line">
        {(shape.items?.enum ?? []).map((each) => (
          <label key={each} className="choice">
            <input
              type="checkbox"
              name={path}
              checked={chosen.includes(each)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, each] : chosen.filter((other) => other !== each))
              }
            />
            <span>{inWords(each)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function SwitchControl({ name, path, shape, value, onChange }: ControlProps) {
  const { label, error } = useLabel(path, name);
  return (
    <div className="field">
      {error && <p className="error">{error}</p>}
      <label className="choice">
        <input
          type="checkbox"
          name={path}
          checked={(value ?? shape.default) === true}
          onChange={({ target }) => onChange(target.checked)}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}

const longer = 300;
/** Texts of up to so many signs are a line or two. */
const shorter = 500;
const moments = new Set(['at', 'receivedAt']);

function TextControl({ name, path, shape, isNeeded, value, onChange }: ControlProps) {
  const { matter } = useForm();
  const { label, error } = useLabel(path, name);
  const field = { name: path, label, error, optional: !isNeeded };
  const common = { id: idOf(path), name: path, maxLength: shape.maxLength, ...describedBy(field) };
  const isLong = shape.type === 'string' && (shape.maxLength ?? 0) > longer;
  const zone = zoneOf(matter?.serverTime ?? '+08:00');
  if (isLong)
    return (
      <Field {...field}>
        <textarea
          {...common}
          rows={name === 'note' || (shape.maxLength ?? 0) <= shorter ? 2 : 5}
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value)}
        />
        {name === 'result' && <BlanksLeft text={textOf(value)} control={idOf(path)} />}
        {name === 'result' && <ReplyTemplates text={textOf(value)} onUse={onChange} />}
      </Field>
    );
  if (moments.has(name))
    return (
      <Field {...field}>
        <input
          {...common}
          type="datetime-local"
          value={textOf(value).slice(0, 16)}
          onChange={({ target }) => onChange(target.value && `${target.value}:00${zone}`)}
        />
      </Field>
    );
  const isNumber = shape.type === 'integer' || shape.type === 'number';
  return (
    <Field {...field}>
      <input
        {...common}
        type={shape.format === 'date' ? 'date' : isNumber ? 'number' : name === 'phone' ? 'tel' : 'text'}
        min={shape.minimum}
        max={shape.maximum}
        value={textOf(value)}
        onChange={({ target }) =>
          onChange(isNumber && target.value !== '' ? Number(target.value) : target.value)
        }
      />
    </Field>
  );
}
