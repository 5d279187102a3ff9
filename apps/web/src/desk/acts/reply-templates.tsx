import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { useDeskTexts } from '../speaking.tsx';
import { keepTemplates, putAfter, templatesOf, withTemplate, type Template } from './templates.ts';

/** Beside a result: one's usual answers to begin with, and a way to keep what was just written as one. */
export function ReplyTemplates({ text, onUse }: { text: string; onUse: (text: string) => void }) {
  const { templates } = useDeskTexts();
  const person = useQuery(meQuery).data?.id ?? '';
  const [all, setAll] = useState<readonly Template[]>(() => templatesOf(person));
  const [name, setName] = useState('');
  const change = (now: readonly Template[]) => {
    setAll(now);
    keepTemplates(person, now);
  };
  return (
    <details className="templates">
      <summary>{templates.title(all.length)}</summary>
      <ul className="files">
        {all.map((each) => (
          <li key={each.name}>
            <button type="button" className="link-button" onClick={() => onUse(putAfter(text, each.text))}>
              {each.name}
            </button>{' '}
            <button
              type="button"
              className="link-button quiet"
              aria-label={templates.dropOf(each.name)}
              onClick={() => change(all.filter((other) => other.name !== each.name))}
            >
              {templates.drop}
            </button>
          </li>
        ))}
      </ul>
      <p className="hint">{templates.hint}</p>
      <label htmlFor="template-name">{templates.name}</label>
      <input
        id="template-name"
        maxLength={50}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button
        size="small"
        disabled={name.trim() === '' || text.trim() === ''}
        onClick={() => {
          change(withTemplate(all, { name: name.trim(), text }));
          setName('');
        }}
      >
        {templates.keep}
      </Button>
    </details>
  );
}
