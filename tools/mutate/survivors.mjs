// A surviving mutant in one line, the same in Stryker's report and on the page that gives the reasons:
// `zone.ts: moment < recent.to → true`. Line numbers would not outlive the next edit.
import { basename } from 'node:path';

/** Of the files of Stryker's report, in order of file and place. */
export function survivorsOf(files) {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .sort((a, b) => a.location.start.line - b.location.start.line)
      .map((mutant) => lineOf(file, lines, mutant));
  });
}

/** The lines in the page's code blocks. */
export function reasonsIn(page) {
  const blocks = page.match(/^```\n[^]*?^```$/gm) ?? [];
  return blocks.flatMap((block) => block.split('\n').slice(1, -1));
}

/** What the first list has beyond the second, each line as often. */
export function withoutEach(lines, others) {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function lineOf(file, lines, { location: { start, end }, replacement }) {
  const part = lines.slice(start.line - 1, end.line);
  part[part.length - 1] = part.at(-1).slice(0, end.column - 1);
  part[0] = part[0].slice(start.column - 1);
  return `${basename(file)}: ${short(part.join(' '))} → ${short(replacement)}`;
}

function short(code) {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length <= 90 ? line : `${line.slice(0, 60)} … ${line.slice(-25)}`;
}
