import { messageOf, Problem, problems, RejectedImport, type Language } from '@fengqiao/contracts/problem';
import { z } from 'zod';
import type { ApiDocument, Operation } from './api-operations.ts';
import type { FuzzAnswer } from './send-request.ts';

/** What nobody outside may read: our files, our statements, our tables' rules, our errors' names. */
const leaks = [
  /\bat \S+ \(.*:\d+:\d+\)/,
  /node_modules|file:\/\/|\/(libs|apps|dist|src)\//,
  /\b(select|insert into|update|delete from)\b[^"]*\b(from|values|set|where)\b/i,
  /_pkey\b|constraint "|relation "|column "|duplicate key|syntax error|invalid input syntax/i,
  /\b(QueryFailed|Zod|Type|Range|Reference|Syntax)Error\b|ECONN|SQLSTATE/,
];

const problemType = 'application/problem+json';

export interface Asked {
  readonly method: string;
  /** Null where the address is not in the document. */
  readonly operation: Operation | null;
  /** Null where the caller's wish cannot be told. */
  readonly language: Language | null;
}

/** Everything wrong with an answer, in words; nothing when it is as promised. */
export class Judge {
  private readonly promised = new Map<string, z.ZodType>();

  constructor(private readonly api: ApiDocument) {}

  judge(answer: FuzzAnswer, asked: Asked): string[] {
    const { status } = answer;
    if (status >= 500) return [`status ${status}: ${answer.text}`];
    if (status >= 400) return this.judgeRefusal(answer, asked);
    return asked.operation ? this.judgeSuccess(answer, asked.operation, asked.method) : [];
  }

  /** In a form that the document names for that status, else for all that it does not name; a problem where it knows nothing. */
  private judgeRefusal(answer: FuzzAnswer, asked: Asked): string[] {
    const responses = asked.operation?.responses;
    const promised = (responses?.[answer.status] ?? responses?.['default'])?.content ?? { [problemType]: {} };
    const type = typeOf(answer);
    if (!(type in promised)) return [`status ${answer.status} of type ${type}`];
    return type === problemType ? this.judgeProblem(answer, asked) : leaksOf(answer.text);
  }

  private judgeProblem(answer: FuzzAnswer, { method, language }: Asked): string[] {
    const said = answer.headers['content-language'];
    const spoken: Language = said === 'en' ? 'en' : 'zh-CN';
    // What was no HTTP was not read as far as the language; it ends the connection.
    const wasRead = answer.headers['connection'] !== 'close';
    const wrong = language && wasRead && said !== language ? [`language ${said} instead of ${language}`] : [];
    if (method === 'HEAD') return wrong;
    const body = parse(answer.text);
    const shape = Problem.or(RejectedImport).safeParse(body);
    if (!shape.success) return [...wrong, `no problem: ${answer.text}`];
    const { code, title, status } = shape.data;
    if (status !== answer.status) wrong.push(`status ${answer.status}, in the body ${status}`);
    if (code in problems && problems[code as keyof typeof problems][0] !== status)
      wrong.push(`${code} with status ${status}`);
    if (messageOf(code, 'en') === code) wrong.push(`code ${code} has no words`);
    if (title !== messageOf(code, spoken)) wrong.push(`title ${title} is not ${code} in ${spoken}`);
    const foreign = (shape.data.errors ?? []).filter(({ message }) => !isIn(spoken, message));
    wrong.push(...foreign.map(({ message }) => `an error's message is not in ${spoken}: ${message}`));
    return [...wrong, ...leaksOf(answer.text)];
  }

  private judgeSuccess(answer: FuzzAnswer, operation: Operation, method: string): string[] {
    const promised = operation.responses[answer.status];
    if (promised && answer.status === 304) return answer.text === '' ? [] : ['304 with a body'];
    if (promised && answer.status === 204) return answer.text === '' ? [] : ['204 with a body'];
    if (promised && answer.status < 400 && answer.status >= 300)
      return answer.headers['location'] === undefined ? [`${answer.status} to nowhere`] : [];
    const content = promised?.content;
    if (!content) return [`status ${answer.status} is not in the document`];
    const type = typeOf(answer);
    const schema = content[type]?.schema;
    if (!schema) return [`type ${type} is not in the document`];
    // The same answer as to GET, without its body.
    if (method === 'HEAD') return [];
    const value = /json/.test(type) ? parse(answer.text) : answer.text;
    const checked = this.schemaOf(JSON.stringify(schema)).safeParse(value);
    return checked.success ? [] : [`not as the document promises: ${checked.error.message}`];
  }

  /**
   * Zod reads JSON Schema too: the answer is held against the document, not against the code behind it. It reads a pattern
   * as before Unicode, where `\p{Cs}` means four letters; no half of a surrogate pair comes out of JSON in UTF-8.
   */
  private schemaOf(text: string): z.ZodType {
    const known = this.promised.get(text);
    if (known) return known;
    const local = (each: string) =>
      JSON.parse(each.replaceAll('#/components/schemas/', '#/$defs/').replaceAll('\\\\p{Cs}', '')) as object;
    const $defs = local(JSON.stringify(this.api.schemas));
    const made = z.fromJSONSchema({ ...local(text), $defs } as Parameters<typeof z.fromJSONSchema>[0]);
    this.promised.set(text, made);
    return made;
  }
}

function typeOf({ headers }: FuzzAnswer): string {
  return (headers['content-type'] ?? 'none').split(';')[0] ?? '';
}

/** An English message may quote a field's name, which is the caller's; a Chinese one has at least a Chinese word. */
function isIn(language: Language, message: string): boolean {
  return language === 'en' ? /[a-z]{3}/i.test(message) : /\p{Script=Han}/u.test(message);
}

function leaksOf(text: string): string[] {
  return leaks.filter((leak) => leak.test(text)).map((leak) => `leaks ${leak.exec(text)?.[0]}: ${text}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
