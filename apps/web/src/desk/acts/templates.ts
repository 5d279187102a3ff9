const keyOf = (person: string) => `desk-templates:${person}`;

export interface Template {
  readonly name: string;
  readonly text: string;
}

/** One's own usual answers, in this browser; those of the bureau and of the unit are guidance. */
export function templatesOf(person: string): readonly Template[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]') as Template[];
  } catch {
    return [];
  }
}

/** An answer put after what is written already. */
export function putAfter(text: string, answer: string): string {
  return text.trim() === '' ? answer : `${text.trimEnd()}\n${answer}`;
}

const atMost = 50;

/** The newest first; one of the same name is replaced. */
export function withTemplate(all: readonly Template[], one: Template): readonly Template[] {
  return [one, ...all.filter(({ name }) => name !== one.name)].slice(0, atMost);
}

export function keepTemplates(person: string, all: readonly Template[]): void {
  localStorage.setItem(keyOf(person), JSON.stringify(all));
}
