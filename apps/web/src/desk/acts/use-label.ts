import { useDeskTexts } from '../speaking.tsx';
import { useForm } from './form-speaks.ts';

/** What a field is called in this form, and what is wrong with it. */
export function useLabel(path: string, name: string) {
  const { fields } = useDeskTexts();
  const { command, errors } = useForm();
  const own = fields.inCommand[`${command}.${name}`];
  return { label: own ?? fields.names[name] ?? name, error: errors[path] };
}
