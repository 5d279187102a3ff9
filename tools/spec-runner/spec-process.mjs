// A process that runs specs, one file after the other, with modules read once for all of them.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect } from 'expect';
import * as circus from 'jest-circus';
import { formatResultsErrors } from 'jest-message-util';

let settings;
let strays = [];

// Nobody waited for what failed here: the file that is being run answers for it.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) => strays.push(error instanceof Error ? error : new Error(String(error))));

/** Called by jest-worker, once, before the first file. */
export function setup(given) {
  settings = given;
  circus.addEventHandler(({ name, test }) => {
    if (name === 'test_start') expect.setState({ currentTestName: pathOf(test).join(' ') });
    if (name === 'test_done')
      test.errors.push(...expect.extractExpectedAssertionsErrors().map(({ error }) => error));
  });
}

/** A file's result, in the shape that Jest's reporters read. */
export async function run(testFilePath) {
  strays = [];
  const start = Date.now();
  const cpuBefore = cpuSeconds();
  circus.resetState();
  const { testNamePattern, testTimeout } = settings;
  circus.setState({
    ...circus.getState(),
    testTimeout,
    testNamePattern: testNamePattern ? new RegExp(testNamePattern, 'i') : null,
  });
  expect.setState({ testPath: testFilePath });
  await import(pathToFileURL(testFilePath));
  const { testResults, unhandledErrorsDetailed } = await circus.run();
  const result = resultOf(
    testFilePath,
    testResults.map(inJestsWords),
    [...unhandledErrorsDetailed, ...strays],
    start,
  );
  return { ...result, cpuSeconds: cpuSeconds() - cpuBefore };
}

/** Of this process and of all that it started and that have ended; on Linux alone the latter are known. */
function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + endedChildren();
}

function endedChildren() {
  if (process.platform !== 'linux') return 0;
  // Fields 16 and 17 of proc(5), in hundredths of a second; the name before them may hold blanks.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function inJestsWords({ testPath, status, errors, errorsDetailed, duration, startedAt, ...rest }) {
  const [, ...titles] = testPath;
  return {
    ...rest,
    ancestorTitles: titles.slice(0, -1),
    title: titles.at(-1),
    fullName: titles.join(' '),
    status: wordFor(status, errors),
    duration,
    startAt: startedAt,
    failureMessages: errors,
    failureDetails: errorsDetailed.map(({ message }) => ({ message })),
  };
}

function wordFor(status, errors) {
  if (status === 'skip') return 'pending';
  if (status === 'todo') return 'todo';
  return errors.length > 0 ? 'failed' : 'passed';
}

function resultOf(testFilePath, testResults, unhandled, start) {
  const end = Date.now();
  const count = (word) => testResults.filter(({ status }) => status === word).length;
  const told = formatResultsErrors(testResults, settings.projectConfig, settings.globalConfig, testFilePath);
  const stray = unhandled.map(({ stack, message }) => stack ?? message).join('\n\n');
  return {
    testFilePath,
    testResults,
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    failureMessage: [told, stray].filter(Boolean).join('\n\n') || null,
    testExecError: stray ? { message: '', stack: stray } : undefined,
    perfStats: { start, end, runtime: end - start, slow: false },
    leaks: false,
    openHandles: [],
    skipped: false,
    snapshot: {
      added: 0,
      fileDeleted: false,
      matched: 0,
      unchecked: 0,
      uncheckedKeys: [],
      unmatched: 0,
      updated: 0,
    },
  };
}

function pathOf(block) {
  return block.parent ? [...pathOf(block.parent), block.name] : [];
}
